package io.spacemoe.heuristic.halves;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What each of two halves is to shift so that both together shift what is missing.
 *
 * <p>Let a half shift the load of some satellites by v with probability h(v), and both together
 * what is missing with probability m(v) while the first shifts by v. A plan of v lists the part
 * h_1(v) of first halves and the part h_2(missing - v) of second ones, and finds the part m(v) of
 * placements. So the plan takes the v of the greatest m(v) / (h_1(v) + h_2(missing - v)): most
 * placements for the length of the lists. Planning any v is much slower.
 *
 * <p>Loads are summed up in one number, the group, modulo 2^32: that of a random half of the
 * satellites in its lowest 9 bits, by which lists are sorted, and those of a few single satellites
 * with random factors in the bits above. The single ones are those whose plans keep most placements
 * for the lists' length.
 */
final class ShiftPlan {
  /** By satellite: by how much its load is to grow. */
  private final int[] missing;

  /** By satellite: how a unit of load counts in a group. */
  private final int[] groupOf;

  /** The first half's group. */
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
      add(single[k], random.nextInt() << ShiftDistribution.BITS);
    }
  }

  /** The best plan for the load of some satellites: the first half shifts it by so much. */
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
