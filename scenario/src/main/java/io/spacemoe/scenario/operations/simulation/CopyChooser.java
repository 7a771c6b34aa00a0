package io.spacemoe.scenario.operations.simulation;

import io.spacemoe.scenario.operations.CopyChoice;
import io.spacemoe.scenario.operations.Places;
import io.spacemoe.scenario.operations.Routes;
import org.apache.commons.rng.UniformRandomProvider;

/** Chooses the copy that serves an activation, and knows what is on its way to processors. */
final class CopyChooser {
  private final DeploymentTables tables;
  private final Places places;
  private final CopyChoice choice;
  private final double[][] shares;
  private final UniformRandomProvider random;

  /** The work of what has been sent to each satellite and is not there yet. */
  private final long[] comingNs;

  /**
   * A chooser.
   *
   * @param shares of the places in each snapshot, when they say which copy it is
   */
  CopyChooser(
      DeploymentTables tables, CopyChoice choice, double[][] shares, UniformRandomProvider random) {
    this.tables = tables;
    this.shares = shares;
    this.random = random;
    this.choice = choice;
    places = tables.places;
    comingNs = new long[choice == CopyChoice.LEAST_WORK ? tables.satellites : 0];
  }

  /**
   * The place for an activation; one that is cut off only where all are, or where the penalty for
   * it is less than the latency of the others.
   *
   * @param states how many hidden states are sent together
   */
  int choose(int expert, int states, Routes routes, Servers processors, Batches batches, long now) {
    int first = places.firstPlace(expert);
    int end = places.firstPlace(expert + 1);
    if (end - first == 1 || choice == CopyChoice.NEAREST) {
      return routes.nearest(expert);
    }
    if (choice == CopyChoice.SHARES) {
      return drawn(first, end, shares[routes.snapshot()]);
    }
    int least = first;
    long leastNs = Long.MAX_VALUE;
    for (int x = first; x < end; x++) {
      if (!routes.cut(x)) {
        int satellite = places.satellite(x);
        long ns =
            routes.legNs(2 * x, states)
                + routes.legNs(2 * x + 1, states)
                + tables.expertNs(x, states)
                + comingNs[satellite]
                + processors.leftNs(satellite, now)
                + batches.waitingNs(satellite);
        if (ns < leastNs) {
          leastNs = ns;
          least = x;
        }
      }
    }
    return least;
  }

  private int drawn(int first, int end, double[] share) {
    double left = random.nextDouble();
    int last = first;
    for (int x = first; x < end; x++) {
      if (share[x] > 0) {
        left -= share[x];
        last = x;
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }

  /** Hidden states have been sent to a place. */
  void sent(int place, int states) {
    if (choice == CopyChoice.LEAST_WORK) {
      comingNs[places.satellite(place)] += tables.expertNs(place, states);
    }
  }

  /** Hidden states have come to a place. */
  void arrived(int place, int states) {
    if (choice == CopyChoice.LEAST_WORK) {
      comingNs[places.satellite(place)] -= tables.expertNs(place, states);
    }
  }
}
