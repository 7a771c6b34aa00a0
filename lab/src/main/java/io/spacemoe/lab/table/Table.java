package io.spacemoe.lab.table;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table, for the page and as CSV, Markdown and LaTeX.
 *
 * @param id names its files
 * @param title the title
 * @param columns its columns
 * @param rows its rows, a cell for each column; empty where there is nothing
 */
public record Table(String id, String title, List<Column> columns, List<List<String>> rows) {
  /** What Markdown gives a meaning in the middle of a line. */
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]<>&|~$]");

  /**
   * A column.
   *
   * @param name its heading
   * @param numeric whether its cells are numbers, to be aligned and sorted as such
   */
  public record Column(String name, boolean numeric) {
    /** A column of texts. */
    public static Column text(String name) {
      return new Column(name, false);
    }

    /** A column of numbers. */
    public static Column number(String name) {
      return new Column(name, true);
    }
  }

  /** Copies the lists, and refuses ragged rows. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "table %s has a row of %d cells; expected %d",
                id,
                row.size(),
                columns.size()));
      }
    }
  }

  /** The same without the columns that have nothing in any row. */
  public Table withoutEmptyColumns() {
    int[] kept =
        IntStream.range(0, columns.size())
            .filter(c -> rows.isEmpty() || rows.stream().anyMatch(row -> !row.get(c).isEmpty()))
            .toArray();
    return new Table(
        id,
        title,
        IntStream.of(kept).mapToObj(columns::get).toList(),
        rows.stream().map(row -> IntStream.of(kept).mapToObj(row::get).toList()).toList());
  }

  /** Comma-separated values with a header (RFC 4180). */
  public String csv() {
    StringWriter text = new StringWriter();
    try (CsvOutput csv = new CsvOutput(text)) {
      csv.row(columns.stream().map(Column::name).toList());
      for (List<String> row : rows) {
        csv.row(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A table as GitHub's Markdown has it. */
  public String markdown() {
    String rule =
        columns.stream()
            .map(column -> column.numeric() ? "---:" : "---")
            .collect(Collectors.joining(" | ", "| ", " |"));
    return "**%s**\n\n%s\n%s\n%s\n"
        .formatted(
            markdownText(title),
            markdownRow(columns.stream().map(Column::name).toList()),
            rule,
            rows.stream().map(Table::markdownRow).collect(Collectors.joining("\n")));
  }

  private static String markdownRow(List<String> cells) {
    return cells.stream().map(Table::markdownText).collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** A text of one line without markup. */
  private static String markdownText(String text) {
    return MARKUP.matcher(inOneLine(text)).replaceAll("\\\\$0");
  }

  /** A cell ends no row: the end of a line, or another character that commands, is a blank. */
  private static String inOneLine(String cell) {
    return cell.replaceAll("\\R|\\p{Cntrl}", " ");
  }

  /** A LaTeX table with the rules of the booktabs package. */
  public String latex() {
    String alignment =
        columns.stream().map(column -> column.numeric() ? "r" : "l").collect(Collectors.joining());
    return """
        %% needs \\usepackage{booktabs}
        \\begin{table}
        \\centering
        \\caption{%s}
        \\label{tab:%s}
        \\begin{tabular}{%s}
        \\toprule
        %s
        \\midrule
        %s
        \\bottomrule
        \\end{tabular}
        \\end{table}
        """
        .formatted(
            latexText(title),
            id,
            alignment,
            latexRow(columns.stream().map(Column::name).toList()),
            rows.stream().map(Table::latexRow).collect(Collectors.joining("\n")));
  }

  private static String latexRow(List<String> cells) {
    return cells.stream().map(Table::latexText).collect(Collectors.joining(" & ", "", " \\\\"));
  }

  private static String latexText(String text) {
    StringBuilder latex = new StringBuilder();
    inOneLine(text)
        .codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '\\' -> latex.append("\\textbackslash{}");
                case '~' -> latex.append("\\textasciitilde{}");
                case '^' -> latex.append("\\textasciicircum{}");
                case '<' -> latex.append("$<$");
                case '>' -> latex.append("$>$");
                case '[', '*' -> // after the end of a row they would be its options
                    latex.append('{').appendCodePoint(character).append('}');
                case '±' -> latex.append("$\\pm$");
                case '×' -> latex.append("$\\times$");
                case '≤' -> latex.append("$\\leq$");
                case '&', '%', '$', '#', '_', '{', '}' ->
                    latex.append('\\').appendCodePoint(character);
                default -> latex.appendCodePoint(character);
              }
            });
    return latex.toString();
  }
}
