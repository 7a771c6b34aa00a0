package io.spacemoe.heuristic.joint;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointProblem;
import java.util.Arrays;

/**
 * A placement of a joint problem while it is being changed: each layer's gateway, and its experts'
 * satellites by ascending distance, so that a layer's cost is a plain sum. Flat arrays, exact
 * integers. For use by one thread.
 */
final class Chain {
  /** Nobody is there. */
  static final int FREE = -1;

  final JointProblem problem;
  final JointProblem.Distances distances;
  final int layers;
  final int experts;
  final int[] gateway;

  /** The satellites of each layer's experts, nearest first, and their distances in ns. */
  final int[][] satellite;

  final long[][] ns;
  final long[] layerCost;

  /** By satellite: 2 * layer for its gateway, 2 * layer + 1 for one of its experts, or FREE. */
  final int[] tenant;

  private final int[][] lastPpm;
  private long cost;

  Chain(JointProblem problem) {
    this.problem = problem;
    distances = problem.distances();
    layers = problem.layers();
    experts = problem.experts();
    gateway = new int[layers];
    satellite = new int[layers][experts];
    ns = new long[layers][experts];
    layerCost = new long[layers];
    tenant = new int[problem.satellites()];
    lastPpm = new int[layers][];
    Arrays.setAll(lastPpm, problem::lastPpm);
  }

  /** Starts from a placement. */
  void load(Placement placement) {
    Arrays.fill(tenant, FREE);
    for (int l = 0; l < layers; l++) {
      gateway[l] = placement.satelliteOf(problem.gateway(l));
      tenant[gateway[l]] = 2 * l;
      for (int i = 0; i < experts; i++) {
        satellite[l][i] = placement.satelliteOf(problem.expert(l, i));
        tenant[satellite[l][i]] = 2 * l + 1;
      }
    }
    cost = 0;
    for (int l = 0; l < layers; l++) {
      layerCost[l] =
          sorted(l, gateway[l], gateway[next(l)], satellite[l].clone(), satellite[l], ns[l]);
      cost += layerCost[l];
    }
  }

  Placement placement() {
    int[] satelliteOf = new int[problem.things()];
    for (int l = 0; l < layers; l++) {
      satelliteOf[problem.gateway(l)] = gateway[l];
      for (int i = 0; i < experts; i++) {
        satelliteOf[problem.expert(l, i)] = satellite[l][i];
      }
    }
    return Placement.of(satelliteOf);
  }

  long cost() {
    return cost;
  }

  int next(int layer) {
    return layer + 1 == layers ? 0 : layer + 1;
  }

  int before(int layer) {
    return layer == 0 ? layers - 1 : layer - 1;
  }

  /** The distance of a satellite in a layer. */
  long through(int layer, int s) {
    return distances.ns(gateway[layer], s) + distances.ns(s, gateway[next(layer)]);
  }

  /**
   * What a layer would cost between two gateways.
   *
   * @param hosts its experts' satellites
   * @param into receives them, nearest first; may not be the same array
   * @param nsInto receives their distances
   */
  long sorted(int layer, int in, int out, int[] hosts, int[] into, long[] nsInto) {
    for (int i = 0; i < experts; i++) {
      int s = hosts[i];
      long far = distances.ns(in, s) + distances.ns(s, out);
      int j = i;
      for (; j > 0 && nsInto[j - 1] > far; j--) {
        nsInto[j] = nsInto[j - 1];
        into[j] = into[j - 1];
      }
      nsInto[j] = far;
      into[j] = s;
    }
    return costOf(layer, nsInto);
  }

  /** The cost of a layer with these distances, ascending. */
  long costOf(int layer, long[] ascending) {
    int[] ppm = lastPpm[layer];
    long sum = 0;
    for (int j = 0; j < experts; j++) {
      sum += ppm[j] * ascending[j];
    }
    return sum;
  }

  /** The rank of the expert that a layer has on a satellite. */
  int rankOf(int layer, int s) {
    int rank = 0;
    while (satellite[layer][rank] != s) {
      rank++;
    }
    return rank;
  }

  /** By how much a layer's cost changes when the expert of some rank gets another distance. */
  long change(int layer, int rank, long far) {
    int[] ppm = lastPpm[layer];
    long[] here = ns[layer];
    long change = 0;
    int j = rank;
    while (j + 1 < experts && here[j + 1] < far) {
      change += ppm[j] * (here[j + 1] - here[j]);
      j++;
    }
    while (j > 0 && here[j - 1] > far) {
      change += ppm[j] * (here[j - 1] - here[j]);
      j--;
    }
    return change + ppm[j] * (far - here[j]);
  }

  /** Moves the expert of some rank. Its old satellite is left to the caller. */
  void move(int layer, int rank, int to, long far, long change) {
    int[] hosts = satellite[layer];
    long[] here = ns[layer];
    int j = rank;
    for (; j + 1 < experts && here[j + 1] < far; j++) {
      here[j] = here[j + 1];
      hosts[j] = hosts[j + 1];
    }
    for (; j > 0 && here[j - 1] > far; j--) {
      here[j] = here[j - 1];
      hosts[j] = hosts[j - 1];
    }
    here[j] = far;
    hosts[j] = to;
    tenant[to] = 2 * layer + 1;
    layerCost[layer] += change;
    cost += change;
  }

  /** Gives a layer other satellites, distances and cost. Tenants are left to the caller. */
  void replace(int layer, int[] hosts, long[] ascending, long newCost) {
    System.arraycopy(hosts, 0, satellite[layer], 0, experts);
    System.arraycopy(ascending, 0, ns[layer], 0, experts);
    cost += newCost - layerCost[layer];
    layerCost[layer] = newCost;
  }

  /** Enters a layer's gateway and experts as tenants. */
  void occupy(int layer) {
    tenant[gateway[layer]] = 2 * layer;
    for (int s : satellite[layer]) {
      tenant[s] = 2 * layer + 1;
    }
  }
}
