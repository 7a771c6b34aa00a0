package io.spacemoe.instances.loads;

import io.spacemoe.instances.json.JsonArray;
import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonText;
import io.spacemoe.instances.text.Csv;
import io.spacemoe.instances.text.CsvLine;
import io.spacemoe.instances.text.FirstLine;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.Numbers;
import io.spacemoe.scenario.value.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A table of numbers, one row per layer, one column per expert. Rows of zeros are dense layers,
 * which recorders count too, and are left out.
 *
 * <p>As CSV: a line per layer, with or without a header; with a first column {@code layer} (or one
 * without a name) the layers must ascend. Or in long form, see {@link LongTable}. As JSON: {@code
 * {"logical_count": [[...]]}}, as SGLang records it, perhaps with further keys, or only the array.
 * An array of arrays of arrays has a table for each step of the recording, which are summed.
 */
public final class TableFile {
  /** The key of SGLang's counts. */
  public static final String SGLANG = "logical_count";

  private TableFile() {}

  /** The numbers of a file with one table, layers x experts. */
  public static double[][] read(InputFile file) {
    return read(file, Optional.empty(), OptionalInt.empty());
  }

  /**
   * The numbers, layers x experts.
   *
   * @param name which table is meant, in a file of several
   * @param experts the model's experts, where they are known: those that a long table does not name
   *     never occurred
   */
  public static double[][] read(InputFile file, Optional<String> name, OptionalInt experts) {
    double[][] rows = withoutDenseLayers(rows(file, name, experts));
    if (rows.length == 0) {
      throw new InstanceFormatException(
          file.name(), "", "has no layer with a number above 0; expected a row for each layer");
    }
    return rows;
  }

  private static double[][] rows(InputFile file, Optional<String> name, OptionalInt experts) {
    String start = file.firstLine();
    if (start.startsWith("[")) {
      return JsonFile.readRootArray(file, TableFile::counts);
    }
    if (start.startsWith("{")) {
      return JsonFile.readObject(file, SGLANG::equals, json -> counts(json.array(SGLANG)));
    }
    Csv csv = new Csv(file);
    return LongTable.is(csv) ? new LongTable(file, csv).rows(name, experts) : wide(csv);
  }

  /** Layers x experts, or the sum of such over steps. */
  private static double[][] counts(JsonArray array) {
    if (array.depth() < 3) {
      return array.numberRows();
    }
    double[][] sum = null;
    for (JsonArray step : array.arrays()) {
      double[][] rows = step.numberRows();
      sum = sum == null ? rows : sum(step, sum, rows);
    }
    return sum;
  }

  private static double[][] sum(JsonArray step, double[][] sum, double[][] rows) {
    boolean same = rows.length == sum.length;
    for (int l = 0; same && l < rows.length; l++) {
      same = rows[l].length == sum[l].length;
      for (int e = 0; same && e < rows[l].length; e++) {
        sum[l][e] += rows[l][e];
      }
    }
    if (!same) {
      throw new InvalidValueException(
          step.path(), "has other layers or experts than the first step; expected the same");
    }
    return sum;
  }

  private static double[][] wide(Csv csv) {
    boolean header = isHeader(csv);
    boolean labelled = header && isLabel(csv.firstLine().corner());
    int first = labelled ? 1 : 0;
    int[] before = {-1};
    return csv.rows(
            header,
            line -> {
              if (labelled) {
                before[0] = ascending(csv, line, before[0]);
              }
              double[] row = new double[line.size() - first];
              Arrays.setAll(row, c -> csv.number(line, c + first));
              return row;
            })
        .toArray(double[][]::new);
  }

  private static boolean isLabel(String corner) {
    return corner.isEmpty() || LoadColumns.LAYER.contains(corner);
  }

  private static int ascending(Csv csv, CsvLine line, int before) {
    int layer = csv.index(line, 0);
    if (layer <= before) {
      throw csv.wrong(
          line,
          String.format(
              Locale.ROOT, "is layer %d after layer %d; expected ascending", layer, before));
    }
    return layer;
  }

  /** A line of names, or one that calls its first field layer or nothing; never a line of loads. */
  private static boolean isHeader(Csv csv) {
    FirstLine line = csv.firstLine();
    if (LoadColumns.lastIndex(line.fields(), LoadColumns.LAYER) > 0) {
      throw csv.wrongFirst("has the column layer behind others; expected it first, and once");
    }
    boolean loads = line.fields().stream().allMatch(Numbers::isNumber);
    if (loads && line.countsFrom(0) && csv.hasLinesBelow()) {
      throw csv.wrongFirst(
          String.format(
              Locale.ROOT,
              "can be read as a header that numbers the experts, or as the loads of a layer.%nMaybe remove it if it is a header; if it holds loads, put a header of names above it"));
    }
    boolean header =
        LoadColumns.LAYER.contains(line.corner())
            || line.namesFrom(line.corner().isEmpty() ? 1 : 0)
            || (line.corner().isEmpty() && line.countsFrom(1));
    if (!header && !loads) {
      throw csv.wrongFirst(
          String.format(
              Locale.ROOT,
              "is neither a header nor a line of numbers.%nMaybe call its first field layer, or write 0 where there was no load"));
    }
    return header;
  }

  private static double[][] withoutDenseLayers(double[][] rows) {
    List<double[]> sparse = new ArrayList<>();
    for (double[] row : rows) {
      if (Arrays.stream(row).anyMatch(number -> number != 0)) {
        sparse.add(row);
      }
    }
    return sparse.toArray(double[][]::new);
  }

  /** The text of a CSV file that reads back as this table. */
  static byte[] csv(double[][] rows) {
    StringBuilder text = new StringBuilder("layer");
    for (int e = 0; rows.length > 0 && e < rows[0].length; e++) {
      text.append(",e").append(e);
    }
    for (int l = 0; l < rows.length; l++) {
      text.append('\n').append(l);
      for (double value : rows[l]) {
        text.append(',').append(Numbers.plain(value));
      }
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The text of a JSON file, as SGLang writes it, that reads back as this table. */
  static byte[] json(double[][] rows) {
    return JsonText.of(
        json -> {
          json.writeArrayFieldStart(SGLANG);
          for (double[] row : rows) {
            json.writeStartArray();
            for (double value : row) {
              json.writeNumber(Numbers.plain(value));
            }
            json.writeEndArray();
          }
          json.writeEndArray();
        });
  }

  /** The text of a file of this name that reads back as this table: JSON or CSV. */
  public static byte[] text(String name, double[][] rows) {
    return name.matches(".*\\.json(\\.gz)?") ? json(rows) : csv(rows);
  }
}
