package io.spacemoe.instances.scenario;

import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.text.Bundled;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An experiment file, {@code .experiment.json}: a scenario, the schemes to compare on it, and
 * parameters whose values are swept. Every variant has been read as a scenario, so all of them are
 * valid.
 *
 * @param name what reports call it
 * @param study what is asked of every scheme on every variant
 * @param base the scenario before anything is swept; the first variant's if that is only valid with
 *     values of the sweeps
 * @param schemes the ids of the schemes, whether or not they are installed, in the order in which
 *     they are shown
 * @param sweeps the swept parameters; none means one variant, the scenario itself
 * @param variants one per combination of values, those of the last sweep running fastest
 */
public record ExperimentFile(
    String name,
    StudyKind study,
    Scenario base,
    List<String> schemes,
    List<Sweep> sweeps,
    List<Variant> variants) {
  public static final String FORMAT = "spacemoe-experiment/1";

  /**
   * A swept parameter.
   *
   * @param parameter its place in a scenario file, for example {@code links.linkSurvival}
   * @param values its values as the file writes them
   */
  public record Sweep(String parameter, List<String> values) {
    /** Copies the list. */
    public Sweep {
      values = List.copyOf(values);
    }
  }

  /**
   * A scenario of the experiment.
   *
   * @param values the value of each swept parameter
   */
  public record Variant(List<String> values, Scenario scenario) {
    /** Copies the list. */
    public Variant {
      values = List.copyOf(values);
    }
  }

  /** Copies the lists. */
  public ExperimentFile {
    schemes = List.copyOf(schemes);
    sweeps = List.copyOf(sweeps);
    variants = List.copyOf(variants);
  }

  /**
   * Reads the file of this path if there is one, and else the bundled experiment of this name. A
   * scenario that it names by file is looked for relative to its folder.
   *
   * @throws InstanceFormatException naming file, JSON path, line and column; also for a value that
   *     makes no valid scenario
   */
  public static ExperimentFile open(String pathOrBundledName) {
    return open(pathOrBundledName, List.of());
  }

  /**
   * The same.
   *
   * @param sets names that the caller takes besides, which a message lists, too
   */
  public static ExperimentFile open(String pathOrBundledName, List<String> sets) {
    return read(Bundled.EXPERIMENTS.open(pathOrBundledName, sets));
  }

  /**
   * Reads a file.
   *
   * @throws InstanceFormatException as {@link #open} does
   */
  public static ExperimentFile read(Path file) {
    return read(InputFile.read(file));
  }

  /** The same with at most so many values of a parameter, the first ones. */
  public ExperimentFile withFirst(int most, String parameter) {
    int swept = sweeps.stream().map(Sweep::parameter).toList().indexOf(parameter);
    if (swept < 0 || sweeps.get(swept).values().size() <= most) {
      return this;
    }
    List<String> kept = sweeps.get(swept).values().subList(0, most);
    List<Sweep> fewer = new ArrayList<>(sweeps);
    fewer.set(swept, new Sweep(parameter, kept));
    return new ExperimentFile(
        name,
        study,
        base,
        schemes,
        fewer,
        variants.stream().filter(variant -> kept.contains(variant.values().get(swept))).toList());
  }

  /** The names of the bundled experiments. */
  public static List<String> bundled() {
    return Bundled.EXPERIMENTS.names();
  }

  private static ExperimentFile read(InputFile file) {
    return JsonFile.read(file, FORMAT, new ExperimentReader(file)::experiment);
  }
}
