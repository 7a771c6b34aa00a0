package io.spacemoe.lab.compare;

import io.spacemoe.solver.Incumbent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Single numbers by which solvers are usually compared, under one time limit.
 *
 * @param comparison the comparison
 * @param limit the time limit in seconds; infinite without one
 */
record Scores(Comparison comparison, double limit) {
  /** What is added to times before their geometric mean is taken, and taken off after, in s. */
  static final double SHIFT = 1;

  /** The seconds of a run that settled nothing: the limit, or the longest run without one. */
  double horizon() {
    return Double.isFinite(limit)
        ? limit
        : comparison.trials().stream().mapToDouble(t -> t.outcome().seconds()).max().orElse(0);
  }

  /** Seconds to settle, or the horizon; the median over the repeats. */
  double seconds(String instance, String solver) {
    return Math.min(
        horizon(), comparison.median(instance, solver, limit, comparison::secondsToProof));
  }

  /** The instances that every engine settles in every repeat. */
  List<String> settledByAll() {
    return comparison.instances().stream()
        .filter(
            instance ->
                comparison.solvers().stream().allMatch(s -> comparison.settled(instance, s, limit)))
        .toList();
  }

  /** The geometric mean of times plus {@link #SHIFT}, without it again; NaN of none. */
  static double shiftedGeometricMean(double... seconds) {
    return Math.exp(
            Arrays.stream(seconds).map(s -> Math.log(s + SHIFT)).average().orElse(Double.NaN))
        - SHIFT;
  }

  /** The mean over instances of the seconds to settle; of those not settled ten limits (PAR10). */
  double par10(String solver) {
    return comparison.instances().stream()
        .mapToDouble(i -> comparison.median(i, solver, limit, comparison::penalised))
        .average()
        .orElse(Double.NaN);
  }

  /**
   * The primal integral (Berthold 2013): the gap to the reference, or 1 without a placement, summed
   * over the time until the horizon, in seconds; the mean over instances.
   */
  double primalIntegral(String solver) {
    return comparison.instances().stream()
        .mapToDouble(i -> comparison.median(i, solver, limit, this::primalIntegral))
        .average()
        .orElse(Double.NaN);
  }

  double primalIntegral(Trial trial) {
    double[] changes =
        IntStream.range(0, trial.outcome().trace().size())
            .mapToObj(trial.outcome().trace()::get)
            .mapToDouble(Incumbent::seconds)
            .toArray();
    double[] times = Arrays.copyOf(changes, changes.length + 1);
    times[changes.length] = trial.outcome().seconds();
    Arrays.sort(times);
    double integral = 0;
    double from = 0;
    double gap = 1;
    for (double time : times) {
      double until = Math.min(time, horizon());
      integral += gap * Math.max(0, until - from);
      from = Math.max(from, until);
      gap = Math.min(1, comparison.gapAt(trial, time));
    }
    return integral + gap * Math.max(0, horizon() - from);
  }

  /** The fewest penalised seconds of any of some engines: what a virtual best one needs. */
  private double best(String instance, List<String> solvers) {
    return solvers.stream()
        .mapToDouble(s -> comparison.median(instance, s, limit, comparison::penalised))
        .min()
        .orElse(Double.NaN);
  }

  /** PAR10 of the best engine of some on each instance. */
  double virtualBestPar10(List<String> solvers) {
    return comparison.instances().stream()
        .mapToDouble(instance -> best(instance, solvers))
        .average()
        .orElse(Double.NaN);
  }

  /** How much PAR10 of the virtual best engine grows without one engine, in seconds. */
  double contribution(String solver) {
    List<String> others =
        comparison.solvers().stream().filter(other -> !other.equals(solver)).toList();
    return others.isEmpty()
        ? Double.NaN
        : virtualBestPar10(others) - virtualBestPar10(comparison.solvers());
  }

  /** On how many instances that anyone settles an engine is the soonest, or one of them. */
  long soonest(String solver) {
    return comparison.instances().stream()
        .filter(instance -> comparison.settled(instance, solver, limit))
        .filter(
            instance ->
                comparison.median(instance, solver, limit, comparison::penalised)
                    <= best(instance, comparison.solvers()))
        .count();
  }

  /** How many instances nobody else settles. */
  long alone(String solver) {
    return comparison.instances().stream()
        .filter(
            instance ->
                comparison.solvers().stream()
                    .allMatch(s -> s.equals(solver) == comparison.settled(instance, s, limit)))
        .count();
  }
}
