package io.spacemoe.instances.map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
import java.io.IOException;
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
 * it, with a row for each layer, or such maps of several models; or YAML as TensorRT-LLM reads it,
 * with {@code num_slots} and {@code initial_global_assignments}, a list for the number of each
 * layer. Further keys are passed over. Rows alone, as vLLM's map of a server that starts, are loads
 * unless it is said that they are a map.
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

  /** Passes over a JSON value, the parser's current one, and says whether a map is named in it. */
  public static boolean isIn(JsonParser json) throws IOException {
    boolean found = false;
    int depth = json.currentToken().isStructStart() ? 1 : 0;
    while (depth > 0) {
      JsonToken token = json.nextToken();
      depth += token.isStructStart() ? 1 : 0;
      depth -= token.isStructEnd() ? 1 : 0;
      found |= token == JsonToken.FIELD_NAME && json.currentName().equals(PHYSICAL_TO_LOGICAL);
    }
    return found;
  }

  /**
   * Reads a map.
   *
   * @param name which model's, in a file with several
   * @throws InstanceFormatException naming file and place
   */
  public static ExpertMap read(InputFile file, Optional<String> name) {
    String line = file.firstLine();
    if (line.startsWith("{")) {
      return ofJson(file, name);
    }
    if (name.isPresent()) {
      throw new InstanceFormatException(
          file.name(), "", "holds one map, which has no name; expected nothing after a #");
    }
    if (line.startsWith("[")) {
      return JsonFile.readRootArray(file, MapFile::ofRows);
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

  /** Only files without a map in their root are looked at as a whole. */
  private static ExpertMap ofJson(InputFile file, Optional<String> name) {
    boolean inRoot = JsonFile.readObject(file, key -> false, root -> root.has(PHYSICAL_TO_LOGICAL));
    Optional<ExpertMap> map =
        JsonFile.readObject(
            file,
            key -> !inRoot || key.equals(PHYSICAL_TO_LOGICAL),
            root -> ModelMaps.in(root).of(file, name).map(MapFile::ofRows));
    return map.orElseGet(
        () ->
            JsonFile.readObject(
                file,
                PHYSICAL_TO_LOGICAL::equals,
                root -> ofRows(root.array(PHYSICAL_TO_LOGICAL))));
  }

  private static ExpertMap ofRows(JsonArray array) {
    long[][] rows = array.wholeRows();
    int[][] experts = new int[rows.length][];
    for (int l = 0; l < rows.length; l++) {
      String path = String.format(Locale.ROOT, "%s[%d]", array.path(), l);
      for (long expert : rows[l]) {
        InvalidValueException.inRange(path, expert, ExpertMap.EMPTY, Integer.MAX_VALUE - 1L);
      }
      experts[l] = Arrays.stream(rows[l]).mapToInt(expert -> (int) expert).toArray();
    }
    try {
      return new ExpertMap(experts);
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException(array.path(), "is no map: " + e.getMessage());
    }
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
