package io.spacemoe.lab.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Comma-separated values (RFC 4180) that a spreadsheet may open: a cell that it would take for a
 * formula, as it begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage return
 * and is no number, has an apostrophe before it.
 */
public final class CsvOutput implements Closeable {
  private static final Pattern FORMULA =
      Pattern.compile(
          "(?![+-](\\d+[.]?\\d*|[.]\\d+)([eE][+-]?\\d+)?$)[=+\\-@\\t\\r].*", Pattern.DOTALL);

  private final CsvWriter csv;

  /** Rows for a writer, which is closed with this. */
  public CsvOutput(Writer out) {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
  }

  /** Writes a row. */
  public void row(List<String> cells) {
    csv.writeRecord(cells.stream().map(CsvOutput::plain).toList());
  }

  /** Writes a row. */
  public void row(String... cells) {
    row(Arrays.asList(cells));
  }

  private static String plain(String cell) {
    return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
  }

  /** Hands over what was written so far. */
  public void flush() throws IOException {
    csv.flush();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
