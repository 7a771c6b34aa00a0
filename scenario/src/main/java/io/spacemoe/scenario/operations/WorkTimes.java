package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.moe.MoeModel;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** How long the model's work takes on one satellite; all 0 for work that does not count. */
public record WorkTimes(Work expert, Work gateway, Work head) {
  private static final Work NONE = new Work(0, 0, 0);

  /**
   * A piece of work for one token or for several at once (docs/model.md, section 9.5).
   *
   * @param computeMs computing for one token
   * @param readMs reading the parameters from memory, once for all tokens; 0 where memory does not
   *     limit
   * @param gflop what is computed for one token
   */
  public record Work(double computeMs, double readMs, double gflop) {

    /** Standard deviations below the mean at which a binomial has less than e^-72. */
    private static final double FAR = 12;

    /** The same if reading took no time. */
    Work withoutReading() {
      return new Work(computeMs, 0, gflop);
    }

    /** How long it takes for so many tokens together, at least 1. */
    public double ms(int tokens) {
      return Math.max(tokens * computeMs, readMs);
    }

    /**
     * How long it takes on average where each of so many tokens needs it with a probability, on its
     * own.
     */
    double meanMs(int tokens, double probability) {
      double mean = tokens * probability;
      return mean * computeMs + whileReading(tokens, probability, n -> readMs - n * computeMs);
    }

    /** The mean of its square. */
    double meanSquare(int tokens, double probability) {
      double mean = tokens * probability;
      return (mean * (1 - probability) + mean * mean) * computeMs * computeMs
          + whileReading(
              tokens, probability, n -> readMs * readMs - (n * computeMs) * (n * computeMs));
    }

    /** The mean of what is more because reading takes longer than computing for n tokens. */
    private double whileReading(int tokens, double probability, IntToDoubleFunction more) {
      if (readMs == 0) {
        return 0;
      }
      BinomialDistribution needing = new BinomialDistribution(null, tokens, probability);
      double margin = FAR * Math.sqrt(needing.getNumericalVariance());
      int first = (int) Math.max(1, Math.ceil(needing.getNumericalMean() - margin));
      double sum = 0;
      for (int n = first; n <= tokens && n * computeMs < readMs; n++) {
        sum += more.applyAsDouble(n) * needing.probability(n);
      }
      return sum;
    }
  }

  public static WorkTimes of(Scenario scenario, int satellite) {
    Compute compute = scenario.compute();
    MoeModel model = scenario.model();
    double gflops = scenario.fleet().board(satellite).gflops().orElse(compute.satelliteGflops());
    boolean experts = compute.include() != Compute.Include.NONE;
    boolean all = compute.include() == Compute.Include.ALL;
    return new WorkTimes(
        experts ? work(compute, gflops, model.expertFlop(), model.expertBytes()) : NONE,
        all ? work(compute, gflops, model.gatewayFlop(), model.gatewayBytes()) : NONE,
        all ? work(compute, gflops, model.headFlop(), model.headBytes()) : NONE);
  }

  private static Work work(Compute compute, double gflops, double flop, double bytes) {
    return new Work(flop / (gflops * 1e6), compute.ms(0, bytes), flop / 1e9);
  }
}
