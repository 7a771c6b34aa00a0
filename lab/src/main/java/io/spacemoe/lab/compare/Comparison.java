package io.spacemoe.lab.compare;

import io.spacemoe.lab.batch.BatchRefusedException;
import io.spacemoe.lab.run.InstanceFacts;
import io.spacemoe.lab.run.RunStatus;
import io.spacemoe.solver.Incumbent;
import io.spacemoe.solver.SolveResult.Evidence;
import io.spacemoe.solver.SolverFailureException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Trials side by side. What differs between repeats is represented by its median; a gap is measured
 * to the same {@link Reference} for all engines, so that none is judged by its own bound.
 */
public final class Comparison {
  /** The least time that is told apart, in seconds. */
  static final double CLOCK = 1e-6;

  /** An unsolved instance counts as so many time limits (PAR10). */
  private static final double PENALTY = 10;

  private final List<Trial> trials;
  private final Map<String, Reference> references = new HashMap<>();
  private final Map<String, Long> best = new HashMap<>();

  /**
   * A comparison of all these.
   *
   * @throws BatchRefusedException when two trials read different files under one name
   * @throws SolverFailureException when a checked bound is above a placement
   */
  public Comparison(Collection<Trial> trials) {
    this.trials = List.copyOf(trials);
    for (String instance : instances()) {
      List<Trial> of = of(instance);
      requireOneFile(instance, of);
      Reference.of(of).ifPresent(reference -> references.put(instance, reference));
      best.put(
          instance,
          of.stream()
              .mapToLong(t -> t.outcome().cost().orElse(Long.MAX_VALUE))
              .min()
              .orElseThrow());
    }
  }

  private static void requireOneFile(String instance, List<Trial> trials) {
    List<String> hashes =
        trials.stream()
            .flatMap(trial -> trial.outcome().facts().stream())
            .map(InstanceFacts::hash)
            .distinct()
            .toList();
    if (hashes.size() > 1) {
      throw new BatchRefusedException(
          "%s has changed between its runs: they read files of hash %s.%nMaybe go on with the batch, which does the runs of the old file again"
              .formatted(instance, String.join(" and ", hashes)));
    }
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

  /** The kinds of machines that runs were done on, by processor, system and Java. */
  List<String> machines() {
    return trials.stream().map(trial -> trial.outcome().machine()).distinct().sorted().toList();
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

  /** The trials on an instance. */
  List<Trial> of(String instance) {
    return trials.stream().filter(t -> t.instance().equals(instance)).toList();
  }

  /** What a gap is measured to; empty where nothing at all is known. */
  Optional<Reference> reference(String instance) {
    return Optional.ofNullable(references.get(instance));
  }

  /** A cost, or a bound on costs, of an instance in the sense of its file. */
  long value(String instance, long cost) {
    return facts(instance)
        .map(facts -> facts.objective().value(cost, facts.experts()))
        .orElse(cost);
  }

  /** The engines that proved an instance, or whose checked bound a placement meets. */
  List<String> provers(String instance) {
    return of(instance).stream()
        .filter(trial -> trial.proved() || met(trial, instance))
        .map(Trial::solver)
        .distinct()
        .toList();
  }

  private boolean met(Trial trial, String instance) {
    Reference reference = references.get(instance);
    return reference != null
        && reference.support() == Reference.Support.PROVED_OPTIMUM
        && trial.outcome().evidence() == Evidence.CHECKED
        && trial.outcome().bound().equals(OptionalLong.of(reference.cost()));
  }

  /** Whether a trial proved or claimed its answer, and no placement shows that it is wrong. */
  boolean settled(Trial trial) {
    return trial.proved()
        || (trial.claimed()
            && trial.outcome().cost().orElse(Long.MAX_VALUE) <= best.get(trial.instance()));
  }

  /** Seconds until the end of a run that settled the question; infinite for the others. */
  double secondsToProof(Trial trial) {
    return settled(trial) ? Math.max(trial.outcome().seconds(), CLOCK) : Double.POSITIVE_INFINITY;
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
    Reference reference = references.get(trial.instance());
    return cost.isEmpty() || reference == null
        ? Double.POSITIVE_INFINITY
        : trial.outcome().gap(cost.getAsLong(), reference.cost());
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
    return settled(trial) ? secondsToProof(trial) : PENALTY * limit;
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

  /** Whether an engine settled an instance in every repeat. */
  boolean settled(String instance, String solver, double limit) {
    return all(instance, solver, limit, this::settled);
  }

  /** Whether an engine proved an instance in every repeat. */
  boolean proved(String instance, String solver, double limit) {
    return all(instance, solver, limit, Trial::proved);
  }

  private boolean all(String instance, String solver, double limit, Predicate<Trial> what) {
    List<Trial> repeats = repeats(instance, solver, limit);
    return !repeats.isEmpty() && repeats.stream().allMatch(what);
  }

  /** What is known of an instance, if anyone could read it. */
  public Optional<InstanceFacts> facts(String instance) {
    return trials.stream()
        .filter(trial -> trial.instance().equals(instance))
        .map(trial -> trial.outcome().facts().orElse(null))
        .filter(Objects::nonNull)
        .findFirst();
  }
}
