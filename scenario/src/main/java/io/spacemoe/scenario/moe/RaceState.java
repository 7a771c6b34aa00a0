package io.spacemoe.scenario.moe;

import java.util.Arrays;

/**
 * How a race stands among some of the experts, at each node of its clock: for k below K, the
 * probability that k of them have arrived, and the density that the k-th of them arrives just now.
 */
final class RaceState {
  private final RaceClock clock;
  private final double[][] counts;
  private final double[][] densities;

  /** The state among no experts at all, for k below K; sums over its nodes are integrals. */
  RaceState(RaceClock clock, int active) {
    this(clock, active, clock.step());
  }

  private RaceState(RaceClock clock, int size, double weight) {
    this(clock, new double[size][clock.nodes()], new double[size][clock.nodes()]);
    Arrays.fill(counts[0], weight);
  }

  private RaceState(RaceClock clock, double[][] counts, double[][] densities) {
    this.clock = clock;
    this.counts = counts;
    this.densities = densities;
  }

  /** The state among these experts, for k up to the given most, not weighted for integrals. */
  static RaceState among(RaceClock clock, int[] experts, int most) {
    RaceState state = new RaceState(clock, most + 1, 1);
    for (int expert : experts) {
      state.absorb(expert);
    }
    return state;
  }

  /** For each node, the probability that k experts have arrived; not to be changed. */
  double[] count(int k) {
    return counts[k];
  }

  /** For each node, the density that the k-th expert arrives just now; not to be changed. */
  double[] density(int k) {
    return densities[k];
  }

  RaceState copy() {
    return new RaceState(clock, copy(counts), copy(densities));
  }

  private static double[][] copy(double[][] rows) {
    double[][] copy = new double[rows.length][];
    for (int k = 0; k < rows.length; k++) {
      copy[k] = rows[k].clone();
    }
    return copy;
  }

  /** Counts one expert more. */
  void absorb(int expert) {
    double[] p = clock.arrived(expert);
    double[] q = clock.absent(expert);
    double[] v = clock.arriving(expert);
    for (int k = counts.length - 1; k > 0; k--) {
      advance(counts[k], counts[k - 1], densities[k], densities[k - 1], p, q, v);
    }
    double[] none = counts[0];
    for (int m = 0; m < none.length; m++) {
      none[m] *= q[m];
    }
  }

  private static void advance(
      double[] count,
      double[] fewer,
      double[] density,
      double[] densityOfFewer,
      double[] p,
      double[] q,
      double[] v) {
    // Two loops, as compilers turn only those into vector instructions.
    for (int m = 0; m < density.length; m++) {
      density[m] = q[m] * density[m] + p[m] * densityOfFewer[m] + v[m] * fewer[m];
    }
    for (int m = 0; m < count.length; m++) {
      count[m] = q[m] * count[m] + p[m] * fewer[m];
    }
  }

  /**
   * P(the first K of all experts are this one and K − 1 of those counted).
   *
   * @param absent for each node, the probability that none of the remaining experts has arrived
   */
  double completedBy(int expert, double[] absent) {
    double[] p = clock.arrived(expert);
    double[] v = clock.arriving(expert);
    double[] count = counts[counts.length - 1];
    double[] density = densities[counts.length - 1];
    double sum = 0;
    for (int m = 0; m < count.length; m++) {
      sum += absent[m] * (p[m] * density[m] + v[m] * count[m]);
    }
    return sum;
  }
}
