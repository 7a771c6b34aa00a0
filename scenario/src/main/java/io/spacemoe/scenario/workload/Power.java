package io.spacemoe.scenario.workload;

import io.spacemoe.scenario.value.InvalidValueException;

/**
 * What a satellite gets from the sun, and what it uses.
 *
 * @param solarW power of its panels in sunlight, 0 to 1e9 W; boards may have their own
 * @param idleW what it always uses, 0 to 1e9 W
 * @param joulesPerGflop what computing takes, 0 to 1e9
 * @param joulesPerGbit what sending takes, also of what it forwards, 0 to 1e9
 * @param sun from where it shines
 */
public record Power(
    double solarW, double idleW, double joulesPerGflop, double joulesPerGbit, Sun sun) {

  /** Checks the ranges. */
  public Power {
    InvalidValueException.inRange("power.solarW", solarW, 0, 1e9);
    InvalidValueException.inRange("power.idleW", idleW, 0, 1e9);
    InvalidValueException.inRange("power.joulesPerGflop", joulesPerGflop, 0, 1e9);
    InvalidValueException.inRange("power.joulesPerGbit", joulesPerGbit, 0, 1e9);
  }
}
