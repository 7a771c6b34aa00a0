package io.spacemoe.instances.loads;

import io.spacemoe.instances.json.JsonArray;
import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.text.Csv;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
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
 * <p>CSV: {@code token,layer,experts}, the experts with blanks between them; a header is optional,
 * and says the order of the columns. JSON lines: either {@code {"token": 0, "layer": 3, "experts":
 * [8, 26]}}, where the token is optional, or one line per token with one set per layer, {@code [[8,
 * 26], [3, 38]]}. Layers may have any numbers: the least is the model's first MoE layer, the next
 * its second, and so on, since recorders count dense layers too.
 */
public final class TraceFile {
  private static final List<String> COLUMNS = List.of("token", "layer", "experts");

  private final TreeMap<Integer, List<int[]>> setsOfLayer = new TreeMap<>();

  private TraceFile() {}

  /**
   * Reads a trace.
   *
   * @param file the text
   * @param name what the scenario calls the file
   */
  public static ActivationTrace read(InputFile file, String name) {
    TraceFile trace = new TraceFile();
    String start = file.firstLine();
    if (start.startsWith("{") || start.startsWith("[")) {
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
    List<String> columns = csv.columns();
    if (columns.size() != COLUMNS.size()) {
      throw csv.wrongFirst(
          String.format(
              Locale.ROOT, "has %d fields; expected three: token,layer,experts", columns.size()));
    }
    boolean header = columns.stream().anyMatch(COLUMNS::contains);
    if (header && !columns.containsAll(COLUMNS)) {
      throw csv.wrongFirst("is no header of a trace; expected token,layer,experts");
    }
    List<String> order = header ? columns : COLUMNS;
    int token = order.indexOf("token");
    int layer = order.indexOf("layer");
    int experts = order.indexOf("experts");
    csv.lines(
        header,
        line -> {
          csv.index(line, token);
          add(csv.index(line, layer), csv.indices(line, experts));
        });
  }

  private void readJsonLines(InputFile file) {
    List<Object> matrices = new ArrayList<>();
    int lines =
        JsonFile.readLines(
            file,
            line -> {
              if (line instanceof List<?>) {
                int[][] sets = new JsonArray("", line).indexRows();
                for (int l = 0; l < sets.length; l++) {
                  add(l, sets[l]);
                }
                if (matrices.isEmpty()) {
                  matrices.add(line);
                }
              } else {
                JsonObject.read("", line, this::add);
              }
            });
    if (lines == 1 && !matrices.isEmpty()) {
      throw new InstanceFormatException(
          file.name(),
          "",
          String.format(
              Locale.ROOT,
              "is one array of arrays of numbers, which is a table of loads; expected a line for each token.%nMaybe write the sets of a single token as {\"layer\": 0, \"experts\": [...]}, a line for each layer"));
    }
  }

  private boolean add(JsonObject json) {
    json.optionalWhole("token");
    return add(json.count("layer"), json.array("experts").indices());
  }

  private boolean add(int layer, int[] experts) {
    return setsOfLayer.computeIfAbsent(layer, l -> new ArrayList<>()).add(experts);
  }

  /** The text of the trace's own file. */
  public static byte[] text(ActivationTrace trace) {
    return text(trace, trace.file());
  }

  /** The text of a file of this name that reads back as this trace. */
  public static byte[] text(ActivationTrace trace, String name) {
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
        text.append(String.format(Locale.ROOT, line, t, l, experts));
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
