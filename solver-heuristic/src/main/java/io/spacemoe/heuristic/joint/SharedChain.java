package io.spacemoe.heuristic.joint;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.SharedRooms;
import io.spacemoe.solver.joint.SharedSettling;
import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * A placement whose things share satellites, while it is being changed. A change works on a few
 * layers: it is begun, made, and either kept or taken back. For use by one thread.
 */
final class SharedChain {
  final JointProblem problem;
  final int layers;
  final int experts;
  final int[] gateway;

  /** The satellite of each layer's experts; negative while they have none. */
  final int[][] hosts;

  /** How much waiting counts when a layer settles. */
  final double[] spread;

  /** How many more experts each satellite has room for; negative while it is too full. */
  final int[] free;

  private final SharedRooms rooms;
  private final SharedSettling settling;
  private final boolean[] gatewayOn;
  private final long[] layerCost;
  private long cost;

  private final int[] touched;
  private int count;
  private final int[][] hostsBefore;
  private final int[] gatewayBefore;
  private final double[] spreadBefore;
  private final long[] costBefore;

  SharedChain(JointProblem problem) {
    this.problem = problem;
    rooms = problem.rooms().orElseThrow();
    settling = new SharedSettling(problem);
    layers = problem.layers();
    experts = problem.experts();
    gateway = new int[layers];
    hosts = new int[layers][experts];
    spread = new double[layers];
    free = new int[problem.satellites()];
    gatewayOn = new boolean[problem.satellites()];
    layerCost = new long[layers];
    touched = new int[layers];
    hostsBefore = new int[layers][experts];
    gatewayBefore = new int[layers];
    spreadBefore = new double[layers];
    costBefore = new long[layers];
    Arrays.fill(spread, 1);
  }

  void load(Placement placement) {
    Arrays.fill(gatewayOn, false);
    for (int l = 0; l < layers; l++) {
      gateway[l] = placement.satelliteOf(problem.gateway(l));
      gatewayOn[gateway[l]] = true;
      for (int i = 0; i < experts; i++) {
        hosts[l][i] = placement.satelliteOf(problem.expert(l, i));
      }
    }
    Arrays.setAll(free, s -> rooms.room(s, gatewayOn[s]));
    cost = 0;
    for (int l = 0; l < layers; l++) {
      for (int s : hosts[l]) {
        free[s]--;
      }
      layerCost[l] = costOf(l);
      cost += layerCost[l];
    }
  }

  Placement placement() {
    int[] satelliteOf = new int[problem.things()];
    for (int l = 0; l < layers; l++) {
      satelliteOf[problem.gateway(l)] = gateway[l];
      System.arraycopy(hosts[l], 0, satelliteOf, problem.expert(l, 0), experts);
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

  /** The layer whose gateway is on a satellite; negative when there is none. */
  int layerOfGateway(int satellite) {
    if (gatewayOn[satellite]) {
      for (int l = 0; l < layers; l++) {
        if (gateway[l] == satellite) {
          return l;
        }
      }
    }
    return -1;
  }

  private long costOf(int layer) {
    return problem.sharedCost(layer, gateway[layer], gateway[next(layer)], hosts[layer]);
  }

  /** Begins a change. */
  void begin() {
    count = 0;
  }

  /** Has a layer in the change, which remembers how it was. */
  void touch(int layer) {
    for (int k = 0; k < count; k++) {
      if (touched[k] == layer) {
        return;
      }
    }
    System.arraycopy(hosts[layer], 0, hostsBefore[count], 0, experts);
    gatewayBefore[count] = gateway[layer];
    spreadBefore[count] = spread[layer];
    costBefore[count] = layerCost[layer];
    touched[count++] = layer;
  }

  /** Moves an expert of a touched layer; to a negative number it has no satellite for now. */
  void put(int layer, int expert, int to) {
    int from = hosts[layer][expert];
    if (from >= 0) {
      free[from]++;
    }
    if (to >= 0) {
      free[to]--;
    }
    hosts[layer][expert] = to;
  }

  /** Takes all experts of a touched layer away. */
  void lift(int layer) {
    for (int i = 0; i < experts; i++) {
      put(layer, i, -1);
    }
  }

  /**
   * Moves the gateway of a touched layer to a satellite, exchanging it with the gateway there; and
   * takes away experts that a satellite has no room for then, touching their layers.
   */
  void moveGateway(int layer, int to) {
    int from = gateway[layer];
    int other = layerOfGateway(to);
    if (other >= 0) {
      touch(other);
      touch(before(other));
      gateway[other] = from;
    } else {
      setGateway(from, false);
      setGateway(to, true);
    }
    gateway[layer] = to;
    evict(to);
  }

  private void setGateway(int satellite, boolean on) {
    free[satellite] += rooms.room(satellite, on) - rooms.room(satellite, gatewayOn[satellite]);
    gatewayOn[satellite] = on;
  }

  private void evict(int satellite) {
    for (int l = 0; l < layers && free[satellite] < 0; l++) {
      for (int i = experts - 1; i >= 0 && free[satellite] < 0; i--) {
        if (hosts[l][i] == satellite) {
          touch(l);
          put(l, i, -1);
        }
      }
    }
  }

  /** Ends a change: places who has no satellite, and keeps all of it if it is accepted. */
  boolean end(LongPredicate accept) {
    long change = 0;
    boolean fits = true;
    for (int k = 0; k < count && fits; k++) {
      int l = touched[k];
      fits = settle(l);
      if (fits) {
        layerCost[l] = costOf(l);
        change += layerCost[l] - costBefore[k];
      }
    }
    if (fits && accept.test(change)) {
      cost += change;
      return true;
    }
    takeBack();
    return false;
  }

  private boolean settle(int layer) {
    int[] here = hosts[layer];
    int missing = 0;
    for (int s : here) {
      missing += s < 0 ? 1 : 0;
    }
    if (missing == 0) {
      return true;
    }
    int[] settled = here.clone();
    boolean all =
        settling.settle(layer, gateway[layer], gateway[next(layer)], free, spread[layer], settled);
    for (int i = 0; i < experts; i++) {
      if (here[i] < 0 && settled[i] >= 0) {
        put(layer, i, settled[i]);
      }
    }
    return all;
  }

  private void takeBack() {
    for (int k = 0; k < count; k++) {
      int l = touched[k];
      for (int i = 0; i < experts; i++) {
        if (hosts[l][i] != hostsBefore[k][i]) {
          put(l, i, hostsBefore[k][i]);
        }
      }
      setGateway(gateway[l], false);
    }
    for (int k = 0; k < count; k++) {
      int l = touched[k];
      gateway[l] = gatewayBefore[k];
      spread[l] = spreadBefore[k];
      layerCost[l] = costBefore[k];
      setGateway(gateway[l], true);
    }
  }
}
