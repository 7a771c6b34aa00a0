package io.spacemoe.cli.screen;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import io.spacemoe.lab.table.Table;
import java.util.List;
import java.util.stream.IntStream;

/** A table as a terminal shows it. */
public final class ScreenTable {
  /** More than any cell has; wider ones would be broken into lines. */
  private static final int WIDEST = 4096;

  private ScreenTable() {}

  /** The table without its title, numbers to the right. */
  public static String of(Table table) {
    List<ColumnData<List<String>>> columns =
        IntStream.range(0, table.columns().size())
            .mapToObj(c -> column(table.columns().get(c), c))
            .toList();
    return AsciiTable.getTable(AsciiTable.NO_BORDERS, table.rows(), columns);
  }

  private static ColumnData<List<String>> column(Table.Column column, int number) {
    HorizontalAlign align = column.numeric() ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT;
    return new Column()
        .header(column.name().strip())
        .maxWidth(WIDEST)
        .headerAlign(align)
        .dataAlign(align)
        .with(row -> Printable.inOneLine(row.get(number)));
  }
}
