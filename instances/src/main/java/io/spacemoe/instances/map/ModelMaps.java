package io.spacemoe.instances.map;

import io.spacemoe.instances.json.JsonArray;
import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.Names;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The maps in a JSON file. A server that runs several models, such as one and the draft model that
 * guesses its tokens, has a map for each: in an object of the model's name, in an object of maps by
 * name, in a list of objects, or as one array of models x layers x slots. A map is named by its way
 * down the file, {@code models/draft} or {@code 0}.
 */
final class ModelMaps {
  private final NavigableMap<String, JsonArray> maps = new TreeMap<>();

  /** The maps in the root object of a file. */
  static ModelMaps in(JsonObject root) {
    ModelMaps found = new ModelMaps();
    found.look("", "", root.members());
    return found;
  }

  private void look(String name, String path, Object value) {
    if (value instanceof Map<?, ?> object) {
      if (object.containsKey(MapFile.PHYSICAL_TO_LOGICAL)) {
        String below = path.isEmpty() ? "" : path + ".";
        add(name, below + MapFile.PHYSICAL_TO_LOGICAL, object.get(MapFile.PHYSICAL_TO_LOGICAL));
      } else {
        object.forEach((key, member) -> look(key(name, key), key(path, key, "."), member));
      }
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        look(key(name, i), indexed(path, i), list.get(i));
      }
    }
  }

  private void add(String name, String path, Object value) {
    if (value instanceof Map<?, ?> byName) {
      byName.forEach((key, member) -> put(key(name, key), key(path, key, "."), member));
    } else if (value instanceof List<?> list && new JsonArray(path, value).depth() > 2) {
      for (int i = 0; i < list.size(); i++) {
        put(key(name, i), indexed(path, i), list.get(i));
      }
    } else {
      put(name, path, value);
    }
  }

  private void put(String name, String path, Object value) {
    maps.put(name, new JsonArray(path, value));
  }

  private static String key(String name, Object key) {
    return key(name, key, "/");
  }

  private static String key(String above, Object key, String mark) {
    return above.isEmpty() ? String.valueOf(key) : above + mark + key;
  }

  private static String indexed(String path, int index) {
    return String.format(Locale.ROOT, "%s[%d]", path, index);
  }

  /**
   * The map of one model; empty where there is none at all.
   *
   * @param wanted which; may be left out where there is only one
   */
  Optional<JsonArray> of(InputFile file, Optional<String> wanted) {
    boolean known = wanted.map(maps::containsKey).orElse(maps.size() == 1);
    if (!known && !maps.isEmpty()) {
      throw new InstanceFormatException(
          file.name(),
          "",
          maps.containsKey("")
              ? "holds one map, which has no name; expected nothing after a #"
              : String.format(
                  Locale.ROOT,
                  "holds the maps of %d models; expected the name of one after a #: %s",
                  maps.size(),
                  Names.listed(wanted.orElse(""), maps.keySet())));
    }
    return known ? Optional.of(maps.get(wanted.orElseGet(maps::firstKey))) : Optional.empty();
  }
}
