package io.spacemoe.instances.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Comma-separated values (RFC 4180), or with semicolons, tabs or blanks between them: lines of
 * equally many fields, the first perhaps a header. Blanks around fields, also around quotes, do not
 * count. Every pass reads the text anew, so that no more than a line is held.
 */
public final class Csv {
  private static final String INDEX = "a whole number from 0 to 2147483647";

  /** Lines of a table that are read; a table of more would take many times its text. */
  private static final int MOST_LINES = 2_000_000;

  private final InputFile input;
  private final Separator separator;
  private List<String> first = List.of();
  private long firstNumber;

  /**
   * Reads the first line that is not blank.
   *
   * @throws InstanceFormatException when there is none, or it has two kinds of separators
   */
  public Csv(InputFile input) {
    this.input = input;
    separator = Separator.of(input);
    read(
        line -> {
          first = line.texts();
          firstNumber = line.number();
          return false;
        });
    if (first.isEmpty()) {
      throw new InstanceFormatException(input.name(), "", "has no line; expected CSV");
    }
  }

  /** Hands over the lines that are not blank, one by one, as long as they are wanted. */
  private void read(Predicate<CsvLine> reader) {
    try (CsvReader<CsvLine> csv =
        CsvReader.builder()
            .fieldSeparator(separator.sign())
            .skipEmptyLines(false)
            .trimWhitespacesAroundQuotes(true)
            .allowUnclosedQuote(false)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(new CsvLine.Handler(), text())) {
      long blank = 0;
      for (CsvLine line : csv) {
        if (line.isBlank()) {
          blank = line.number();
          continue;
        }
        if (blank != 0 && first.size() == 1) {
          throw wrong(
              blank,
              String.format(
                  Locale.ROOT,
                  "is blank in a table of one column: a forbidden pair, or nothing.%nMaybe write inf, or remove it"));
        }
        blank = 0;
        if (!reader.test(line)) {
          return;
        }
      }
    } catch (CharacterCodingException e) {
      throw input.isNoText(e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException coding) {
        throw input.isNoText(coding);
      }
      throw noCsv(e);
    } catch (CsvParseException | IOException e) {
      throw noCsv(e);
    }
  }

  private Reader text() {
    return separator == Separator.BLANKS
        ? new BlankRuns(new BufferedReader(input.reader()))
        : input.reader();
  }

  private InstanceFormatException noCsv(Exception e) {
    if (e.getCause() instanceof OutOfMemoryError full) {
      throw full; // the library takes it for an error of the text
    }
    String why = e.getCause() instanceof CharacterCodingException ? "not UTF-8" : e.getMessage();
    return new InstanceFormatException(input.name(), "", "is not CSV: " + why);
  }

  /** The first line, which may be a header. */
  public FirstLine firstLine() {
    return new FirstLine(columns());
  }

  /** The fields of the first line in lower case. */
  public List<String> columns() {
    return first.stream().map(Csv::lower).toList();
  }

  /** A field without blanks around it, in lower case. */
  public static String lower(String field) {
    return field.strip().toLowerCase(Locale.ROOT);
  }

  /** How many fields every line has. */
  public int width() {
    return first.size();
  }

  /**
   * Hands over the lines, one by one, without or with the first.
   *
   * @throws InstanceFormatException when quotes are not closed, or a line has more or fewer fields
   *     than the first
   */
  public void lines(boolean header, Consumer<CsvLine> reader) {
    read(
        line -> {
          if (line.size() != width()) {
            throw wrong(
                line,
                String.format(
                    Locale.ROOT,
                    "has %d fields; expected as many as the first line, %d",
                    line.size(),
                    width()));
          }
          if (!header || line.number() != firstNumber) {
            reader.accept(line);
          }
          return true;
        });
  }

  /** The lines as rows of a table, without or with the first. */
  public <R> List<R> rows(boolean header, Function<CsvLine, R> row) {
    List<R> rows = new ArrayList<>();
    lines(
        header,
        line -> {
          if (rows.size() == MOST_LINES) {
            throw wrong(
                line,
                String.format(
                    Locale.ROOT, "is one line too many; allowed: at most %,d", MOST_LINES));
          }
          rows.add(row.apply(line));
        });
    return rows;
  }

  /** Whether there is a line below the first. */
  public boolean hasLinesBelow() {
    return !columnBelow(field -> false);
  }

  /** Whether the first fields of all lines below the first, in lower case, are such. */
  public boolean columnBelow(Predicate<String> such) {
    boolean[] all = {true};
    read(
        line -> {
          boolean below = line.number() != firstNumber;
          all[0] = !below || such.test(lower(line.text(0)));
          return all[0];
        });
    return all[0];
  }

  /** A field as a number. */
  public double number(CsvLine line, int field) {
    return decimal(line, field, line.text(field), "a number").doubleValue();
  }

  /**
   * A field as the whole number that a scale makes of it.
   *
   * @param header whether the first line is one, so that it has no numbers
   */
  public long scaled(CsvLine line, int field, Scale scale, boolean header) {
    long digits = line.digits(field);
    try {
      return digits != Long.MIN_VALUE
          ? scale.times(digits)
          : scale.times(decimal(line, field, line.text(field), Numbers.WHOLE));
    } catch (ArithmeticException e) {
      throw wrong(
          line,
          String.format(
              Locale.ROOT,
              "has %s in field %d; %s",
              Glimpse.of(line.text(field)),
              field + 1,
              scale.wayOut(decimals(header))));
    }
  }

  /** The most decimals of a number. */
  private int decimals(boolean header) {
    int[] most = {0};
    lines(
        header,
        line -> {
          for (int f = 0; f < line.size(); f++) {
            most[0] = Math.max(most[0], Scale.decimals(lower(line.text(f))));
          }
        });
    return most[0];
  }

  /** A field as a whole number from 0. */
  public int index(CsvLine line, int field) {
    return index(line, field, line.text(field));
  }

  /**
   * A field as whole numbers from 0 with blanks or separators between them, perhaps in brackets.
   */
  public int[] indices(CsvLine line, int field) {
    String text = line.text(field).replaceFirst("^\\[(.*)\\]$", "$1").strip();
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] parts = text.split("\\s*[,;|]\\s*|\\s+", -1);
    int[] indices = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      indices[i] = index(line, field, parts[i]);
    }
    return indices;
  }

  private int index(CsvLine line, int field, String text) {
    try {
      int index = decimal(line, field, text, INDEX).intValueExact();
      if (index >= 0) {
        return index;
      }
    } catch (ArithmeticException e) {
      throw wrongField(line, field, INDEX);
    }
    throw wrongField(line, field, INDEX);
  }

  private BigDecimal decimal(CsvLine line, int field, String written, String expected) {
    String text = written.strip();
    if (text.length() > Numbers.LONGEST) {
      throw wrongField(line, field, expected);
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw wrongField(line, field, expected);
    }
  }

  private InstanceFormatException wrongField(CsvLine line, int field, String expected) {
    return wrong(
        line,
        String.format(
            Locale.ROOT,
            "has %s in field %d; expected %s",
            Glimpse.of(line.text(field)),
            field + 1,
            expected));
  }

  /** Something wrong with the first line. */
  public InstanceFormatException wrongFirst(String problem) {
    return wrong(firstNumber, problem);
  }

  /** Something wrong with a line. */
  public InstanceFormatException wrong(CsvLine line, String problem) {
    return wrong(line.number(), problem);
  }

  private InstanceFormatException wrong(long line, String problem) {
    return new InstanceFormatException(
        input.name(), String.format(Locale.ROOT, "line %d", line), problem);
  }
}
