package io.spacemoe.scenario.latency;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How fast satellites compute, and which of the work counts as latency.
 *
 * @param satelliteGflops rate of one satellite in GFLOP/s, 1e-9 to 1e12
 * @param include which work counts
 * @param memoryGBps bandwidth of a satellite's memory in 10^9 bytes/s, 1e-9 to 1e12; empty means
 *     that memory never limits
 * @param board the name of a preset that the rate is from; empty means none
 * @param batching whether a processor that becomes free works on all waiting activations of one
 *     expert at once; only where there is load
 */
public record Compute(
    double satelliteGflops,
    Include include,
    OptionalDouble memoryGBps,
    Optional<String> board,
    boolean batching) {

  /** Which of the model's work counts as latency. */
  public enum Include {
    /** None: only the network. */
    NONE,
    /** The experts. */
    EXPERTS,
    /** Experts, gateways and the output head. */
    ALL
  }

  /** Checks the ranges. */
  public Compute {
    InvalidValueException.inRange("compute.satelliteGflops", satelliteGflops, 1e-9, 1e12);
    memoryGBps.ifPresent(
        rate -> InvalidValueException.inRange("compute.memoryGBps", rate, 1e-9, 1e12));
  }

  /** A rate, without limits of memory, and without batches. */
  public Compute(double satelliteGflops, Include include) {
    this(satelliteGflops, include, OptionalDouble.empty(), Optional.empty(), false);
  }

  /** The same with another bandwidth of memory. */
  public Compute withMemoryGBps(OptionalDouble bandwidth) {
    return new Compute(satelliteGflops, include, bandwidth, board, batching);
  }

  /** The same with batches, or without. */
  public Compute withBatching(boolean batches) {
    return new Compute(satelliteGflops, include, memoryGBps, board, batches);
  }

  /** An SBC-2A72 board at 70 %, 7.28 GFLOP/s; experts count. */
  public static Compute defaults() {
    return new Compute(7.28, Include.EXPERTS);
  }

  /**
   * How long an amount of work takes on one satellite, in ms: the longer of computing and of
   * reading from memory what it works on, when memory limits (Williams, Waterman and Patterson
   * 2009, the roofline).
   *
   * @param flop the work
   * @param bytes what it reads
   */
  public double ms(double flop, double bytes) {
    return ms(flop, bytes, satelliteGflops);
  }

  /** The same on a satellite with a rate of its own. */
  double ms(double flop, double bytes, double gflops) {
    double computing = flop / (gflops * 1e6);
    return memoryGBps.isPresent()
        ? Math.max(computing, bytes / (memoryGBps.getAsDouble() * 1e6))
        : computing;
  }
}
