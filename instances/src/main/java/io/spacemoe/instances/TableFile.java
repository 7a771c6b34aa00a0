package io.spacemoe.instances;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.spacemoe.scenario.moe.WeightSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A table of numbers, one row per layer, one column per expert, as CSV: with or without a header;
 * with a first column {@code layer} (or one without a name) the layers must ascend.
 */
final class TableFile {
  private TableFile() {}

  /** The numbers, rows x columns. */
  static double[][] read(InputFile file) {
    Csv csv = new Csv(file);
    List<String> header = csv.header();
    boolean labelled = !header.isEmpty() && List.of("", "layer").contains(lower(header.get(0)));
    List<CsvRecord> lines = csv.body();
    double[][] rows = new double[lines.size()][];
    int layer = -1;
    for (int r = 0; r < rows.length; r++) {
      CsvRecord line = lines.get(r);
      if (labelled) {
        int next = csv.index(line, 0);
        if (next <= layer) {
          throw csv.wrong(
              line, "is layer %d after layer %d; expected ascending".formatted(next, layer));
        }
        layer = next;
      }
      int first = labelled ? 1 : 0;
      rows[r] = new double[line.getFieldCount() - first];
      for (int c = 0; c < rows[r].length; c++) {
        rows[r][c] = csv.number(line, c + first);
      }
    }
    return rows;
  }

  private static String lower(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** The text of a file that reads back as this table. */
  static byte[] text(WeightSource.Table table) {
    StringBuilder text = new StringBuilder("layer");
    for (int e = 0; e < table.row(0).length; e++) {
      text.append(",e").append(e);
    }
    for (int l = 0; l < table.layers(); l++) {
      text.append('\n').append(l);
      for (double value : table.row(l)) {
        text.append(',').append(ScenarioWriter.plain(value));
      }
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }
}
