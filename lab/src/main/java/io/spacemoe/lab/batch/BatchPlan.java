package io.spacemoe.lab.batch;

import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.lab.run.Run;
import io.spacemoe.lab.run.RunLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a batch is to run: every engine on every instance, so many times. Runs are numbered from 0:
 * all of an instance before the next instance, all of an engine before the next engine.
 *
 * @param folder absolute path that instances' relative paths start at
 * @param instances distinct paths with {@code /} between their parts, or names of bundled instances
 * @param solvers distinct ids of engines
 * @param repeats how often each engine gets each instance, at least 1
 * @param seed what the seeds of all runs follow from
 * @param limits what each run may use
 * @param reading what is told about the instances' files
 */
public record BatchPlan(
    String folder,
    List<String> instances,
    List<String> solvers,
    int repeats,
    long seed,
    RunLimits limits,
    Reading reading) {
  /** The most runs of a batch; what is known of each is held in memory. */
  public static final int MOST_RUNS = 1_000_000;

  /**
   * Refuses plans that have no run, the same run twice, or more than {@value #MOST_RUNS} runs.
   *
   * @param folder absolute path that instances' relative paths start at
   * @param instances distinct paths with {@code /} between their parts, or names of bundled
   *     instances
   * @param solvers distinct ids of engines
   * @param repeats how often each engine gets each instance, at least 1
   * @param seed what the seeds of all runs follow from
   * @param limits what each run may use
   * @param reading what is told about the instances' files; null in journals that do not name it
   */
  public BatchPlan {
    reading = reading == null ? Reading.BY_CONTENT : reading;
    instances = distinct("instance", instances);
    solvers = distinct("solver", solvers);
    if (repeats < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "repeats is %d; allowed: at least 1", repeats));
    }
    double runs = (double) instances.size() * solvers.size() * repeats;
    if (runs > MOST_RUNS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "the batch has %.0f runs; allowed: at most %d", runs, MOST_RUNS));
    }
  }

  /** A plan whose instances' files leave no question. */
  BatchPlan(
      String folder,
      List<String> instances,
      List<String> solvers,
      int repeats,
      long seed,
      RunLimits limits) {
    this(folder, instances, solvers, repeats, seed, limits, Reading.BY_CONTENT);
  }

  /** {@return how many runs there are} */
  public int runs() {
    return instances.size() * solvers.size() * repeats;
  }

  /**
   * {@return a run}
   *
   * @param number 0 to runs - 1
   */
  public Run run(int number) {
    int perInstance = solvers.size() * repeats;
    int rest = number % perInstance;
    return Run.of(
        seed, instances.get(number / perInstance), solvers.get(rest / repeats), rest % repeats + 1);
  }

  /** What another plan says otherwise, in words. */
  String differenceTo(BatchPlan other) {
    List<String> differences = new ArrayList<>();
    compare(differences, "folder", folder, other.folder);
    compare(differences, "instances", instances, other.instances);
    compare(differences, "solvers", solvers, other.solvers);
    compare(differences, "repeats", repeats, other.repeats);
    compare(differences, "seed", seed, other.seed);
    compare(differences, "reading", told(), other.told());
    differences.addAll(limits.differencesTo(other.limits));
    return String.join("; ", differences);
  }

  private String told() {
    return reading.equals(Reading.BY_CONTENT) ? "by content" : reading.options();
  }

  private static void compare(List<String> differences, String what, Object then, Object now) {
    if (then instanceof List<?> before && now instanceof List<?> after && before.size() > 9) {
      if (!before.equals(after)) {
        differences.add(
            String.format(Locale.ROOT, "%d %s then, %d now", before.size(), what, after.size()));
      }
    } else if (!then.equals(now)) {
      differences.add(String.format(Locale.ROOT, "%s %s then, %s now", what, then, now));
    }
  }

  private static List<String> distinct(String what, List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "there is no %s; expected at least one", what));
    }
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a %s is there twice: %s", what, names));
    }
    return List.copyOf(names);
  }
}
