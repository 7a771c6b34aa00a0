package io.spacemoe.instances.assignment;

import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What can be seen in the costs of a problem, whatever kind its file gives them as.
 *
 * @param least the least cost of a pair that is allowed; 0 when there is none
 * @param greatest the greatest cost of a pair that is allowed
 * @param profiles how many rows differ by more than a factor: 1 means that costs are a weight times
 *     a latency, few that they are a layered product
 */
public record Structure(long least, long greatest, int profiles) {

  /** Looks at every cost once, in O(experts x satellites) time and memory. */
  public static Structure of(PlacementProblem problem) {
    long least = Long.MAX_VALUE;
    long greatest = 0;
    Set<Profile> profiles = new HashSet<>();
    long[] row = new long[problem.satellites()];
    for (int e = 0; e < problem.experts(); e++) {
      problem.costs().copyRow(e, row);
      for (int s = 0; s < row.length; s++) {
        if (!problem.forbidden().contains(e, s)) {
          least = Math.min(least, row[s]);
          greatest = Math.max(greatest, row[s]);
        }
      }
      if (Arrays.stream(row).anyMatch(cost -> cost != 0)) {
        profiles.add(Profile.of(row));
      }
    }
    return new Structure(Math.min(least, greatest), greatest, Math.max(1, profiles.size()));
  }

  /** What the costs are, in words. */
  public String inWords(Costs costs) {
    if (profiles == 1) {
      return "product: a weight times a latency";
    }
    return profiles <= costs.experts() / 2
        ? String.format(Locale.ROOT, "layered product: %d latency profiles", profiles)
        : String.format(
            Locale.ROOT,
            "no product: %d latency profiles for %d experts",
            profiles,
            costs.experts());
  }

  /** A row divided by its greatest common divisor. */
  private record Profile(long[] ratios) {
    static Profile of(long[] row) {
      long divisor = Arrays.stream(row).reduce(0, Profile::gcd);
      return new Profile(Arrays.stream(row).map(cost -> cost / divisor).toArray());
    }

    private static long gcd(long a, long b) {
      long x = a;
      long y = b;
      while (y != 0) {
        long rest = x % y;
        x = y;
        y = rest;
      }
      return x;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Profile that && Arrays.equals(ratios, that.ratios);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(ratios);
    }
  }
}
