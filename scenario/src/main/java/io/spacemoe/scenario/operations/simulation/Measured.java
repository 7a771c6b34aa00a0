package io.spacemoe.scenario.operations.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * A time that a simulation has measured many times, in ms. Percentiles are by nearest rank.
 *
 * @param standardError of the mean, from the means of consecutive batches
 * @param batches how many there were
 */
public record Measured(
    double mean, double standardError, int batches, double p50, double p95, double p99) {
  /** How many batches each replication is cut into. */
  static final int BATCHES = 20;

  /**
   * Sums up replications. Each is cut into batches of equally many measurements, one after the
   * other; the batches' means are taken for independent.
   *
   * @param runs in ns, equally many in each, at least 20
   */
  static Measured of(List<long[]> runs) {
    SummaryStatistics means = new SummaryStatistics();
    long[] all = new long[Math.multiplyExact(runs.size(), runs.get(0).length)];
    int filled = 0;
    double sum = 0;
    for (long[] run : runs) {
      for (int b = 0; b < BATCHES; b++) {
        int from = (int) ((long) b * run.length / BATCHES);
        int to = (int) ((b + 1L) * run.length / BATCHES);
        means.addValue(Arrays.stream(run, from, to).average().orElseThrow() / 1e6);
      }
      sum += Arrays.stream(run).asDoubleStream().sum();
      System.arraycopy(run, 0, all, filled, run.length);
      filled += run.length;
    }
    Arrays.sort(all);
    int batches = (int) means.getN();
    return new Measured(
        sum / all.length / 1e6,
        means.getStandardDeviation() / Math.sqrt(batches),
        batches,
        percentile(all, 50),
        percentile(all, 95),
        percentile(all, 99));
  }

  private static double percentile(long[] sorted, int percent) {
    return sorted[(int) (((long) percent * sorted.length + 99) / 100) - 1] / 1e6;
  }

  /** Half width of Student's confidence interval of the mean, for example at level 0.95. */
  public double halfWidth(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "level is %s; allowed: between 0 and 1", level));
    }
    double quantile = new TDistribution(batches - 1).inverseCumulativeProbability((1 + level) / 2);
    return quantile * standardError;
  }
}
