package io.spacemoe.instances.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
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
 * Comma-separated values (RFC 4180): lines of equally many fields, the first perhaps a header.
 * Blanks around fields, also around quotes, do not count. Every pass reads the text anew, so that
 * no more than a line is held.
 */
public final class Csv {
  /** Characters of a number; longer ones would take long to read, and mean nothing. */
  private static final int LONGEST_NUMBER = 1000;

  private static final String INDEX = "a whole number from 0 to 2147483647";

  /** Lines of a table that are read; a table of more would take many times its text. */
  private static final int MOST_LINES = 2_000_000;

  private final InputFile input;
  private final CsvRecord first;

  /**
   * Reads the first line that is not blank.
   *
   * @throws InstanceFormatException when there is none, or it has no commas but other separators
   */
  public Csv(InputFile input) {
    this.input = input;
    CsvRecord[] found = new CsvRecord[1];
    read(
        line -> {
          found[0] = line;
          return false;
        });
    if (found[0] == null) {
      throw new InstanceFormatException(input.name(), "", "has no line; expected CSV");
    }
    first = found[0];
    if (width() == 1) {
      refuseOtherSeparator(';', "semicolons");
      refuseOtherSeparator('\t', "tabs");
    }
  }

  private void refuseOtherSeparator(char separator, String name) {
    if (first.getField(0).strip().indexOf(separator) >= 0) {
      throw wrongFirst(
          String.format(
              Locale.ROOT,
              "has %s between its fields; expected commas.%nMaybe replace them, and write decimal points",
              name));
    }
  }

  /** Hands over the lines that are not blank, one by one, as long as they are wanted. */
  private void read(Predicate<CsvRecord> reader) {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .skipEmptyLines(false)
            .trimWhitespacesAroundQuotes(true)
            .allowUnclosedQuote(false)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(input.reader())) {
      CsvRecord blank = null;
      for (CsvRecord line : csv) {
        if (line.getFieldCount() == 1 && line.getField(0).isBlank()) {
          blank = line;
          continue;
        }
        if (blank != null && first != null && width() == 1) {
          throw wrong(
              blank,
              String.format(
                  Locale.ROOT,
                  "is blank in a table of one column: a forbidden pair, or nothing.%nMaybe write inf, or remove it"));
        }
        blank = null;
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
    return first.getFields().stream().map(Csv::lower).toList();
  }

  /** A field without blanks around it, in lower case. */
  public static String lower(String field) {
    return field.strip().toLowerCase(Locale.ROOT);
  }

  /** How many fields every line has. */
  public int width() {
    return first.getFieldCount();
  }

  /**
   * Hands over the lines, one by one, without or with the first.
   *
   * @throws InstanceFormatException when quotes are not closed, or a line has more or fewer fields
   *     than the first
   */
  public void lines(boolean header, Consumer<CsvRecord> reader) {
    long start = first.getStartingLineNumber();
    read(
        line -> {
          if (line.getFieldCount() != width()) {
            throw wrong(
                line,
                String.format(
                    Locale.ROOT,
                    "has %d fields; expected as many as the first line, %d",
                    line.getFieldCount(),
                    width()));
          }
          if (!header || line.getStartingLineNumber() != start) {
            reader.accept(line);
          }
          return true;
        });
  }

  /** The lines as rows of a table, without or with the first. */
  public <R> List<R> rows(boolean header, Function<CsvRecord, R> row) {
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
          boolean below = line.getStartingLineNumber() != first.getStartingLineNumber();
          all[0] = !below || such.test(lower(line.getField(0)));
          return all[0];
        });
    return all[0];
  }

  /** A field as a number. */
  public double number(CsvRecord line, int field) {
    return decimal(line, field, line.getField(field), "a number").doubleValue();
  }

  /** A field as a whole number, however it is written. */
  public long whole(CsvRecord line, int field) {
    try {
      return decimal(line, field, line.getField(field), Numbers.WHOLE).longValueExact();
    } catch (ArithmeticException e) {
      throw wrongField(line, field, Numbers.WHOLE);
    }
  }

  /** A field as a whole number from 0. */
  public int index(CsvRecord line, int field) {
    return index(line, field, line.getField(field));
  }

  /** A field as whole numbers from 0 with blanks between them. */
  public int[] indices(CsvRecord line, int field) {
    String text = line.getField(field).strip();
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] parts = text.split("\\s+", -1);
    int[] indices = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      indices[i] = index(line, field, parts[i]);
    }
    return indices;
  }

  private int index(CsvRecord line, int field, String text) {
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

  private BigDecimal decimal(CsvRecord line, int field, String written, String expected) {
    String text = written.strip();
    if (text.length() > LONGEST_NUMBER) {
      throw wrongField(line, field, expected);
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw wrongField(line, field, expected);
    }
  }

  private InstanceFormatException wrongField(CsvRecord line, int field, String expected) {
    return wrong(
        line,
        String.format(
            Locale.ROOT,
            "has %s in field %d; expected %s",
            Glimpse.of(line.getField(field)),
            field + 1,
            expected));
  }

  /** Something wrong with the first line. */
  public InstanceFormatException wrongFirst(String problem) {
    return wrong(first, problem);
  }

  /** Something wrong with a line. */
  public InstanceFormatException wrong(CsvRecord line, String problem) {
    return new InstanceFormatException(
        input.name(), String.format(Locale.ROOT, "line %d", line.getStartingLineNumber()), problem);
  }
}
