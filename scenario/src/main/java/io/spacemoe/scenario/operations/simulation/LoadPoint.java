package io.spacemoe.scenario.operations.simulation;

import io.spacemoe.scenario.workload.Requests;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a simulation has measured of a layout under load, over all replications.
 *
 * @param asked the requests that came
 * @param tpotMs time per output token: of each token that was decoded, from the token before to it;
 *     empty where a prompt's only answer is its first token, or nearly always
 * @param ttftMs time from the arrival of a request to its first token
 * @param stayMs time from the arrival of a request to its last token
 * @param tokensPerSecond output tokens a second
 * @param askedTokensPerSecond output tokens of the requests that came while it was measured, per
 *     second
 * @param arrivalsPerSecond requests a second that came while it was measured
 * @param inFlight requests that were there, on average over time
 * @param processors the part of the time in which each satellite's processor was busy
 * @param transmitters the same of each link, in both directions as in {@link
 *     io.spacemoe.scenario.operations.TokenLoad#hiddenStates}; empty where links have no queues
 * @param events how many events were simulated
 */
public record LoadPoint(
    Requests asked,
    Optional<Measured> tpotMs,
    Measured ttftMs,
    Measured stayMs,
    double tokensPerSecond,
    double askedTokensPerSecond,
    double arrivalsPerSecond,
    double inFlight,
    List<Double> processors,
    List<Double> transmitters,
    long events) {
  private static final double SERVED = 0.95;

  static LoadPoint of(Requests asked, List<ReplicationRecord> runs) {
    return new LoadPoint(
        asked,
        runs.get(0).decodeNs().length < Measured.BATCHES
            ? Optional.empty()
            : Optional.of(Measured.of(runs.stream().map(ReplicationRecord::decodeNs).toList())),
        Measured.of(runs.stream().map(ReplicationRecord::firstTokenNs).toList()),
        Measured.of(runs.stream().map(ReplicationRecord::stayNs).toList()),
        mean(runs, ReplicationRecord::tokensPerSecond),
        mean(runs, ReplicationRecord::askedTokensPerSecond),
        mean(runs, ReplicationRecord::arrivalsPerSecond),
        mean(runs, ReplicationRecord::inFlight),
        means(runs.stream().map(ReplicationRecord::processors).toList()),
        means(runs.stream().map(ReplicationRecord::transmitters).toList()),
        runs.stream().mapToLong(ReplicationRecord::events).sum());
  }

  private static double mean(
      List<ReplicationRecord> runs, ToDoubleFunction<ReplicationRecord> value) {
    return runs.stream().mapToDouble(value).average().orElseThrow();
  }

  private static List<Double> means(List<double[]> runs) {
    return IntStream.range(0, runs.get(0).length)
        .mapToObj(i -> runs.stream().mapToDouble(run -> run[i]).average().orElseThrow())
        .toList();
  }

  /**
   * Whether more was asked than the layout gave: less than 95 % of the tokens that were asked for
   * while it was measured. Then queues grow as long as it goes on, and times have no mean.
   */
  public boolean overloaded() {
    return asked.requestsPerSecond() > 0 && tokensPerSecond < SERVED * askedTokensPerSecond;
  }

  /** The utilisation of the busiest processor or link. */
  public double utilisationMax() {
    return Stream.concat(processors.stream(), transmitters.stream())
        .mapToDouble(part -> part)
        .max()
        .orElse(0);
  }
}
