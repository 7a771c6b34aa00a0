package io.spacemoe.scenario.copies;

import io.spacemoe.scenario.latency.ComputeTimes;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.placement.CopyPlan;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;

/**
 * Copies for throughput: one more for the expert that has most work per copy, again and again, on
 * the satellite with least work, the nearest of several. Where a satellite has room for one expert,
 * and boards are alike, no other numbers of copies make the busiest satellite less busy.
 */
final class WorkPerCopy {
  private final Seats seats;
  private final double[][] active;
  private final int[][] nearest;
  private final double[] slowness;

  /** How long a token keeps satellites busy, in ms; where work takes no time, in activations. */
  private final double[] busy;

  /** How many of a layer's nearest satellites are known to have no room. */
  private final int[] full;

  /**
   * The work where copies are placed.
   *
   * @param nearest layers x satellites that may host a copy, nearest first
   */
  WorkPerCopy(
      Seats seats, List<ActivationLaw> laws, ComputeTimes times, int satellites, int[][] nearest) {
    this.seats = seats;
    this.nearest = nearest;
    active = laws.stream().map(ActivationLaw::inclusionProbabilities).toArray(double[][]::new);
    slowness = new double[satellites];
    busy = new double[slowness.length];
    full = new int[active.length];
    for (int s = 0; s < slowness.length; s++) {
      slowness[s] = times.expertMs(s) > 0 ? times.expertMs(s) : 1;
    }
    for (int l = 0; l < active.length; l++) {
      busy[seats.gateway(l)] += times.gatewayMs(seats.gateway(l));
    }
    for (int l = 0; l < active.length; l++) {
      for (int e = 0; e < active[l].length; e++) {
        spread(l, e, 1);
      }
    }
  }

  /** Adds an expert's work to its satellites, equally busy by it, or takes it away. */
  private void spread(int layer, int expert, int sign) {
    double each = sign * perCopy(layer, expert);
    seats.of(layer, expert).forEach(s -> busy[s] += each);
  }

  /** How long each copy works for an expert, when all work equally long. */
  private double perCopy(int layer, int expert) {
    double speed = seats.of(layer, expert).stream().mapToDouble(s -> 1 / slowness[s]).sum();
    return active[layer][expert] / speed;
  }

  private record Entry(int layer, int expert, double work) {}

  /**
   * Places what a budget gives, also when a time limit is over, as it takes no search.
   *
   * @throws CancellationException when the thread is interrupted
   */
  void fill(Budget budget, CopyPlan.Goal goal) {
    PriorityQueue<Entry> most =
        new PriorityQueue<>(
            Comparator.comparingDouble((Entry entry) -> -entry.work)
                .thenComparing(Entry::layer)
                .thenComparing(Entry::expert));
    for (int l = 0; l < active.length; l++) {
      for (int e = 0; e < active[l].length; e++) {
        most.add(new Entry(l, e, perCopy(l, e)));
      }
    }
    while (!most.isEmpty()) {
      if (Thread.interrupted()) {
        throw new CancellationException("interrupted while copies were placed");
      }
      Entry next = most.remove();
      if (budget.left(next.layer) > 0) {
        int satellite = leastBusy(next, goal);
        if (satellite >= 0) {
          spread(next.layer, next.expert, -1);
          seats.add(next.layer, next.expert, satellite);
          spread(next.layer, next.expert, 1);
          budget.use(next.layer);
          most.add(new Entry(next.layer, next.expert, perCopy(next.layer, next.expert)));
        }
      }
    }
  }

  /** The nearest of the least busy satellites that may host a copy; -1 without any. */
  private int leastBusy(Entry of, CopyPlan.Goal goal) {
    int[] order = nearest[of.layer];
    int least = -1;
    boolean start = true;
    for (int k = full[of.layer]; k < order.length; k++) {
      int s = order[k];
      if (!seats.free(s)) {
        full[of.layer] = start ? k + 1 : full[of.layer];
        continue;
      }
      start = false;
      boolean apart =
          goal == CopyPlan.Goal.LATENCY
              ? !seats.hosts(of.layer, s)
              : !seats.of(of.layer, of.expert).contains(s);
      if (apart && (least < 0 || busy[s] < busy[least] - 1e-12)) {
        least = s;
        if (busy[s] < 1e-12) {
          return s;
        }
      }
    }
    return least;
  }
}
