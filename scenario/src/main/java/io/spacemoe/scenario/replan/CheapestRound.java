package io.spacemoe.scenario.replan;

import java.util.Arrays;

/**
 * A place for each part of a round that repeats, at the least sum of what places cost and a charge
 * for each change, that from the last part to the first among them. Exact: for each place of the
 * first part, dynamic programming over the others.
 *
 * @param costs parts x places, at least one of each, 0 or more
 * @param charge what a change costs, 0 or more
 */
record CheapestRound(double[][] costs, double charge) {

  /** The place of each part. */
  int[] places() {
    int[] best = new int[0];
    double least = Double.POSITIVE_INFINITY;
    for (int first = 0; first < costs[0].length; first++) {
      int[] places = from(first);
      double sum = sum(places);
      if (sum < least) {
        least = sum;
        best = places;
      }
    }
    return best;
  }

  private double sum(int[] places) {
    double sum = 0;
    for (int p = 0; p < places.length; p++) {
      sum += costs[p][places[p]];
      sum += places[p] == places[(p + 1) % places.length] ? 0 : charge;
    }
    return sum;
  }

  /** The best that begins at a place. */
  private int[] from(int first) {
    int parts = costs.length;
    int[][] before = new int[parts][costs[0].length];
    double[] sum = new double[costs[0].length];
    Arrays.fill(sum, Double.POSITIVE_INFINITY);
    sum[first] = costs[0][first];
    for (int p = 1; p < parts; p++) {
      int cheapest = least(sum);
      double[] next = new double[sum.length];
      for (int place = 0; place < next.length; place++) {
        boolean stays = sum[place] <= sum[cheapest] + charge;
        before[p][place] = stays ? place : cheapest;
        next[place] = costs[p][place] + (stays ? sum[place] : sum[cheapest] + charge);
      }
      sum = next;
    }
    int cheapest = least(sum);
    int last = parts == 1 || sum[first] <= sum[cheapest] + charge ? first : cheapest;
    int[] places = new int[parts];
    for (int p = parts - 1; p >= 0; p--) {
      places[p] = last;
      last = before[p][last];
    }
    return places;
  }

  private static int least(double[] sum) {
    int least = 0;
    for (int place = 1; place < sum.length; place++) {
      least = sum[place] < sum[least] ? place : least;
    }
    return least;
  }
}
