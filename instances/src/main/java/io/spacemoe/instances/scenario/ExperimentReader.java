package io.spacemoe.instances.scenario;

import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.json.JsonTree;
import io.spacemoe.instances.scenario.ExperimentFile.Sweep;
import io.spacemoe.instances.scenario.ExperimentFile.Variant;
import io.spacemoe.instances.text.Bundled;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.Numbers;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.value.InvalidValueException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** From the root object of an experiment file to the experiment. */
public final class ExperimentReader {
  private static final int MOST_VARIANTS = 10_000;

  private final InputFile file;

  /** A reader for one file, beside which it looks for the scenario. */
  public ExperimentReader(InputFile file) {
    this.file = file;
  }

  /** Reads the whole file, and every variant as a scenario. */
  public ExperimentFile experiment(JsonObject json) {
    String name = json.text("name", nameOfFile());
    Map<String, Object> set = json.objectOrEmpty("set", JsonObject::members);
    List<String> schemes = schemes(json);
    ScenarioTemplate scenario =
        new ScenarioTemplate(
            NamedFile.besideOrBundled(file, json, "scenario", Bundled.SCENARIOS),
            schemes.stream().map(Schemes::find).flatMap(Optional::stream).toList());
    List<Axis> axes = json.objects("sweep", Axis::of);
    StudyKind study = StudyKind.named(json.text("study", StudyKind.SCHEMES.id()));
    if (study == StudyKind.FAILURES) {
      axes.forEach(Axis::requireFailures);
    }
    if (axes.stream().mapToLong(axis -> axis.values().size()).reduce(1, (a, b) -> a * b)
        > MOST_VARIANTS) {
      throw new InvalidValueException(
          "sweep",
          String.format(
              Locale.ROOT, "has too many combinations; allowed: at most %,d", MOST_VARIANTS));
    }
    List<Variant> variants = new ArrayList<>();
    addVariants(scenario, set, axes, List.of(), variants);
    return new ExperimentFile(
        name,
        study,
        base(scenario, set, variants),
        schemes,
        axes.stream().map(Axis::sweep).toList(),
        variants);
  }

  private static Scenario base(
      ScenarioTemplate scenario, Map<String, Object> set, List<Variant> variants) {
    try {
      return scenario.with(set);
    } catch (InvalidValueException validOnlyWithSweptValues) {
      return variants.get(0).scenario();
    }
  }

  /**
   * A parameter with its values.
   *
   * @param values as {@link JsonTree} makes them
   */
  private record Axis(String parameter, List<Object> values) {
    static Axis of(JsonObject json) {
      Axis axis = new Axis(json.text("parameter"), json.array("values").values());
      if (axis.values.isEmpty()) {
        throw new InvalidValueException("sweep", "has no values for " + axis.parameter);
      }
      return axis;
    }

    /** Only draws of failures are averaged. */
    void requireFailures() {
      if (!parameter.startsWith("failures.")) {
        throw new InvalidValueException(
            "sweep", parameter, "failures.random, failures.seed and the like in study failures");
      }
    }

    Sweep sweep() {
      return new Sweep(parameter, values.stream().map(ExperimentReader::text).toList());
    }
  }

  private void addVariants(
      ScenarioTemplate scenario,
      Map<String, Object> set,
      List<Axis> axes,
      List<Integer> chosen,
      List<Variant> variants) {
    if (chosen.size() < axes.size()) {
      for (int v = 0; v < axes.get(chosen.size()).values().size(); v++) {
        List<Integer> more = new ArrayList<>(chosen);
        more.add(v);
        addVariants(scenario, set, axes, more, variants);
      }
      return;
    }
    Map<String, Object> changes = new LinkedHashMap<>(set);
    List<String> values = new ArrayList<>();
    for (int a = 0; a < chosen.size(); a++) {
      Object value = axes.get(a).values().get(chosen.get(a));
      changes.put(axes.get(a).parameter(), value);
      values.add(text(value));
    }
    try {
      variants.add(new Variant(values, scenario.with(changes)));
    } catch (InvalidValueException e) {
      String place =
          chosen.isEmpty()
              ? "set"
              : String.format(
                  Locale.ROOT,
                  "sweep[%d].values[%d]",
                  chosen.size() - 1,
                  chosen.get(chosen.size() - 1));
      throw new InvalidValueException(
          place, "makes no valid scenario: %s %s".formatted(e.path(), e.problem()));
    }
  }

  private List<String> schemes(JsonObject json) {
    if (!json.has("schemes")) {
      return Schemes.ids();
    }
    List<String> schemes = new ArrayList<>();
    List<Object> names = json.array("schemes").scalars();
    for (int i = 0; i < names.size(); i++) {
      String scheme = names.get(i).toString();
      if (!PlacementPlan.isSchemeId(scheme) || schemes.contains(scheme)) {
        throw new InvalidValueException(
            String.format(Locale.ROOT, "schemes[%d]", i),
            names.get(i),
            "each once, " + PlacementPlan.SCHEME_IDS);
      }
      schemes.add(scheme);
    }
    if (schemes.isEmpty()) {
      throw new InvalidValueException("schemes", "is empty; allowed: at least one scheme");
    }
    return schemes;
  }

  private String nameOfFile() {
    String last = Path.of(file.name()).getFileName().toString();
    return last.replaceFirst("(\\.experiment)?(\\.json)?(\\.gz)?$", "");
  }

  /** As the file has it; of an object its members. */
  private static String text(Object value) {
    if (value instanceof Map<?, ?> members) {
      return members.entrySet().stream()
          .map(member -> "%s %s".formatted(member.getKey(), text(member.getValue())))
          .collect(Collectors.joining(", "));
    }
    if (value instanceof long[] wholes) {
      return Arrays.toString(wholes);
    }
    if (value instanceof double[] numbers) {
      return Arrays.toString(numbers);
    }
    if (value instanceof List<?> elements) {
      return elements.stream().map(ExperimentReader::text).toList().toString();
    }
    return value instanceof Double || value instanceof BigDecimal
        ? Numbers.plain(((Number) value).doubleValue())
        : String.valueOf(value);
  }
}
