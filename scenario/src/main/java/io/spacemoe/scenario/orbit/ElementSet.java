package io.spacemoe.scenario.orbit;

import io.spacemoe.scenario.value.InvalidValueException;
import java.time.Duration;
import java.time.Instant;

/**
 * What a catalogue says about the orbit of one satellite: the mean elements that SGP4 takes (Hoots
 * and Roehrich, Spacetrack Report No. 3, 1980). Angles and motion are in the frame TEME.
 *
 * <p>Values out of range are named by their keywords in orbit mean-elements messages (CCSDS
 * 502.0-B).
 *
 * @param number the catalogue number, which names the satellite
 * @param name what people call it
 * @param epoch when the elements hold; days have 86,400 seconds
 * @param meanMotion Kozai's mean motion in revolutions per day, more than 0, at most 18
 * @param eccentricity 0 to 0.9999999
 * @param inclinationDeg 0 to 180
 * @param nodeDeg right ascension of the ascending node, 0 to 360
 * @param pericentreDeg argument of the pericentre, 0 to 360
 * @param anomalyDeg mean anomaly, 0 to 360
 * @param drag B* in 1/Earth radii, -10 to 10
 */
public record ElementSet(
    String number,
    String name,
    Instant epoch,
    double meanMotion,
    double eccentricity,
    double inclinationDeg,
    double nodeDeg,
    double pericentreDeg,
    double anomalyDeg,
    double drag) {

  private static final Instant FIRST = Instant.parse("1957-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

  /** Checks the ranges. */
  public ElementSet {
    if (epoch.isBefore(FIRST) || epoch.isAfter(LAST)) {
      throw new InvalidValueException("EPOCH", epoch, "years 1957 to 2099");
    }
    InvalidValueException.positive("MEAN_MOTION", meanMotion, 18);
    InvalidValueException.inRange("ECCENTRICITY", eccentricity, 0, 0.9999999);
    InvalidValueException.inRange("INCLINATION", inclinationDeg, 0, 180);
    InvalidValueException.inRange("RA_OF_ASC_NODE", nodeDeg, 0, 360);
    InvalidValueException.inRange("ARG_OF_PERICENTER", pericentreDeg, 0, 360);
    InvalidValueException.inRange("MEAN_ANOMALY", anomalyDeg, 0, 360);
    InvalidValueException.inRange("BSTAR", drag, -10, 10);
  }

  /** The seconds from the epoch to a time. */
  public double secondsTo(Instant time) {
    Duration since = Duration.between(epoch, time);
    return (double) since.getSeconds() + since.getNano() * 1e-9;
  }

  /** What messages call it. */
  @Override
  public String toString() {
    return name.equals(number) ? number : "%s (%s)".formatted(name, number);
  }
}
