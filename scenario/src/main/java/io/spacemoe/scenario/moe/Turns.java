package io.spacemoe.scenario.moe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The turns in which the activated experts of one layer run: those that share a satellite run one
 * after the other. A satellite with n experts of which c are activated is done at the end of its
 * c-th turn, so it has min(n, K) turns. Immutable.
 *
 * <p>Turns count through the satellites in the order of their first expert, and at each satellite
 * from the first turn to the last. Where nobody shares, the turn of an expert has its index.
 */
public final class Turns {
  private final int[][] expertsOfHost;
  private final int[] hostOfExpert;
  private final int[] satelliteOfHost;
  private final int[] firstTurn;
  private final int[] hostOfTurn;

  private Turns(Map<Integer, List<Integer>> experts, int active) {
    int hosts = experts.size();
    satelliteOfHost = experts.keySet().stream().mapToInt(s -> s).toArray();
    expertsOfHost = new int[hosts][];
    firstTurn = new int[hosts + 1];
    int[] hostOf = new int[experts.values().stream().mapToInt(List::size).sum()];
    for (int h = 0; h < hosts; h++) {
      int[] own = experts.get(satelliteOfHost[h]).stream().mapToInt(e -> e).toArray();
      for (int expert : own) {
        hostOf[expert] = h;
      }
      expertsOfHost[h] = own;
      firstTurn[h + 1] = firstTurn[h] + Math.min(own.length, active);
    }
    hostOfExpert = hostOf;
    hostOfTurn = new int[firstTurn[hosts]];
    for (int h = 0; h < hosts; h++) {
      Arrays.fill(hostOfTurn, firstTurn[h], firstTurn[h + 1], h);
    }
  }

  /**
   * The turns of a layer.
   *
   * @param satelliteOf the satellite of each expert
   * @param active experts K activated per token
   */
  public static Turns of(int[] satelliteOf, int active) {
    Map<Integer, List<Integer>> experts = new LinkedHashMap<>();
    for (int e = 0; e < satelliteOf.length; e++) {
      experts.computeIfAbsent(satelliteOf[e], none -> new ArrayList<>()).add(e);
    }
    return new Turns(experts, active);
  }

  /** The number of turns. */
  public int count() {
    return hostOfTurn.length;
  }

  /** The satellite of a turn. */
  public int satellite(int turn) {
    return satelliteOfHost[hostOfTurn[turn]];
  }

  /** Which of its satellite's turns a turn is, from 1: so many experts have then run. */
  public int number(int turn) {
    return turn - firstTurn[hostOfTurn[turn]] + 1;
  }

  /** Whether any two experts share a satellite. */
  boolean shared() {
    return expertsOfHost.length < hostOfExpert.length;
  }

  /** The number of satellites that host an expert. */
  int hosts() {
    return expertsOfHost.length;
  }

  /** The host of a turn. */
  int host(int turn) {
    return hostOfTurn[turn];
  }

  /** The host of an expert. */
  int hostOf(int expert) {
    return hostOfExpert[expert];
  }

  /** The experts of a host, ascending; not to be changed. */
  int[] experts(int host) {
    return expertsOfHost[host];
  }

  /** The first turn of a host; the others follow. */
  int firstTurn(int host) {
    return firstTurn[host];
  }

  /** The number of turns of a host. */
  int turnsOf(int host) {
    return firstTurn[host + 1] - firstTurn[host];
  }

  /** Refuses an order, or room for results, of another length than the number of turns. */
  void checkLengths(int[] order, double[] into) {
    if (order.length != count() || into.length != count()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "order of %d and room for %d; expected %d turns",
              order.length,
              into.length,
              count()));
    }
  }
}
