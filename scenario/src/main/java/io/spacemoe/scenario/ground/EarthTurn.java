package io.spacemoe.scenario.ground;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.ObservedConstellation;
import java.time.Duration;
import java.time.Instant;

/**
 * How far the Earth has turned under a constellation.
 *
 * @param atStartRad how far Greenwich has turned from the first axis of the satellites' frame when
 *     snapshots begin, in radians
 */
public record EarthTurn(double atStartRad) {
  /** The Earth's rate in radians per second. */
  public static final double RATE = 7.2921159e-5;

  private static final Instant J2000 = Instant.parse("2000-01-01T12:00:00Z");

  /**
   * Of a constellation: right ascension 0 is at Greenwich where a Walker constellation begins, and
   * at the equinox, by Greenwich mean sidereal time, where real satellites are.
   */
  public static EarthTurn of(Constellation constellation) {
    return new EarthTurn(
        constellation instanceof ObservedConstellation sky ? siderealRad(sky.grid().epoch()) : 0);
  }

  /** How far Greenwich has turned so many seconds after the start, in radians. */
  double rad(double seconds) {
    return atStartRad + RATE * seconds;
  }

  /**
   * Greenwich mean sidereal time in radians, 0 to 2 pi, by the formula of 1982 (Aoki et al.), with
   * UT1 taken as UTC, which is less than a second off.
   */
  static double siderealRad(Instant time) {
    Duration since = Duration.between(J2000, time);
    double days = (since.getSeconds() + since.getNano() * 1e-9) / 86_400;
    double t = days / 36_525;
    double seconds =
        67_310.54841
            + (876_600 * 3600.0 + 8_640_184.812866) * t
            + 0.093104 * t * t
            - 6.2e-6 * t * t * t;
    double turns = seconds / 86_400;
    return 2 * Math.PI * (turns - Math.floor(turns));
  }
}
