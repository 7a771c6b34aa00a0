package io.spacemoe.lab.load;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.operations.CapacityLimits;
import io.spacemoe.scenario.operations.CopyChoice;
import io.spacemoe.scenario.operations.simulation.LoadPoint;
import io.spacemoe.scenario.operations.simulation.Measured;
import io.spacemoe.scenario.placement.Deployment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an experiment keeps of a placement under its scenario's own workload. Rates are in output
 * tokens a second, times in ms.
 *
 * @param offeredTokensPerS what is asked for
 * @param tokensPerS what comes
 * @param overloaded whether that is less, so that times have no mean
 * @param tpotMs mean time per output token; null where there is none
 * @param tpotCiHalfWidthMs half its 95 % confidence interval
 * @param tpotP99Ms its 99th percentile
 * @param ttftMs mean time to the first token
 * @param ttftP99Ms its 99th percentile
 * @param saturationTokensPerS the limit of throughput; null where there is none
 * @param bottleneck what sets it
 */
public record LoadOutcome(
    double offeredTokensPerS,
    double tokensPerS,
    boolean overloaded,
    Double tpotMs,
    Double tpotCiHalfWidthMs,
    Double tpotP99Ms,
    double ttftMs,
    double ttftP99Ms,
    Double saturationTokensPerS,
    String bottleneck) {

  /** Loads a placement, where the scenario says at which rate requests come. */
  public static Optional<LoadOutcome> of(Study study, Deployment deployment, int threads) {
    Scenario scenario = study.scenario();
    double rate = scenario.workload().requestsPerSecond();
    if (rate == 0) {
      return Optional.empty();
    }
    LoadPlan plan =
        new LoadPlan(
            Optional.empty(),
            List.of(rate),
            OptionalInt.empty(),
            CopyChoice.LEAST_WORK,
            scenario.placement().seed());
    LoadStudy loads = new LoadStudy(study, plan, threads);
    return Optional.of(of(loads.limits(deployment), loads.alone(deployment)));
  }

  private static LoadOutcome of(CapacityLimits limits, LoadPoint point) {
    Optional<Measured> tpot = point.tpotMs();
    LoadReport.Limits known = LoadReport.Limits.of(limits);
    return new LoadOutcome(
        point.asked().tokensPerSecond(),
        point.tokensPerSecond(),
        point.overloaded(),
        tpot.map(Measured::mean).orElse(null),
        tpot.map(measured -> measured.halfWidth(LoadReport.LEVEL)).orElse(null),
        tpot.map(Measured::p99).orElse(null),
        point.ttftMs().mean(),
        point.ttftMs().p99(),
        known.saturationTokensPerS(),
        known.bottleneck());
  }
}
