package io.spacemoe.lab.load;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.operations.CapacityLimits;
import io.spacemoe.scenario.operations.simulation.LoadPoint;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.workload.Power;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A placement under load.
 *
 * @param name what it is called: its scheme's id, or its file
 * @param deployment where everything sits
 * @param tokenLatencyMs of a lonely token, in ms; of several instances the mean
 * @param limits what it can give at most
 * @param points what was simulated, by ascending rates; those that have ended
 * @param missing requests a second of those that have not, as the study was cancelled, ascending
 * @param estimatesMs the time per output token at each of the points by M/G/1 queues, in ms;
 *     infinite beyond what the processors can give, empty where there is no estimate
 */
public record LoadedPlacement(
    String name,
    Deployment deployment,
    double tokenLatencyMs,
    CapacityLimits limits,
    List<LoadPoint> points,
    List<Double> missing,
    List<Double> estimatesMs) {

  /** Copies the lists. */
  public LoadedPlacement {
    points = List.copyOf(points);
    missing = List.copyOf(missing);
    estimatesMs = List.copyOf(estimatesMs);
  }

  /** The estimate beside a point; empty where there is none, or it is infinite. */
  OptionalDouble estimateMs(int point) {
    return estimatesMs.isEmpty() || estimatesMs.get(point).isInfinite()
        ? OptionalDouble.empty()
        : OptionalDouble.of(estimatesMs.get(point));
  }

  /** The simulation with the greatest rate of those that are not overloaded. */
  Optional<LoadPoint> mostThatHolds() {
    return points.stream().filter(point -> !point.overloaded()).reduce((a, b) -> b);
  }

  /**
   * The energy of an output token in J, all satellites together, with its share of what idle
   * satellites use; empty where the scenario has no power, or nothing comes out.
   *
   * @param tokensPerSecond that come out
   */
  Optional<Double> joulesPerToken(Scenario scenario, double tokensPerSecond) {
    double idleW =
        scenario.power().map(Power::idleW).orElse(0.0) * scenario.constellation().satellites();
    return limits
        .energy()
        .filter(budget -> tokensPerSecond > 0)
        .map(budget -> budget.computeJoules() + budget.sendJoules() + idleW / tokensPerSecond);
  }
}
