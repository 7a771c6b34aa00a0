package io.spacemoe.scenario.ground;

import java.util.Arrays;

/**
 * The legs of one station, time by time.
 *
 * @param station whose they are
 * @param upMs from the station to the gateway of the first layer in each time slot, in ms; infinite
 *     in a slot without a way
 * @param downMs from the gateway of the last layer to the station, likewise
 * @param served the part of the snapshots in which there is a way up and a way down
 */
public record StationLegs(Station station, double[] upMs, double[] downMs, double served) {

  /** Copies the arrays. */
  public StationLegs {
    upMs = upMs.clone();
    downMs = downMs.clone();
  }

  @Override
  public double[] upMs() {
    return upMs.clone();
  }

  @Override
  public double[] downMs() {
    return downMs.clone();
  }

  /** The mean way up over the slots that have one; not a number when none has. */
  public double meanUpMs() {
    return mean(upMs);
  }

  /** The mean way down over the slots that have one; not a number when none has. */
  public double meanDownMs() {
    return mean(downMs);
  }

  private static double mean(double[] ms) {
    return Arrays.stream(ms).filter(Double::isFinite).average().orElse(Double.NaN);
  }

  /**
   * The time to the first token of a request of one token in each slot: up, one token, down; in ms,
   * infinite in a slot without a way.
   *
   * @param tokenMs the token latency in each slot
   */
  public double[] firstTokenMs(double[] tokenMs) {
    double[] ms = new double[upMs.length];
    Arrays.setAll(ms, slot -> upMs[slot] + tokenMs[slot] + downMs[slot]);
    return ms;
  }

  /** The mean time to the first token over the slots that have a way; see the other method. */
  public double meanFirstTokenMs(double[] tokenMs) {
    return mean(firstTokenMs(tokenMs));
  }
}
