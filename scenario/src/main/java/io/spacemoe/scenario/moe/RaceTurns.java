package io.spacemoe.scenario.moe;

import java.util.Arrays;

/**
 * The last turn under {@link PlackettLuce}: as {@link PoissonTurns} at each node of the race's
 * clock, where the experts are independent. Each coefficient is a pair: the probability that so
 * many have arrived, and the density that the last of them arrives just now. The density of degree
 * K at the root, summed over the nodes, is the turn's probability: positive terms only. O(turns ·
 * K² · log satellites · nodes).
 */
final class RaceTurns implements LastTurnLaw {
  private final Turns turns;
  private final int active;
  private final RaceClock clock;

  RaceTurns(Turns turns, int active, RaceClock clock) {
    this.turns = turns;
    this.active = active;
    this.clock = clock;
  }

  @Override
  public void distribution(int[] order, double[] into) {
    turns.checkLengths(order, into);
    Tree tree = new Tree();
    for (int j = 0; j < order.length; j++) {
      into[j] = tree.take(order[j]) * clock.step();
    }
  }

  /** A polynomial of pairs, each for every node of the clock. */
  private record Pairs(double[][] counts, double[][] densities) {

    static Pairs zero(int degree, int nodes) {
      return new Pairs(new double[degree + 1][nodes], new double[degree + 1][nodes]);
    }

    /** Adds the coefficients of these degrees. */
    void add(Pairs change, int low, int high) {
      for (int k = low; k <= high; k++) {
        plus(counts[k], change.counts[k]);
        plus(densities[k], change.densities[k]);
      }
    }

    /** Adds the product of two coefficients to the one of degree k. */
    void addProduct(int k, Pairs a, int i, Pairs b, int j) {
      plusTimes(counts[k], a.counts[i], b.counts[j]);
      plusTimes(densities[k], a.densities[i], b.counts[j]);
      plusTimes(densities[k], a.counts[i], b.densities[j]);
    }

    void clear(int k) {
      Arrays.fill(counts[k], 0);
      Arrays.fill(densities[k], 0);
    }

    private static void plus(double[] sum, double[] term) {
      for (int m = 0; m < sum.length; m++) {
        sum[m] += term[m];
      }
    }

    private static void plusTimes(double[] sum, double[] a, double[] b) {
      for (int m = 0; m < sum.length; m++) {
        sum[m] += a[m] * b[m];
      }
    }
  }

  /** The product over the turns that have ended: node n has children 2n and 2n + 1. */
  private final class Tree {
    private final int hosts = turns.hosts();
    private final RaceState[] arrivals = new RaceState[hosts];
    private final Pairs[] product = new Pairs[2 * hosts];
    private final int[] degree = new int[2 * hosts];
    private Pairs change = Pairs.zero(active, clock.nodes());
    private Pairs next = Pairs.zero(active, clock.nodes());

    /** No turn has ended: the product of all idle satellites. */
    Tree() {
      int[] room = new int[2 * hosts];
      for (int h = 0; h < hosts; h++) {
        arrivals[h] = RaceState.among(clock, turns.experts(h), turns.turnsOf(h));
        room[hosts + h] = turns.turnsOf(h);
        product[hosts + h] = Pairs.zero(turns.turnsOf(h), clock.nodes());
        Pairs.plus(product[hosts + h].counts[0], arrivals[h].count(0));
      }
      for (int node = hosts - 1; node > 0; node--) {
        room[node] = Math.min(active, room[2 * node] + room[2 * node + 1]);
        product[node] = Pairs.zero(room[node], clock.nodes());
        product[node].addProduct(0, product[2 * node], 0, product[2 * node + 1], 0);
      }
    }

    /** Adds a turn's term to its leaf and returns what that adds to the root, over the step. */
    double take(int turn) {
      int host = turns.host(turn);
      int node = hosts + host;
      int low = turns.number(turn);
      int high = low;
      change.clear(low);
      Pairs.plus(change.counts[low], arrivals[host].count(low));
      Pairs.plus(change.densities[low], arrivals[host].density(low));
      while (node > 1) {
        product[node].add(change, low, high);
        degree[node] = Math.max(degree[node], high);
        high = timesSibling(node, node > 3 ? low : active, low, high);
        node >>= 1;
      }
      return high < active ? 0 : sum(change.densities[active]);
    }

    /** Multiplies the change by a sibling, from a degree on; returns its new greatest degree. */
    private int timesSibling(int node, int from, int low, int high) {
      int other = degree[node ^ 1];
      int top = Math.min(active, high + other);
      for (int k = from; k <= top; k++) {
        next.clear(k);
        for (int i = Math.max(low, k - other); i <= Math.min(high, k); i++) {
          next.addProduct(k, change, i, product[node ^ 1], k - i);
        }
      }
      Pairs spare = change;
      change = next;
      next = spare;
      return top;
    }

    private static double sum(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum;
    }
  }
}
