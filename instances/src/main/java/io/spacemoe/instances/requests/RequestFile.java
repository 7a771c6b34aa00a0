package io.spacemoe.instances.requests;

import io.spacemoe.instances.text.Csv;
import io.spacemoe.instances.text.CsvColumns;
import io.spacemoe.instances.text.CsvLine;
import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.workload.RequestTrace;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Requests as CSV with a header: {@code time,promptTokens,outputTokens}, times in seconds, or
 * {@code TIMESTAMP,ContextTokens,GeneratedTokens} with date and time, as the public traces of Azure
 * have it. Requests stand in the order in which they came.
 */
public final class RequestFile {
  private static final List<String> OWN = List.of("time", "promptTokens", "outputTokens");
  private static final List<String> AZURE =
      List.of("TIMESTAMP", "ContextTokens", "GeneratedTokens");

  /** Later ones would lose nanoseconds. */
  private static final double LATEST = 1e9;

  private static final int MOST_TOKENS = 1_000_000;

  private static final DateTimeFormatter DATE_AND_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("[ ]['T']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final CsvColumns columns;
  private final boolean dates;
  private LocalDateTime first;
  private double before;

  private RequestFile(InputFile file) {
    Csv csv = new Csv(file);
    dates = csv.columns().contains(Csv.lower(AZURE.get(0)));
    if (!dates && !csv.columns().contains(OWN.get(0))) {
      throw csv.wrongFirst(
          "is no header of requests; expected %s or %s"
              .formatted(String.join(",", OWN), String.join(",", AZURE)));
    }
    List<String> expected = dates ? AZURE : OWN;
    columns = new CsvColumns(csv, expected, expected.size());
  }

  /**
   * Whether a first line is that of such a file.
   *
   * @param fields its fields in small letters, without blanks around them
   */
  public static boolean is(Collection<String> fields) {
    return Stream.of(OWN, AZURE)
        .anyMatch(names -> fields.containsAll(names.stream().map(Csv::lower).toList()));
  }

  /**
   * Reads a file.
   *
   * @throws InstanceFormatException naming file and line
   */
  public static RequestTrace read(InputFile file) {
    RequestFile reader = new RequestFile(file);
    List<Request> requests = reader.columns.csv().rows(true, reader::request);
    try {
      return new RequestTrace(
          requests.stream().mapToDouble(Request::seconds).toArray(),
          requests.stream().mapToInt(Request::promptTokens).toArray(),
          requests.stream().mapToInt(Request::outputTokens).toArray());
    } catch (InvalidValueException e) {
      throw new InstanceFormatException(file.name(), "", "is no trace: " + e.getMessage());
    }
  }

  private record Request(double seconds, int promptTokens, int outputTokens) {}

  private Request request(CsvLine line) {
    double seconds = dates ? secondsAfterFirst(line) : seconds(line);
    if (!(seconds >= 0 && seconds <= LATEST)) {
      throw columns
          .csv()
          .wrong(
              line,
              "has %s in field time; allowed: 0 to 1e9 seconds"
                  .formatted(Glimpse.of(columns.text(line, 0))));
    }
    if (seconds < before) {
      throw columns
          .csv()
          .wrong(line, "is earlier than the line before; expected requests in order of time");
    }
    before = seconds;
    return new Request(seconds, tokens(line, 1, 0), tokens(line, 2, 1));
  }

  private double seconds(CsvLine line) {
    return columns.number(line, 0).orElseThrow(() -> columns.missing(line, 0));
  }

  private double secondsAfterFirst(CsvLine line) {
    String text = columns.text(line, 0);
    try {
      LocalDateTime time = LocalDateTime.parse(text, DATE_AND_TIME);
      first = first == null ? time : first;
      Duration since = Duration.between(first, time);
      if (since.isNegative()) {
        throw columns
            .csv()
            .wrong(line, "is earlier than the first; expected requests in order of time");
      }
      return since.toSeconds() + since.toNanosPart() * 1e-9;
    } catch (DateTimeParseException e) {
      throw columns
          .csv()
          .wrong(
              line,
              "has %s in field TIMESTAMP; expected a time such as 2023-11-16 18:17:03.9799600"
                  .formatted(Glimpse.of(text)));
    }
  }

  private int tokens(CsvLine line, int column, int least) {
    OptionalInt given = columns.whole(line, column);
    int tokens = given.orElseThrow(() -> columns.missing(line, column));
    if (tokens < least || tokens > MOST_TOKENS) {
      throw columns
          .csv()
          .wrong(
              line,
              String.format(
                  Locale.ROOT,
                  "has %d in field %s; allowed: %d to %d",
                  tokens,
                  (dates ? AZURE : OWN).get(column),
                  least,
                  MOST_TOKENS));
    }
    return tokens;
  }
}
