package io.spacemoe.scenario.latency;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The expected time that one token takes, with what it is made of.
 *
 * @param totalMs the expectation over snapshots and activated sets, in ms
 * @param parts what it is made of
 * @param layersMs each layer's share; together with the output head they add up to the total
 * @param headMs the output head's share
 * @param slotsMs the expectation in each time slot
 */
public record TokenLatency(
    double totalMs, LatencyParts parts, double[] layersMs, double headMs, double[] slotsMs) {

  /** Copies the arrays. */
  public TokenLatency {
    layersMs = layersMs.clone();
    slotsMs = slotsMs.clone();
  }

  @Override
  public double[] layersMs() {
    return layersMs.clone();
  }

  @Override
  public double[] slotsMs() {
    return slotsMs.clone();
  }

  /**
   * How the expectation varies over the time slots of an orbit, in ms.
   *
   * @param p95Ms what 95 % of the slots do not exceed, by nearest rank
   */
  public record Spread(double minMs, double meanMs, double p95Ms, double maxMs) {}

  /** The least, mean, 95th percentile and greatest expectation of all time slots. */
  public Spread overSlots() {
    double[] sorted = slotsMs.clone();
    Arrays.sort(sorted);
    int p95 = (95 * sorted.length + 99) / 100 - 1;
    return new Spread(
        sorted[0],
        Arrays.stream(slotsMs).average().orElseThrow(),
        sorted[p95],
        sorted[sorted.length - 1]);
  }

  /** The mean of several, entry by entry. */
  public static TokenLatency mean(List<TokenLatency> many) {
    return new TokenLatency(
        average(many, TokenLatency::totalMs),
        new LatencyParts(
            average(many, one -> one.parts.propagationMs()),
            average(many, one -> one.parts.transmissionMs()),
            average(many, one -> one.parts.processingMs()),
            average(many, one -> one.parts.expertComputeMs()),
            average(many, one -> one.parts.gatewayComputeMs()),
            average(many, one -> one.parts.penaltyMs())),
        averages(many, one -> one.layersMs),
        average(many, TokenLatency::headMs),
        averages(many, one -> one.slotsMs));
  }

  private static double average(List<TokenLatency> many, ToDoubleFunction<TokenLatency> value) {
    return many.stream().mapToDouble(value).average().orElseThrow();
  }

  private static double[] averages(
      List<TokenLatency> many, Function<TokenLatency, double[]> values) {
    return IntStream.range(0, values.apply(many.get(0)).length)
        .mapToDouble(i -> average(many, one -> values.apply(one)[i]))
        .toArray();
  }
}
