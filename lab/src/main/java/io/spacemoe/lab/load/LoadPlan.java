package io.spacemoe.lab.load;

import io.spacemoe.scenario.operations.CapacityLimits;
import io.spacemoe.scenario.operations.CopyChoice;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.workload.RequestTrace;
import io.spacemoe.scenario.workload.Requests;
import io.spacemoe.scenario.workload.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * At which rates a placement is simulated, and how long.
 *
 * @param trace the requests that come, once, at their own times; empty: those of the scenario's
 *     workload, at each rate
 * @param rates requests a second, ascending and each once; empty: eight up to 0.95 of what the
 *     placement's limits allow, and one beyond
 * @param requests how many come at each rate, 100 to 10,000,000; empty: as many as come in eight
 *     times the time that one stays when it is alone, and at least 500; of a trace all
 * @param choice which of an expert's copies serves an activation
 * @param seed of all random numbers
 */
public record LoadPlan(
    Optional<RequestTrace> trace,
    List<Double> rates,
    OptionalInt requests,
    CopyChoice choice,
    long seed) {
  /** Parts of the saturation throughput; the last one is beyond it. */
  private static final double[] PARTS = {0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 1.1};

  private static final int LEAST_REQUESTS = 500;
  private static final int MOST_REQUESTS = 10_000_000;
  private static final double STAYS = 8;

  /** Checks the ranges, and sorts the rates. */
  public LoadPlan {
    rates = rates.stream().sorted().distinct().toList();
    for (double rate : rates) {
      InvalidValueException.positive("rates", rate, 1e6);
    }
    requests.ifPresent(
        number -> InvalidValueException.inRange("requests", (long) number, 100, MOST_REQUESTS));
  }

  /** At how many rates a placement is simulated, at most. */
  public int mostRates() {
    return trace.isPresent() ? 1 : rates.isEmpty() ? PARTS.length : rates.size();
  }

  /** What is asked where the rate does not matter. */
  Requests mix(Workload workload) {
    return trace.isPresent() ? trace.get() : workload;
  }

  /**
   * What is asked of a placement, by ascending rates.
   *
   * @throws InvalidValueException when its limits allow no rate, or any
   */
  List<Requests> asked(CapacityLimits limits, Workload workload) {
    if (trace.isPresent()) {
      return List.of(trace.get());
    }
    List<Double> all = rates.isEmpty() ? chosen(limits, workload) : rates;
    return all.stream().<Requests>map(workload::withRequestsPerSecond).toList();
  }

  private static List<Double> chosen(CapacityLimits limits, Workload workload) {
    double most = limits.saturation().tokensPerSecond() / workload.outputTokens();
    if (!(most > 0 && most < Double.POSITIVE_INFINITY)) {
      throw new InvalidValueException(
          "rates",
          "cannot be chosen: %s allows %s.%nMaybe name rates"
              .formatted(limits.saturation().bottleneck(), most > 0 ? "any" : "none"));
    }
    return Arrays.stream(PARTS).mapToObj(part -> rounded(part * most)).distinct().toList();
  }

  /** To three digits, so that the same command can be repeated by hand. */
  private static double rounded(double rate) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.2e", rate));
  }

  /**
   * How many requests come.
   *
   * @param staySeconds how long one stays when it is alone
   */
  int requests(Requests asked, double staySeconds) {
    double enough = Math.ceil(STAYS * asked.requestsPerSecond() * staySeconds);
    int all = asked instanceof RequestTrace recorded ? recorded.size() : MOST_REQUESTS;
    int usual =
        asked instanceof RequestTrace ? all : (int) Math.min(all, Math.max(LEAST_REQUESTS, enough));
    return Math.min(all, requests.orElse(usual));
  }
}
