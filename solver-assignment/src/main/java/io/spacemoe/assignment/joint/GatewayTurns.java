package io.spacemoe.assignment.joint;

import io.spacemoe.assignment.layered.LayeredAssignment;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A joint placement whose experts and gateways take turns at finding better places. */
final class GatewayTurns {
  /** A gateway moves to one of so many near satellites. Chosen, not tuned. */
  private static final int AROUND = 24;

  /** Gateways that move at random when no turn helps. Chosen, not tuned. */
  private static final int KICKED = 3;

  private final JointProblem problem;
  private final SplittableRandom random;
  private final int[] gateway;
  private final int[][] host;
  private final boolean[] taken;
  private final LayeredAssignment assignment;

  GatewayTurns(JointProblem problem, Placement start, SplittableRandom random) {
    this.problem = problem;
    this.random = random;
    gateway = new int[problem.layers()];
    host = new int[problem.layers()][problem.experts()];
    taken = new boolean[problem.satellites()];
    read(start);
    assignment = new LayeredAssignment(linear());
  }

  /** All experts weigh the same, so that the mean path latency is what counts. */
  private PlacementProblem linear() {
    int n = problem.experts();
    int[] layerOf = new int[problem.layers() * n];
    Arrays.setAll(layerOf, e -> e / n);
    long[] weight = new long[layerOf.length];
    Arrays.fill(weight, 1);
    long[][] latency = new long[problem.layers()][];
    Arrays.setAll(latency, this::latency);
    int[] slots = new int[problem.satellites()];
    Arrays.fill(slots, 1);
    for (int g : gateway) {
      slots[g] = 0;
    }
    return new PlacementProblem(
        problem.name() + " experts",
        new Costs.LayeredProduct(problem.satellites(), layerOf, weight, latency),
        Capacity.slots(slots),
        ForbiddenPairs.none());
  }

  private long[] latency(int layer) {
    long[] ns = new long[problem.satellites()];
    Arrays.setAll(ns, s -> through(gateway[layer], s, gateway[problem.next(layer)]));
    return ns;
  }

  private long through(int in, int s, int out) {
    return problem.distances().ns(in, s) + problem.distances().ns(s, out);
  }

  private void read(Placement placement) {
    Arrays.fill(taken, false);
    for (int thing = 0; thing < problem.things(); thing++) {
      taken[placement.satelliteOf(thing)] = true;
    }
    for (int l = 0; l < gateway.length; l++) {
      gateway[l] = placement.satelliteOf(problem.gateway(l));
      for (int i = 0; i < host[l].length; i++) {
        host[l][i] = placement.satelliteOf(problem.expert(l, i));
      }
    }
  }

  /** Goes back to a placement. */
  void load(Placement placement) {
    int[] before = gateway.clone();
    read(placement);
    for (int l = 0; l < gateway.length; l++) {
      if (before[l] != gateway[l]) {
        assignment.changeSlots(before[l], 1);
      }
    }
    for (int l = 0; l < gateway.length; l++) {
      assignment.changeSlots(gateway[l], 0);
      assignment.changeLayer(l, latency(l));
    }
  }

  Placement placement() {
    int[] satelliteOf = new int[problem.things()];
    for (int l = 0; l < gateway.length; l++) {
      satelliteOf[problem.gateway(l)] = gateway[l];
      for (int i = 0; i < host[l].length; i++) {
        satelliteOf[problem.expert(l, i)] = host[l][i];
      }
    }
    return Placement.of(satelliteOf);
  }

  long cost() {
    return problem.evaluate(placement()).cost();
  }

  /** Places all experts at the least mean path latency; false when time was up before that. */
  boolean settleExperts(StopSignal stop) {
    assignment.solve(stop);
    if (!assignment.solved()) {
      return false;
    }
    int[] satelliteOf = assignment.satelliteOf();
    Arrays.fill(taken, false);
    for (int l = 0; l < gateway.length; l++) {
      taken[gateway[l]] = true;
      for (int i = 0; i < host[l].length; i++) {
        host[l][i] = satelliteOf[l * host[l].length + i];
        taken[host[l][i]] = true;
      }
    }
    return true;
  }

  /** Moves each gateway to the free satellite around that suits it best; whether any moved. */
  boolean moveGateways() {
    boolean moved = false;
    for (int l = 0; l < gateway.length; l++) {
      int best = gateway[l];
      long least = costAround(l, best);
      for (int to : problem.nearest(gateway[l], AROUND)) {
        if (!taken[to] && costAround(l, to) < least) {
          best = to;
          least = costAround(l, to);
        }
      }
      if (best != gateway[l]) {
        move(l, best);
        moved = true;
      }
    }
    return moved;
  }

  /** What the layers on both sides of a gateway would cost with the gateway somewhere. */
  private long costAround(int layer, int at) {
    int before = layer == 0 ? gateway.length - 1 : layer - 1;
    if (before == layer) {
      return costOf(layer, at, at);
    }
    return costOf(before, gateway[before], at) + costOf(layer, at, gateway[problem.next(layer)]);
  }

  private long costOf(int layer, int in, int out) {
    long[] ns = new long[host[layer].length];
    Arrays.setAll(ns, i -> through(in, host[layer][i], out));
    Arrays.sort(ns);
    int[] ppm = problem.lastPpm(layer);
    long cost = 0;
    for (int j = 0; j < ns.length; j++) {
      cost += ppm[j] * ns[j];
    }
    return cost;
  }

  private void move(int layer, int to) {
    taken[gateway[layer]] = false;
    taken[to] = true;
    assignment.changeSlots(gateway[layer], 1);
    gateway[layer] = to;
    assignment.changeSlots(to, 0);
    int before = layer == 0 ? gateway.length - 1 : layer - 1;
    assignment.changeLayer(before, latency(before));
    assignment.changeLayer(layer, latency(layer));
  }

  /** Moves some gateways at random to satellites around; experts in the way will make room. */
  void kick() {
    for (int k = 0; k < KICKED; k++) {
      int layer = random.nextInt(gateway.length);
      int[] around = problem.nearest(gateway[layer], AROUND);
      int to = around[random.nextInt(around.length)];
      if (Arrays.stream(gateway).noneMatch(g -> g == to)) {
        move(layer, to);
      }
    }
  }
}
