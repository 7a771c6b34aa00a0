package io.spacemoe.instances.map;

import io.spacemoe.instances.json.JsonArray;
import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.json.JsonText;
import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.Names;
import io.spacemoe.instances.text.NumberLines;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Files of maps: JSON {@code {"physical_to_logical_map": [[...]]}}, as EPLB, SGLang and vLLM call
 * it, with a row for each layer; or YAML as TensorRT-LLM reads it, with {@code num_slots} and
 * {@code initial_global_assignments}, a list for the number of each layer. Further keys are passed
 * over.
 */
public final class MapFile {
  /** The key of a map in JSON. */
  public static final String PHYSICAL_TO_LOGICAL = "physical_to_logical_map";

  private static final String ASSIGNMENTS = "initial_global_assignments";
  private static final String SLOTS = "num_slots";

  /** The first line of a file in YAML: a mark, a comment, or a key. */
  private static final Pattern YAML = Pattern.compile("---.*|#.*|[A-Za-z_]+:(\\s.*)?");

  private static final Pattern KEY = Pattern.compile("(?m)^" + ASSIGNMENTS + ":");

  private static final Pattern LAYER = Pattern.compile("[0-9]{1,9}");

  /** A format of maps. */
  public enum Form {
    PHYSICAL_TO_LOGICAL("physical-to-logical"),
    TENSORRT_LLM("tensorrt-llm");

    private final String id;

    Form(String id) {
      this.id = id;
    }

    /** What it is called on a command line. */
    public String id() {
      return id;
    }

    /** The names of all formats. */
    public static List<String> ids() {
      return Arrays.stream(values()).map(Form::id).toList();
    }

    /**
     * The format of this name.
     *
     * @throws IllegalArgumentException with the names that there are
     */
    public static Form named(String id) {
      return Arrays.stream(values())
          .filter(form -> form.id.equals(id))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "format \"%s\" of maps does not exist; there are %s"
                          .formatted(Glimpse.shortened(id), Names.listed(id, ids()))));
    }

    /** The format that a name to be written asks for, by its ending. */
    public static Optional<Form> forName(String name) {
      String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
      if (plain.endsWith(".yaml") || plain.endsWith(".yml")) {
        return Optional.of(TENSORRT_LLM);
      }
      return plain.endsWith(".json") ? Optional.of(PHYSICAL_TO_LOGICAL) : Optional.empty();
    }
  }

  private MapFile() {}

  /** Whether a file is a map in YAML. */
  public static boolean isYaml(InputFile file) {
    return YAML.matcher(file.firstLine()).matches() && KEY.matcher(file.characters()).find();
  }

  /**
   * Reads a map.
   *
   * @throws InstanceFormatException naming file and place
   */
  public static ExpertMap read(InputFile file) {
    String line = file.firstLine();
    if (line.startsWith("{")) {
      return JsonFile.readObject(file, PHYSICAL_TO_LOGICAL::equals, MapFile::ofJson);
    }
    if (!isYaml(file)) {
      throw new InstanceFormatException(
          file.name(),
          "",
          "begins with %s; expected a map of experts: JSON with %s, or YAML with %s and %s"
              .formatted(Glimpse.of(line), PHYSICAL_TO_LOGICAL, SLOTS, ASSIGNMENTS));
    }
    return JsonFile.readYaml(file, MapFile::matters, MapFile::ofYaml);
  }

  private static ExpertMap ofJson(JsonObject json) {
    long[][] rows = json.array(PHYSICAL_TO_LOGICAL).wholeRows();
    return new ExpertMap(
        Arrays.stream(rows).map(row -> experts(PHYSICAL_TO_LOGICAL, row)).toArray(int[][]::new));
  }

  private static int[] experts(String path, long... row) {
    for (long expert : row) {
      InvalidValueException.inRange(path, expert, ExpertMap.EMPTY, Integer.MAX_VALUE - 1L);
    }
    return Arrays.stream(row).mapToInt(expert -> (int) expert).toArray();
  }

  private static boolean matters(String key) {
    return key.equals(SLOTS) || key.equals(ASSIGNMENTS);
  }

  private static ExpertMap ofYaml(JsonObject yaml) {
    int slots = yaml.count(SLOTS);
    SortedMap<Integer, int[]> layers = yaml.object(ASSIGNMENTS, MapFile::layers);
    layers.forEach(
        (layer, row) -> {
          if (row.length != slots) {
            throw new InvalidValueException(
                String.format(Locale.ROOT, "%s.%d", ASSIGNMENTS, layer),
                String.format(
                    Locale.ROOT, "has %d experts; expected %s, %d", row.length, SLOTS, slots));
          }
        });
    return new ExpertMap(layers.values().toArray(int[][]::new));
  }

  private static SortedMap<Integer, int[]> layers(JsonObject yaml) {
    SortedMap<Integer, int[]> layers = new TreeMap<>();
    for (Map.Entry<String, Object> layer : yaml.members().entrySet()) {
      if (!LAYER.matcher(layer.getKey()).matches()) {
        throw new InvalidValueException(
            ASSIGNMENTS,
            "has the key %s; expected the number of a layer"
                .formatted(Glimpse.described(layer.getKey())));
      }
      int number = Integer.parseInt(layer.getKey());
      String path = ASSIGNMENTS + "." + layer.getKey();
      if (layers.put(number, new JsonArray(path, layer.getValue()).indices()) != null) {
        throw new InvalidValueException(path, "is there twice; expected each layer once");
      }
    }
    return layers;
  }

  /**
   * The text of a file; layers are numbered from 0.
   *
   * @throws IllegalArgumentException when the format cannot hold the map: TensorRT-LLM has no empty
   *     slots
   */
  public static byte[] text(ExpertMap map, Form form) {
    return form == Form.PHYSICAL_TO_LOGICAL ? json(map) : yaml(map);
  }

  private static byte[] json(ExpertMap map) {
    return JsonText.of(
        json -> {
          json.writeArrayFieldStart(PHYSICAL_TO_LOGICAL);
          for (int l = 0; l < map.layers(); l++) {
            json.writeArray(map.row(l), 0, map.slots());
          }
          json.writeEndArray();
        });
  }

  private static byte[] yaml(ExpertMap map) {
    if (map.empty() > 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d of %d slots are empty, which tensorrt-llm cannot say.%nMaybe write it as physical-to-logical",
              map.empty(),
              (long) map.layers() * map.slots()));
    }
    NumberLines lines = new NumberLines();
    lines.text(String.format(Locale.ROOT, "%s: %d", SLOTS, map.slots()));
    lines.text(ASSIGNMENTS + ":");
    for (int l = 0; l < map.layers(); l++) {
      String row =
          Arrays.stream(map.row(l)).mapToObj(Integer::toString).collect(Collectors.joining(", "));
      lines.text(String.format(Locale.ROOT, "  %d: [%s]", l, row));
    }
    lines.text("layer_updates_per_iter: 0");
    return lines.bytes();
  }
}
