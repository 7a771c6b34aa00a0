package io.spacemoe.instances;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.spacemoe.scenario.moe.ActivationTrace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Recorded sets of activated experts, as CSV or as JSON lines.
 *
 * <p>CSV: {@code token,layer,experts}, the experts with blanks between them; a header is optional.
 * JSON lines: either {@code {"token": 0, "layer": 3, "experts": [8, 26]}}, where the token is
 * optional, or one line per token with one set per layer, {@code [[8, 26], [3, 38]]}. Layers may
 * have any numbers: the least is the model's first MoE layer, the next its second, and so on, since
 * recorders count dense layers too.
 */
final class TraceFile {
  private final TreeMap<Integer, List<int[]>> setsOfLayer = new TreeMap<>();

  private TraceFile() {}

  /**
   * Reads a trace.
   *
   * @param file the text
   * @param name what the scenario calls the file
   */
  static ActivationTrace read(InputFile file, String name) {
    TraceFile trace = new TraceFile();
    String text = file.characters().stripLeading();
    if (text.startsWith("{") || text.startsWith("[")) {
      trace.readJsonLines(file);
    } else {
      trace.readCsv(new Csv(file));
    }
    return new ActivationTrace(
        name,
        trace.setsOfLayer.values().stream()
            .map(sets -> sets.toArray(int[][]::new))
            .toArray(int[][][]::new));
  }

  private void readCsv(Csv csv) {
    for (CsvRecord line : csv.body()) {
      if (line.getFieldCount() != 3) {
        throw csv.wrong(
            line,
            String.format(
                Locale.ROOT,
                "has %d fields; expected three: token,layer,experts",
                line.getFieldCount()));
      }
      csv.index(line, 0);
      add(csv.index(line, 1), csv.indices(line, 2));
    }
  }

  private void readJsonLines(InputFile file) {
    JsonFile.readLines(
        file,
        line -> {
          if (line instanceof List<?>) {
            int[][] sets = new JsonArray("", line).indexRows();
            for (int l = 0; l < sets.length; l++) {
              add(l, sets[l]);
            }
          } else {
            JsonObject.read("", line, this::add);
          }
        });
  }

  private boolean add(JsonObject json) {
    json.optionalWhole("token");
    return add(json.count("layer"), json.array("experts").indices());
  }

  private boolean add(int layer, int[] experts) {
    return setsOfLayer.computeIfAbsent(layer, l -> new ArrayList<>()).add(experts);
  }

  /** The text of the trace's own file. */
  static byte[] text(ActivationTrace trace) {
    return text(trace, trace.file());
  }

  /** The text of a file of this name that reads back as this trace. */
  static byte[] text(ActivationTrace trace, String name) {
    boolean json = name.matches(".*\\.(jsonl|ndjson|json)(\\.gz)?");
    StringBuilder text = new StringBuilder(json ? "" : "token,layer,experts\n");
    for (int l = 0; l < trace.layers(); l++) {
      int[][] sets = trace.sets(l);
      for (int t = 0; t < sets.length; t++) {
        String line = json ? "{\"token\": %d, \"layer\": %d, \"experts\": [%s]}\n" : "%d,%d,%s\n";
        String experts =
            Arrays.stream(sets[t])
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(json ? ", " : " "));
        text.append(line.formatted(t, l, experts));
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
