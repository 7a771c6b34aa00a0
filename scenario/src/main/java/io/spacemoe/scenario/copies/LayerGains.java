package io.spacemoe.scenario.copies;

import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.ValueOrder;
import io.spacemoe.scenario.value.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * By how much each possible copy would shorten one layer, exactly as long as its experts do not
 * share satellites.
 *
 * <p>If expert i took x instead of its own time, the layer would end by time y with probability P(A
 * within those that take at most y), which i belongs to from x on. So bringing i from its time down
 * to x gains the integral, over the times between, of the probability that i is activated and is
 * the last: P(A within the others up to y, and i) - P(A within the others up to y). Both are what
 * the law says of an order in which i comes first or last.
 */
final class LayerGains {
  private final ActivationLaw law;

  /** Snapshots x satellites of interest, in ns: first the primaries, then candidates. */
  private final long[][] ns;

  private final int[] satellites;

  /** Snapshots x experts: the time of the nearest copy. */
  private final double[][] now;

  /** Experts x satellites of interest, in ns, summed over snapshots. */
  private final double[][] gain;

  /**
   * A layer without copies.
   *
   * @param satellites those of the primaries, then those that may host a copy
   * @param ns snapshots x these satellites, path latencies
   */
  LayerGains(ActivationLaw law, int[] satellites, long[][] ns) {
    this.law = law;
    this.satellites = satellites;
    this.ns = ns;
    now = new double[ns.length][law.experts()];
    gain = new double[law.experts()][satellites.length];
  }

  /** Takes over where the experts are, and works out the gains anew. */
  void update(Seats seats, int layer, Workers workers) {
    for (int e = 0; e < gain.length; e++) {
      int[] places =
          seats.of(layer, e).stream().mapToInt(this::place).filter(p -> p >= 0).toArray();
      for (int t = 0; t < ns.length; t++) {
        long[] here = ns[t];
        now[t][e] = Arrays.stream(places).mapToLong(p -> here[p]).min().orElseThrow();
      }
    }
    List<int[]> orders = Arrays.stream(now).map(ValueOrder::ascending).toList();
    List<Callable<double[]>> rows = new ArrayList<>();
    for (int e = 0; e < gain.length; e++) {
      int expert = e;
      rows.add(() -> row(expert, orders));
    }
    List<double[]> done = workers.all(rows);
    for (int e = 0; e < gain.length; e++) {
      gain[e] = done.get(e);
    }
  }

  private int place(int satellite) {
    for (int p = 0; p < satellites.length; p++) {
      if (satellites[p] == satellite) {
        return p;
      }
    }
    return -1;
  }

  private double[] row(int expert, List<int[]> orders) {
    int experts = gain.length;
    double[] sums = new double[satellites.length];
    int[] first = new int[experts];
    int[] last = new int[experts];
    double[] within = new double[experts];
    double[] without = new double[experts];
    double[] lost = new double[experts];
    for (int t = 0; t < ns.length; t++) {
      double[] times = now[t];
      int others = others(orders.get(t), expert, first, last);
      law.maxDistribution(first, within);
      law.maxDistribution(last, without);
      // lost[j]: the integral from the time of the j-th of the others to the expert's own
      int below = 0;
      while (below < others && times[last[below]] < times[expert]) {
        below++;
      }
      double slope = within[0];
      double[] slopes = without; // overwritten from the front: slopes[j] holds from the j-th on
      for (int j = 0; j < below; j++) {
        slope += within[j + 1] - without[j];
        slopes[j] = slope;
      }
      double sum = 0;
      for (int j = below - 1; j >= 0; j--) {
        double until = j + 1 < below ? times[last[j + 1]] : times[expert];
        sum += slopes[j] * (until - times[last[j]]);
        lost[j] = sum;
      }
      double slopeOfAll = within[0];
      for (int p = 0; p < sums.length; p++) {
        double x = ns[t][p];
        if (x < times[expert]) {
          sums[p] += integral(x, times, last, below, lost, slopes, slopeOfAll, times[expert]);
        }
      }
    }
    return sums;
  }

  /** The integral from x to the expert's own time. */
  private static double integral(
      double x,
      double[] times,
      int[] order,
      int below,
      double[] lost,
      double[] slopes,
      double slopeBefore,
      double own) {
    int low = 0;
    int high = below;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[order[middle]] <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    double until = low < below ? times[order[low]] : own;
    double slope = low == 0 ? slopeBefore : slopes[low - 1];
    return slope * (until - x) + (low < below ? lost[low] : 0);
  }

  /** The others in their order, with the expert before them and after them. */
  private static int others(int[] order, int expert, int[] first, int[] last) {
    int others = 0;
    first[0] = expert;
    for (int e : order) {
      if (e != expert) {
        first[others + 1] = e;
        last[others++] = e;
      }
    }
    last[others] = expert;
    return others;
  }

  /**
   * A copy that could be placed.
   *
   * @param gainMs what it would gain, in ms
   */
  record Choice(int layer, int expert, int satellite, double gainMs) {}

  /** What a copy on a satellite of interest would gain, in ms. */
  double gainMs(int expert, int satellite) {
    return gain[expert][place(satellite)] / ns.length / 1e6;
  }

  /** The copy that gains most, of those that seats have room for; the first of equals. */
  Choice best(Seats seats, int layer) {
    Choice best = new Choice(layer, -1, -1, 0);
    double most = 0;
    for (int p = 0; p < satellites.length; p++) {
      int s = satellites[p];
      if (seats.free(s) && !seats.hosts(layer, s)) {
        for (int e = 0; e < gain.length; e++) {
          if (gain[e][p] > most) {
            most = gain[e][p];
            best = new Choice(layer, e, s, gain[e][p] / ns.length / 1e6);
          }
        }
      }
    }
    return best;
  }
}
