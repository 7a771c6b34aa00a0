package io.spacemoe.scenario;

import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.latency.TokenLatencyEvaluator;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * How long a token takes with what a scheme has placed, over its draws, with and without copies.
 */
final class PlacedLatency {
  private final TokenLatencyEvaluator evaluator;
  private final int threads;

  PlacedLatency(TokenLatencyEvaluator evaluator, int threads) {
    this.evaluator = evaluator;
    this.threads = threads;
  }

  SchemeResult of(Study.Placed placed) {
    boolean copies =
        placed.deployments().stream()
            .flatMap(deployment -> deployment.instances().stream())
            .anyMatch(Layout::hasCopies);
    List<TokenLatency> draws = means(placed.deployments());
    OptionalDouble withoutMs =
        copies
            ? means(placed.deployments().stream().map(Deployment::primaries).toList()).stream()
                .mapToDouble(TokenLatency::totalMs)
                .average()
            : OptionalDouble.empty();
    boolean random = placed.scheme().random();
    return new SchemeResult(
        placed.scheme(),
        random ? TokenLatency.mean(draws) : draws.get(0),
        random ? halfWidth(draws) : OptionalDouble.empty(),
        placed.deployments(),
        random ? List.of() : placed.solves(),
        withoutMs);
  }

  /** The mean over the instances of each. */
  private List<TokenLatency> means(List<Deployment> deployments) {
    List<Layout> all =
        deployments.stream().flatMap(deployment -> deployment.instances().stream()).toList();
    List<TokenLatency> each = evaluator.evaluate(all, threads);
    List<TokenLatency> means = new ArrayList<>();
    int from = 0;
    for (Deployment deployment : deployments) {
      int to = from + deployment.instances().size();
      means.add(to - from == 1 ? each.get(from) : TokenLatency.mean(each.subList(from, to)));
      from = to;
    }
    return means;
  }

  /** Half width of the 95 % Student confidence interval of the mean. */
  private static OptionalDouble halfWidth(List<TokenLatency> draws) {
    if (draws.size() < 2) {
      return OptionalDouble.empty();
    }
    SummaryStatistics totals = new SummaryStatistics();
    draws.forEach(draw -> totals.addValue(draw.totalMs()));
    double quantile = new TDistribution(draws.size() - 1).inverseCumulativeProbability(0.975);
    return OptionalDouble.of(quantile * totals.getStandardDeviation() / Math.sqrt(draws.size()));
  }
}
