package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.JointLayouts;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.LinkRows;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.SharedSettling;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A start for scheme joint where satellites are shared: gateways along the ring subnets or a closed
 * tour of the torus, and around them experts that settle greedily, layer by layer. For use by one
 * thread.
 */
final class SharedStart {
  /** Tours are for tiles of so many satellites: layers may overlap, so steps are short. */
  private static final int TILE = 8;

  /** How much waiting counts. Chosen, not tuned. */
  private static final double[] SPREADS = {0.5, 1, 2, 4};

  private final JointProblem problem;
  private final SharedSettling settling;

  private record Start(int[] gateways, Placement placement, long cost) {}

  private SharedStart(JointLayouts joint) {
    problem = joint.problem();
    settling = new SharedSettling(problem);
  }

  /**
   * The cheapest of them; empty where the constellation has no planes, or no time was left.
   *
   * @param stop when to end with the best so far
   */
  static Optional<Placement> of(
      LinkRows rows, MoeModel model, Rooms rooms, JointLayouts joint, StopSignal stop) {
    if (!rows.constellation().hasPlanes()) {
      return Optional.empty();
    }
    SharedStart start = new SharedStart(joint);
    GatewayTours tours = GatewayTours.of(rows, model.layers(), TILE);
    Stream<int[]> ring = RingSubnets.centres(rows, model, rooms).stream();
    Stream<int[]> toured = tours.all().stream().map(tours::gateways).flatMap(Optional::stream);
    return Stream.concat(ring, toured)
        .map(gateways -> Arrays.stream(gateways).map(joint::indexOf).toArray())
        .filter(gateways -> Arrays.stream(gateways).allMatch(gateway -> gateway >= 0))
        .takeWhile(gateways -> !stop.raised())
        .flatMap(gateways -> start.settled(gateways, 1).stream())
        .min(Comparator.comparingLong(Start::cost))
        .map(best -> start.spread(best, stop).placement);
  }

  private Start spread(Start start, StopSignal stop) {
    return Arrays.stream(SPREADS)
        .takeWhile(spread -> !stop.raised())
        .mapToObj(spread -> settled(start.gateways, spread))
        .flatMap(Optional::stream)
        .reduce(start, (a, b) -> a.cost <= b.cost ? a : b);
  }

  private Optional<Start> settled(int[] gateways, double spread) {
    int[] free = new int[problem.satellites()];
    Arrays.setAll(free, s -> problem.room(s, false));
    Arrays.stream(gateways).forEach(s -> free[s] = problem.room(s, true));
    int[] satelliteOf = new int[problem.things()];
    for (int l = 0; l < gateways.length; l++) {
      int[] hosts = new int[problem.experts()];
      Arrays.fill(hosts, -1);
      if (!settling.settle(l, gateways[l], gateways[problem.next(l)], free, spread, hosts)) {
        return Optional.empty();
      }
      satelliteOf[problem.gateway(l)] = gateways[l];
      for (int i = 0; i < hosts.length; i++) {
        free[hosts[i]]--;
        satelliteOf[problem.expert(l, i)] = hosts[i];
      }
    }
    Placement placement = Placement.of(satelliteOf);
    return Optional.of(new Start(gateways, placement, problem.evaluate(placement).cost()));
  }
}
