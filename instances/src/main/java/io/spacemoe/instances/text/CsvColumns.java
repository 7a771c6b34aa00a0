package io.spacemoe.instances.text;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Columns of a CSV file by the names in its header, some of which may be missing. */
public final class CsvColumns {
  private final Csv csv;
  private final List<String> names;
  private final int[] at;

  /**
   * Reads the header.
   *
   * @param names of all columns; in the header also in other letters, small or large
   * @param needed how many of the first must be there
   * @throws InstanceFormatException when one of these is missing, or there are others
   */
  public CsvColumns(Csv csv, List<String> names, int needed) {
    this.csv = csv;
    this.names = names;
    List<String> header = csv.columns();
    List<String> known = names.stream().map(Csv::lower).toList();
    at = known.stream().mapToInt(header::indexOf).toArray();
    Optional<String> fault =
        unknown(header, known).or(() -> twice(header)).or(() -> lacking(needed));
    if (fault.isPresent()) {
      throw csv.wrongFirst(
          String.format(
              Locale.ROOT,
              "is no header; expected %s, each %sonce%s, but %s",
              String.join(",", names),
              needed == names.size() ? "" : "at most ",
              needed == 0 || needed == names.size()
                  ? ""
                  : ", with " + String.join(",", names.subList(0, needed)),
              fault.get()));
    }
  }

  private Optional<String> unknown(List<String> header, List<String> known) {
    List<String> free =
        IntStream.range(0, at.length).filter(c -> !has(c)).mapToObj(names::get).toList();
    return header.stream()
        .filter(field -> !known.contains(field))
        .findFirst()
        .map(
            field ->
                "there is %s%s"
                    .formatted(
                        Glimpse.of(field),
                        Names.meant(field, free).map(".%nMaybe %s?"::formatted).orElse("")));
  }

  private static Optional<String> twice(List<String> header) {
    return header.stream()
        .filter(field -> Collections.frequency(header, field) > 1)
        .findFirst()
        .map("%s is there twice"::formatted);
  }

  private Optional<String> lacking(int needed) {
    return IntStream.range(0, needed)
        .filter(column -> !has(column))
        .mapToObj(column -> names.get(column) + " is missing")
        .findFirst();
  }

  /** The file. */
  public Csv csv() {
    return csv;
  }

  /** Whether there is a column. */
  public boolean has(int column) {
    return at[column] >= 0;
  }

  /** A field without blanks around it. */
  public String text(CsvLine line, int column) {
    return line.text(at[column]);
  }

  private boolean given(CsvLine line, int column) {
    return has(column) && !text(line, column).isEmpty();
  }

  /** A field as a number; empty where it is. */
  public OptionalDouble number(CsvLine line, int column) {
    return given(line, column)
        ? OptionalDouble.of(csv.number(line, at[column]))
        : OptionalDouble.empty();
  }

  /** A field as a whole number from 0; empty where it is. */
  public OptionalInt whole(CsvLine line, int column) {
    return given(line, column) ? OptionalInt.of(csv.index(line, at[column])) : OptionalInt.empty();
  }

  /** What is wrong with a line that has nothing in a field. */
  public InstanceFormatException missing(CsvLine line, int column) {
    return csv.wrong(line, "has nothing in field " + names.get(column));
  }
}
