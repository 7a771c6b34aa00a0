package io.spacemoe.instances.scenario;

import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.json.JsonTree;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scenario file with all defaults spelled out, to be read with other values at some places. */
final class ScenarioTemplate {
  private final InputFile file;
  private final Object root;
  private final List<PlacementScheme> schemes;

  /**
   * Reads the file.
   *
   * @param schemes that are asked for in place of the file's own; one of them must have room in
   *     every scenario that is made of it
   * @throws InstanceFormatException when it is no scenario
   */
  ScenarioTemplate(InputFile file, List<PlacementScheme> schemes) {
    this.file = file;
    this.schemes = schemes;
    this.root = JsonFile.value(ScenarioFiles.text(ScenarioFiles.read(file, List.of())));
  }

  /**
   * The scenario with these values.
   *
   * @param changes from places such as {@code links.linkSurvival} to values as {@link JsonTree}
   *     makes them
   * @throws InvalidValueException naming the place inside the scenario
   */
  Scenario with(Map<String, Object> changes) {
    Object changed = root;
    for (Map.Entry<String, Object> change : changes.entrySet()) {
      List<String> steps = List.of(change.getKey().split("\\.", -1));
      changed = changed(changed, change.getKey(), steps, change.getValue());
    }
    return JsonObject.read(
        "",
        changed,
        object -> {
          object.text("format");
          return new ScenarioReader(file).scenarioFor(schemes, object);
        });
  }

  private static Map<String, Object> changed(
      Object node, String place, List<String> steps, Object value) {
    if (node != null && !(node instanceof Map)) {
      throw new InvalidValueException(
          place, "is no place in this scenario: nothing is above " + steps.get(0));
    }
    Map<String, Object> changed = new LinkedHashMap<>();
    ((Map<?, ?>) (node == null ? Map.of() : node))
        .forEach((key, member) -> changed.put((String) key, member));
    String key = steps.get(0);
    changed.put(
        key,
        steps.size() == 1
            ? value
            : changed(changed.get(key), place, steps.subList(1, steps.size()), value));
    return changed;
  }
}
