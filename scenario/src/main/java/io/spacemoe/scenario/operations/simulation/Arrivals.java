package io.spacemoe.scenario.operations.simulation;

import io.spacemoe.scenario.value.RandomStreams;
import io.spacemoe.scenario.workload.RequestTrace;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** When requests come. */
final class Arrivals {
  private Arrivals() {}

  /**
   * The times of a trace from its first request on, or else of a Poisson process, in ns; all 0
   * where requests are alone.
   *
   * @param replication tells it from the others of the plan
   */
  static long[] times(SimulationPlan plan, int replication) {
    long[] times = new long[plan.requests()];
    double rate = plan.asked().requestsPerSecond();
    if (plan.asked() instanceof RequestTrace trace) {
      for (int i = 0; i < times.length; i++) {
        times[i] = Math.round(trace.secondsAfterFirst(i) * 1e9);
      }
    } else if (rate > 0) {
      ZigguratSampler.Exponential gap =
          ZigguratSampler.Exponential.of(RandomStreams.of(plan.seed(), replication, 0));
      double seconds = 0;
      for (int i = 0; i < times.length; i++) {
        seconds += gap.sample() / rate;
        times[i] = Math.round(seconds * 1e9);
      }
    }
    return times;
  }
}
