package io.spacemoe.instances.loads;

import io.spacemoe.instances.text.InputFile;
import io.spacemoe.scenario.moe.ActivationTrace;
import io.spacemoe.scenario.moe.ServedLayers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Recorded sets of activated experts, as CSV ({@link TraceTable}) or as JSON ({@link TraceValues}).
 * Layers may have any numbers: the least is the model's first MoE layer, the next its second, and
 * so on, since recorders count dense layers too.
 */
public final class TraceFile {
  private TraceFile() {}

  /**
   * Reads a trace.
   *
   * @param file the text
   * @param name what the scenario calls the file
   */
  public static ActivationTrace read(InputFile file, String name) {
    return read(file, name, Optional.empty());
  }

  /**
   * Reads a trace.
   *
   * @param file the text
   * @param name what the scenario calls the file
   * @param served which recorded layer serves which layer of the model
   */
  public static ActivationTrace read(InputFile file, String name, Optional<ServedLayers> served) {
    String start = file.firstLine();
    boolean json = start.startsWith("{") || start.startsWith("[");
    return new ActivationTrace(
        name, (json ? TraceValues.read(file) : TraceTable.read(file)).sets(), served);
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
      int[][] sets = trace.recorded(l);
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
