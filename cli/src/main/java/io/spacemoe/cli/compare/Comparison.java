package io.spacemoe.cli.compare;

import io.spacemoe.cli.batch.InstanceFacts;
import io.spacemoe.cli.batch.RunStatus;
import io.spacemoe.solver.Incumbent;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolveResult.Evidence;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Trials side by side. What differs between repeats is represented by its median; a gap is measured
 * to the best bound that any trial proved, so that no engine is judged by its own bound.
 */
public final class Comparison {
  /** The least time that is told apart, in seconds. */
  static final double CLOCK = 1e-6;

  /** An unsolved instance counts as so many time limits (PAR10). */
  private static final double PENALTY = 10;

  private final List<Trial> trials;
  private final Map<String, Long> references = new HashMap<>();

  /** A comparison of all these. */
  public Comparison(Collection<Trial> trials) {
    this.trials = List.copyOf(trials);
    for (String instance : instances()) {
      List<Trial> of = this.trials.stream().filter(t -> t.instance().equals(instance)).toList();
      reference(of).ifPresent(bound -> references.put(instance, bound));
    }
  }

  /**
   * The known optimum, or else the cost that an engine proved best, or else the best checked,
   * claimed or reached value, in this order.
   */
  private static Optional<Long> reference(List<Trial> trials) {
    LongStream known =
        trials.stream()
            .map(trial -> trial.outcome().facts().map(InstanceFacts::knownOptimum))
            .flatMap(Optional::stream)
            .filter(OptionalLong::isPresent)
            .mapToLong(OptionalLong::getAsLong);
    List<Trial> settled = trials.stream().filter(Trial::proved).toList();
    return boxed(known.min())
        .or(() -> boxed(costs(settled).min()))
        .or(() -> boxed(bounds(trials, Evidence.CHECKED).max()))
        .or(() -> boxed(bounds(trials, Evidence.CLAIMED).max()))
        .or(() -> boxed(costs(trials).min()));
  }

  private static LongStream bounds(List<Trial> trials, Evidence evidence) {
    return values(
        trials.stream().filter(trial -> trial.outcome().evidence() == evidence).toList(),
        trial -> trial.outcome().bound());
  }

  private static LongStream costs(List<Trial> trials) {
    return values(trials, trial -> trial.outcome().cost());
  }

  private static LongStream values(List<Trial> trials, Function<Trial, OptionalLong> value) {
    return trials.stream()
        .map(value)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong);
  }

  private static Optional<Long> boxed(OptionalLong value) {
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
  }

  /** All trials. */
  List<Trial> trials() {
    return trials;
  }

  /** The instances, in the order of the trials. */
  List<String> instances() {
    return trials.stream().map(Trial::instance).distinct().toList();
  }

  /** The engines, in the order of the trials. */
  List<String> solvers() {
    return trials.stream().map(Trial::solver).distinct().toList();
  }

  /** The time limits, ascending. */
  List<Double> limits() {
    return trials.stream().map(Trial::limitSeconds).distinct().sorted().toList();
  }

  /** The repeats of an engine on an instance under a limit. */
  List<Trial> repeats(String instance, String solver, double limit) {
    return trials.stream()
        .filter(t -> t.limitSeconds() == limit)
        .filter(t -> t.solver().equals(solver) && t.instance().equals(instance))
        .toList();
  }

  /** What a gap is measured to; empty where nothing at all is known. */
  Optional<Long> reference(String instance) {
    return Optional.ofNullable(references.get(instance));
  }

  /** The relative gap of a trial's placement; infinite without one. */
  double gap(Trial trial) {
    return gap(trial, trial.outcome().cost());
  }

  /** The relative gap of the best placement that a trial knew after some time. */
  double gapAt(Trial trial, double seconds) {
    OptionalLong cost =
        trial.outcome().seconds() <= seconds
            ? trial.outcome().cost()
            : trial.outcome().trace().stream()
                .filter(point -> point.seconds() <= seconds)
                .map(Incumbent::cost)
                .filter(OptionalLong::isPresent)
                .reduce(OptionalLong.empty(), (earlier, later) -> later);
    return gap(trial, cost);
  }

  private double gap(Trial trial, OptionalLong cost) {
    Long reference = references.get(trial.instance());
    return cost.isEmpty() || reference == null
        ? Double.POSITIVE_INFINITY
        : Math.max(0, SolveResult.relativeGap(cost.getAsLong(), reference));
  }

  /** Seconds until a placement was within a gap; infinite when none was. */
  double secondsTo(Trial trial, double target) {
    return gap(trial) > target
        ? Double.POSITIVE_INFINITY
        : trial.outcome().trace().stream()
            .filter(point -> gap(trial, point.cost()) <= target)
            .mapToDouble(Incumbent::seconds)
            .findFirst()
            .orElse(trial.outcome().seconds());
  }

  /** The median over the repeats; infinite where there are none. */
  double median(String instance, String solver, double limit, ToDoubleFunction<Trial> value) {
    double[] values = repeats(instance, solver, limit).stream().mapToDouble(value).toArray();
    return values.length == 0 ? Double.POSITIVE_INFINITY : Quartiles.of(values).median();
  }

  /** Instances x engines: medians over the repeats. */
  double[][] medians(List<String> instances, double limit, ToDoubleFunction<Trial> value) {
    List<String> solvers = solvers();
    return instances.stream()
        .map(
            instance ->
                solvers.stream().mapToDouble(s -> median(instance, s, limit, value)).toArray())
        .toArray(double[][]::new);
  }

  /** Seconds to proof; unsolved, ten time limits, or ten times the longest run without one. */
  double penalised(Trial trial) {
    double limit =
        Double.isFinite(trial.limitSeconds())
            ? trial.limitSeconds()
            : trials.stream().mapToDouble(t -> t.outcome().seconds()).max().orElseThrow();
    return trial.proved() ? trial.secondsToProof() : PENALTY * limit;
  }

  /** How many trials of an engine under a limit ended how. */
  Map<RunStatus, Long> statuses(String solver, double limit) {
    return trials.stream()
        .filter(t -> t.solver().equals(solver) && t.limitSeconds() == limit)
        .collect(
            Collectors.groupingBy(
                t -> t.outcome().status(), LinkedHashMap::new, Collectors.counting()));
  }

  /** Whether an engine took an instance on under a limit. */
  boolean tried(String instance, String solver, double limit) {
    return repeats(instance, solver, limit).stream().anyMatch(Trial::tried);
  }

  /** Whether an engine proved an instance in every repeat. */
  boolean proved(String instance, String solver, double limit) {
    List<Trial> repeats = repeats(instance, solver, limit);
    return !repeats.isEmpty() && repeats.stream().allMatch(Trial::proved);
  }

  /** What is known of an instance, if anyone could read it. */
  Optional<InstanceFacts> facts(String instance) {
    return trials.stream()
        .filter(trial -> trial.instance().equals(instance))
        .map(trial -> trial.outcome().facts().orElse(null))
        .filter(Objects::nonNull)
        .findFirst();
  }
}
