package io.spacemoe.scenario.descent;

import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.ValueOrder;
import java.util.Arrays;

/**
 * One layer whose experts move while the gateways on both sides stay: what it takes, summed over
 * snapshots, and what it would take with one expert elsewhere. In ns. For use by one thread.
 *
 * <p>If expert i answered after x, the layer would be done by y with probability P(A within the
 * others that answer by y) before x, and P(A within these and i) from x on. So E[max] grows with x
 * along straight lines between the others' times, and their slopes are differences of these two
 * probabilities. Both are what the law says of an order in which i comes last or first: two
 * questions a snapshot tell what the layer takes with i on any satellite.
 */
final class LayerBoard {
  private final ActivationLaw law;

  /** Where its experts may be, ascending. */
  private final int[] satellites;

  /** Snapshots x these satellites: path latencies. */
  private final long[][] ns;

  /** By expert: where among these satellites it is. */
  private final int[] place;

  /** Snapshots x experts. */
  private final double[][] time;

  /** By expert: what the layer takes with it on each satellite; null when that is not known. */
  private final double[][] totals;

  private double total;

  /**
   * A layer.
   *
   * @param satellites where experts may be, ascending
   * @param ns snapshots x these satellites
   * @param hosts the satellite of each expert, one of these
   */
  LayerBoard(ActivationLaw law, int[] satellites, long[][] ns, int[] hosts) {
    this.law = law;
    this.satellites = satellites;
    this.ns = ns;
    place = Arrays.stream(hosts).map(this::placeOf).toArray();
    time = new double[ns.length][hosts.length];
    totals = new double[hosts.length][];
    moved();
  }

  /** What a layer takes, summed over snapshots. */
  static double total(ActivationLaw law, long[][] ns) {
    double sum = 0;
    for (long[] here : ns) {
      sum += law.expectedMax(Arrays.stream(here).asDoubleStream().toArray());
    }
    return sum;
  }

  private void moved() {
    total = 0;
    for (int t = 0; t < ns.length; t++) {
      for (int e = 0; e < place.length; e++) {
        time[t][e] = ns[t][place[e]];
      }
      total += law.expectedMax(time[t]);
    }
    Arrays.fill(totals, null);
  }

  /** What it takes. */
  double total() {
    return total;
  }

  /** Where its experts may be; not to be changed. */
  int[] satellites() {
    return satellites;
  }

  /** Where among these a satellite is; negative when it is not. */
  int placeOf(int satellite) {
    return Arrays.binarySearch(satellites, satellite);
  }

  /** The experts, the soonest in the mean first. */
  int[] soonestFirst() {
    double[] sum = new double[place.length];
    for (double[] here : time) {
      Arrays.setAll(sum, e -> sum[e] + here[e]);
    }
    return ValueOrder.ascending(sum);
  }

  /** Moves an expert. */
  void move(int expert, int to) {
    place[expert] = to;
    moved();
  }

  /** Two experts exchange places. */
  void exchange(int one, int other) {
    int at = place[one];
    place[one] = place[other];
    place[other] = at;
    moved();
  }

  /** What it would take if two experts exchanged places. */
  double exchanged(int one, int other) {
    double sum = 0;
    double[] times = new double[place.length];
    for (double[] here : time) {
      System.arraycopy(here, 0, times, 0, times.length);
      times[one] = here[other];
      times[other] = here[one];
      sum += law.expectedMax(times);
    }
    return sum;
  }

  /**
   * What it would take with one expert on each of the satellites, also where somebody is. In
   * O(snapshots x (the law's own cost + satellites x log experts)), once until somebody moves.
   */
  double[] totals(int expert) {
    if (totals[expert] == null) {
      totals[expert] = new double[satellites.length];
      Lines lines = new Lines(expert);
      for (int t = 0; t < ns.length; t++) {
        lines.draw(time[t]);
        for (int p = 0; p < satellites.length; p++) {
          totals[expert][p] += lines.at((double) ns[t][p]);
        }
      }
    }
    return totals[expert];
  }

  /** E[max] by the time of one expert. */
  private final class Lines {
    private final int expert;
    private final int others = place.length - 1;
    private final int[] first = new int[others + 1];
    private final int[] last = new int[others + 1];
    private final double[] within = new double[others + 1];
    private final double[] without = new double[others + 1];

    /** Where lines begin, what E[max] is there, and how it grows. */
    private final double[] from = new double[others + 1];

    private final double[] value = new double[others + 1];
    private final double[] slope = new double[others + 1];

    Lines(int expert) {
      this.expert = expert;
    }

    void draw(double[] times) {
      int count = 0;
      first[0] = expert;
      for (int e : ValueOrder.ascending(times)) {
        if (e != expert) {
          first[count + 1] = e;
          last[count++] = e;
        }
      }
      last[others] = expert;
      law.maxDistribution(first, within);
      law.maxDistribution(last, without);
      value[0] = 0;
      for (int j = 0; j < others; j++) {
        value[0] += within[j + 1] * times[last[j]];
      }
      slope[0] = within[0];
      for (int j = 0; j < others; j++) {
        from[j + 1] = times[last[j]];
        value[j + 1] = value[j] + slope[j] * (from[j + 1] - from[j]);
        slope[j + 1] = slope[j] + within[j + 1] - without[j];
      }
    }

    double at(double x) {
      int low = 0;
      int high = others;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (from[middle] <= x) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return value[low] + slope[low] * (x - from[low]);
    }
  }
}
