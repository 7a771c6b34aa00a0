package io.spacemoe.scenario.latency;

import io.spacemoe.scenario.value.InvalidValueException;

/**
 * How fast satellites compute, and which of the work counts as latency.
 *
 * @param satelliteGflops rate of one satellite in GFLOP/s, 1e-9 to 1e12
 * @param include which work counts
 */
public record Compute(double satelliteGflops, Include include) {

  /** Which of the model's work counts as latency. */
  public enum Include {
    /** None: only the network. */
    NONE,
    /** The experts. */
    EXPERTS,
    /** Experts, gateways and the output head. */
    ALL
  }

  /** Checks the range. */
  public Compute {
    InvalidValueException.inRange("compute.satelliteGflops", satelliteGflops, 1e-9, 1e12);
  }

  /** An SBC-2A72 board at 70 %, 7.28 GFLOP/s; experts count. */
  public static Compute defaults() {
    return new Compute(7.28, Include.EXPERTS);
  }

  /** How long an amount of work takes on one satellite, in ms. */
  public double ms(double flop) {
    return flop / (satelliteGflops * 1e6);
  }
}
