package io.spacemoe.instances.loads;

import io.spacemoe.instances.json.JsonArray;
import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A trace as JSON values, mostly one on each line. A value is
 *
 * <ul>
 *   <li>an object with the number of a layer and a set, {@code {"layer": 3, "experts": [8, 26]}},
 *       or the sets of several tokens;
 *   <li>an object without a layer, with a set for each layer, or that for each of several tokens;
 *   <li>an array with a set for each layer, {@code [[8, 26], [3, 38]]}, one for each token;
 *   <li>or, alone in its file, an array of tokens x layers x experts, as vLLM's routed experts are.
 * </ul>
 *
 * Objects may have further keys, and the first may have none of these: it tells of the recording.
 */
final class TraceValues {
  private final LayerSets sets = new LayerSets();
  private int values;
  private boolean rowsOnly;

  private TraceValues() {}

  static LayerSets read(InputFile file) {
    TraceValues trace = new TraceValues();
    JsonFile.readValues(file, TraceValues::matters, trace::add);
    if (trace.values == 1 && trace.rowsOnly) {
      throw new InstanceFormatException(
          file.name(),
          "",
          String.format(
              Locale.ROOT,
              "is one array of arrays of numbers, which is a table of loads; expected a line for each token.%nMaybe write the sets of a single token as {\"layer\": 0, \"experts\": [...]}, a line for each layer"));
    }
    return trace.sets;
  }

  private static boolean matters(String key) {
    return Stream.of(LoadColumns.LAYER, LoadColumns.SETS, LoadColumns.TOKEN)
        .anyMatch(n -> n.contains(key));
  }

  private void add(Object value) {
    values++;
    if (value instanceof Map<?, ?> members) {
      if (values > 1 || isRecord(members)) {
        JsonObject.readForeign(value, this::record);
      }
    } else {
      JsonArray array = new JsonArray("", value);
      rowsOnly = array.depth() < 3;
      perLayer(array);
    }
  }

  private static boolean isRecord(Map<?, ?> members) {
    return LoadColumns.LAYER.stream().anyMatch(members::containsKey)
        || LoadColumns.SETS.stream()
            .map(members::get)
            .anyMatch(v -> v instanceof List<?> || v instanceof long[] || v instanceof double[]);
  }

  private boolean record(JsonObject json) {
    Optional<String> layer = only(json, LoadColumns.LAYER);
    JsonArray experts = json.array(only(json, LoadColumns.SETS).orElse("experts"));
    if (layer.isEmpty() && experts.depth() > 1) {
      perLayer(experts);
      return true;
    }
    int number = json.count(layer.orElse("layer"));
    if (experts.depth() == 1) {
      sets.add(number, experts.indices());
    } else {
      for (int[] set : experts.indexRows()) {
        sets.add(number, set);
      }
    }
    return true;
  }

  private static Optional<String> only(JsonObject json, Set<String> names) {
    List<String> found = names.stream().filter(json::has).sorted().toList();
    if (found.size() > 1) {
      throw new InvalidValueException(
          found.get(0), "is there as well as %s; expected one of them".formatted(found.get(1)));
    }
    return found.stream().findFirst();
  }

  /** A set for each layer, or that for each token. */
  private void perLayer(JsonArray array) {
    if (array.depth() > 2) {
      array.arrays().forEach(this::token);
    } else {
      token(array);
    }
  }

  private void token(JsonArray array) {
    int[][] layers = array.indexRows();
    for (int l = 0; l < layers.length; l++) {
      sets.add(l, layers[l]);
    }
  }
}
