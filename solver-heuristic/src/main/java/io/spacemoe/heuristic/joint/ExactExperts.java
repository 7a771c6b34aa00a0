package io.spacemoe.heuristic.joint;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.door.UnsupportedProblemException;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * A large neighbourhood of a joint placement: gateways stay, and the experts of all layers move at
 * once to where their mean path latency is least. That is a linear assignment problem, solved
 * exactly by whichever installed engine proves such problems soonest; without one there is no
 * neighbour. The mean stands for the expected maximum, so the neighbour may be worse.
 */
final class ExactExperts {
  private final JointProblem problem;
  private final Function<PlacementProblem, Optional<Placement>> exact;

  ExactExperts(JointProblem problem, Function<PlacementProblem, Optional<Placement>> exact) {
    this.problem = problem;
    this.exact = exact;
  }

  /** By an engine behind the door, until it is told to stop. */
  static ExactExperts installed(JointProblem problem, StopSignal stop) {
    return new ExactExperts(problem, linear -> solve(linear, stop));
  }

  private static Optional<Placement> solve(PlacementProblem linear, StopSignal stop) {
    long left = stop.nanosLeft();
    if (stop.raised() || left < 1_000_000) {
      return Optional.empty();
    }
    SolveOptions defaults = SolveOptions.defaults();
    SolveOptions options =
        left == Long.MAX_VALUE ? defaults : defaults.withTimeLimit(Duration.ofNanos(left));
    Cancellation cancellation = new Cancellation();
    Runnable takeBack = stop.onCancel(cancellation::cancel);
    try {
      return Solvers.solve(linear, options, cancellation, IncumbentListener.NONE).placement();
    } catch (UnsupportedProblemException nobodyCan) {
      return Optional.empty();
    } finally {
      takeBack.run();
    }
  }

  /** The neighbour when it costs less; O(layers x satellites) beside the assignment. */
  Optional<Placement> better(Placement placement) {
    long cost = problem.evaluate(placement).cost();
    return exact
        .apply(linear(placement))
        .map(experts -> joined(placement, experts))
        .filter(joined -> problem.evaluate(joined).cost() < cost);
  }

  /** All experts weigh the same; satellites of gateways take none. */
  private PlacementProblem linear(Placement placement) {
    int n = problem.experts();
    int[] layerOf = new int[problem.layers() * n];
    Arrays.setAll(layerOf, e -> e / n);
    long[] weight = new long[layerOf.length];
    Arrays.fill(weight, 1);
    int[] slots = new int[problem.satellites()];
    Arrays.fill(slots, 1);
    long[][] latency = new long[problem.layers()][problem.satellites()];
    for (int l = 0; l < latency.length; l++) {
      int in = placement.satelliteOf(problem.gateway(l));
      int out = placement.satelliteOf(problem.gateway(problem.next(l)));
      slots[in] = 0;
      Arrays.setAll(
          latency[l], s -> problem.distances().ns(in, s) + problem.distances().ns(s, out));
    }
    return new PlacementProblem(
        problem.name() + " experts",
        new Costs.LayeredProduct(problem.satellites(), layerOf, weight, latency),
        Capacity.slots(slots),
        ForbiddenPairs.none());
  }

  private Placement joined(Placement gateways, Placement experts) {
    int[] satelliteOf = gateways.toArray();
    for (int l = 0; l < problem.layers(); l++) {
      for (int i = 0; i < problem.experts(); i++) {
        satelliteOf[problem.expert(l, i)] = experts.satelliteOf(l * problem.experts() + i);
      }
    }
    return Placement.of(satelliteOf);
  }
}
