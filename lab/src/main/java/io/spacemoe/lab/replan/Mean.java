package io.spacemoe.lab.replan;

import java.util.Collection;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * A mean of draws.
 *
 * @param draws how many
 * @param value their mean; not a number where there are none
 * @param halfWidth half its 95 % Student confidence interval; 0 without at least two draws
 */
record Mean(long draws, double value, double halfWidth) {

  static Mean of(Collection<Double> values) {
    SummaryStatistics all = new SummaryStatistics();
    values.forEach(all::addValue);
    double halfWidth =
        all.getN() < 2
            ? 0
            : new TDistribution(all.getN() - 1.0).inverseCumulativeProbability(0.975)
                * all.getStandardDeviation()
                / Math.sqrt((double) all.getN());
    return new Mean(all.getN(), all.getMean(), halfWidth);
  }
}
