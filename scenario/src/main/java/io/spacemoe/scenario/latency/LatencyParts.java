package io.spacemoe.scenario.latency;

/**
 * What a latency is made of, in ms; the parts add up to it. For a layer they are those of the path
 * that decides the maximum: where experts share a satellite, the last of its activated experts.
 *
 * @param propagationMs light on its way
 * @param transmissionMs bits leaving at the link rate
 * @param processingMs per-hop processing
 * @param expertComputeMs the deciding expert's work, and that of those before it on its satellite
 * @param gatewayComputeMs attention, router, shared experts and output head
 * @param penaltyMs paths that an outage cut off
 */
public record LatencyParts(
    double propagationMs,
    double transmissionMs,
    double processingMs,
    double expertComputeMs,
    double gatewayComputeMs,
    double penaltyMs) {

  /** The sum of the parts. */
  public double totalMs() {
    return propagationMs
        + transmissionMs
        + processingMs
        + expertComputeMs
        + gatewayComputeMs
        + penaltyMs;
  }
}
