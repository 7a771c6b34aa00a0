package io.spacemoe.instances;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Comma-separated values (RFC 4180): lines of equally many fields, the first perhaps a header.
 * Blanks around fields, also around quotes, do not count.
 */
final class Csv {
  /** Characters of a number; longer ones would take long to read, and mean nothing. */
  private static final int LONGEST_NUMBER = 1000;

  private final String file;
  private final List<CsvRecord> lines = new ArrayList<>();

  /**
   * Reads all lines that are not blank.
   *
   * @throws InstanceFormatException when quotes are not closed, or a line has more or fewer fields
   *     than the first
   */
  Csv(InputFile input) {
    file = input.name();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .skipEmptyLines(true)
            .trimWhitespacesAroundQuotes(true)
            .allowUnclosedQuote(false)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(input.characters())) {
      for (CsvRecord line : csv) {
        if (line.getFieldCount() == 1 && line.getField(0).isBlank()) {
          continue;
        }
        lines.add(line);
        if (line.getFieldCount() != lines.get(0).getFieldCount()) {
          throw wrong(
              line,
              String.format(
                  Locale.ROOT,
                  "has %d fields; expected as many as the first line, %d",
                  line.getFieldCount(),
                  lines.get(0).getFieldCount()));
        }
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new InstanceFormatException(file, "", "is not CSV: " + e.getMessage());
    }
    if (lines.isEmpty()) {
      throw new InstanceFormatException(file, "", "has no line; expected CSV");
    }
  }

  /** The header's fields, when the first field of the first line is a name or nothing. */
  List<String> header() {
    String first = lines.get(0).getField(0).strip();
    boolean named = first.isEmpty() || Character.isLetter(first.codePointAt(0));
    return named ? lines.get(0).getFields() : List.of();
  }

  /** The header's fields in lower case; none without a header. */
  List<String> columns() {
    return header().stream().map(Csv::lower).toList();
  }

  /** A field without blanks around it, in lower case. */
  static String lower(String field) {
    return field.strip().toLowerCase(Locale.ROOT);
  }

  /** How many fields every line has. */
  int width() {
    return lines.get(0).getFieldCount();
  }

  /** The lines after the header. */
  List<CsvRecord> body() {
    return lines.subList(header().isEmpty() ? 0 : 1, lines.size());
  }

  /** A field as a number. */
  double number(CsvRecord line, int field) {
    return decimal(line, field, "a number").doubleValue();
  }

  /** A field as a whole number, however it is written. */
  long whole(CsvRecord line, int field) {
    try {
      return decimal(line, field, JsonObject.WHOLE).longValueExact();
    } catch (ArithmeticException e) {
      throw wrongField(line, field, JsonObject.WHOLE);
    }
  }

  /** A field as a whole number from 0. */
  int index(CsvRecord line, int field) {
    return index(line, field, line.getField(field));
  }

  /** A field as whole numbers from 0 with blanks between them. */
  int[] indices(CsvRecord line, int field) {
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
      int index = Integer.parseInt(text.strip());
      if (index >= 0) {
        return index;
      }
    } catch (NumberFormatException e) {
      throw wrongField(line, field, "a whole number from 0 to 2147483647");
    }
    throw wrongField(line, field, "a whole number from 0 to 2147483647");
  }

  private BigDecimal decimal(CsvRecord line, int field, String expected) {
    String text = line.getField(field).strip();
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
            JsonTree.described(line.getField(field)),
            field + 1,
            expected));
  }

  /** Something wrong with a line. */
  InstanceFormatException wrong(CsvRecord line, String problem) {
    return new InstanceFormatException(
        file, String.format(Locale.ROOT, "line %d", line.getStartingLineNumber()), problem);
  }
}
