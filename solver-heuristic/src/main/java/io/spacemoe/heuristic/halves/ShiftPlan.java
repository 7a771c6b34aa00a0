package io.spacemoe.heuristic.halves;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What each of two sets of changes, of one side's experts each, is to shift so that both together
 * shift what is missing: some satellites' loads in the way that most pairs of sets have, for the
 * number of sets that have it. Loads are summed up in one group: those of a random half of the
 * satellites, then those of three single ones, in 9 bits each.
 */
final class ShiftPlan {
  private static final int BITS = 9;

  private final int[] missing;
  private final int[] groupOf;
  private int first;

  /**
   * A plan.
   *
   * @param missing by how much each satellite's load is to grow
   */
  ShiftPlan(ShiftDistribution spread, int[] missing, int singles, SplittableRandom random) {
    int satellites = missing.length;
    this.missing = missing;
    this.groupOf = new int[satellites];
    boolean[] some = new boolean[satellites];
    for (int s = 0; s < satellites; s++) {
      some[s] = random.nextBoolean();
    }
    Shift[] single = new Shift[satellites];
    for (int s = 0; s < satellites; s++) {
      boolean[] alone = new boolean[satellites];
      alone[s] = true;
      single[s] = best(spread, alone);
    }
    Arrays.sort(single, (a, b) -> Double.compare(b.gain, a.gain));
    add(best(spread, some), 1);
    for (int k = 0; k < Math.min(singles, satellites); k++) {
      add(single[k], random.nextInt() << BITS);
    }
  }

  private record Shift(boolean[] satellites, int by, double gain) {}

  private Shift best(ShiftDistribution spread, boolean[] satellites) {
    int modulus = ShiftDistribution.MODULUS;
    int total = 0;
    for (int s = 0; s < satellites.length; s++) {
      total += satellites[s] ? missing[s] : 0;
    }
    double[] one = spread.alone(0, satellites);
    double[] two = spread.alone(1, satellites);
    double[] met = spread.together(satellites, total);
    double all = Double.MIN_NORMAL;
    double most = 0;
    int by = 0;
    for (int v = -modulus / 2; v < modulus / 2; v++) {
      double here = one[Math.floorMod(v, modulus)];
      double there = two[Math.floorMod(total - v, modulus)];
      double both = met[Math.floorMod(v, modulus)];
      all += both;
      double gain = both / (here + there + Double.MIN_NORMAL);
      by = gain > most ? v : by;
      most = Math.max(most, gain);
    }
    return new Shift(satellites, by, most / all);
  }

  private void add(Shift shift, int factor) {
    first += shift.by * factor;
    for (int s = 0; s < groupOf.length; s++) {
      groupOf[s] += shift.satellites[s] ? factor : 0;
    }
  }

  /** How a unit of each satellite's load counts in a group. */
  int[] groupOf() {
    return groupOf;
  }

  /** The group of the first set, or of the second. */
  int group(int side) {
    int both = 0;
    for (int s = 0; s < groupOf.length; s++) {
      both += groupOf[s] * missing[s];
    }
    return side == 0 ? first : both - first;
  }
}
