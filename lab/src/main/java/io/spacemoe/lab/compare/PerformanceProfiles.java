package io.spacemoe.lab.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Performance profiles (Dolan and Moré 2002): for each engine the share of instances on which it
 * needs at most so many times what the best engine needs.
 */
final class PerformanceProfiles {
  private PerformanceProfiles() {}

  /**
   * A profile for each engine, over factors from 1.
   *
   * @param needs instances x engines: what each engine needs, above 0; infinite where it fails. An
   *     instance on which all fail counts against all
   */
  static List<CumulativeShare> of(double[][] needs) {
    int engines = needs.length == 0 ? 0 : needs[0].length;
    List<CumulativeShare> profiles = new ArrayList<>();
    for (int e = 0; e < engines; e++) {
      double[] factors = new double[needs.length];
      for (int i = 0; i < needs.length; i++) {
        double best = Arrays.stream(needs[i]).min().orElseThrow();
        if (!(best > 0)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT, "an engine needs %s on instance %d; allowed: more than 0", best, i));
        }
        factors[i] = Double.isFinite(needs[i][e]) ? needs[i][e] / best : Double.POSITIVE_INFINITY;
      }
      profiles.add(CumulativeShare.of(factors));
    }
    return profiles;
  }
}
