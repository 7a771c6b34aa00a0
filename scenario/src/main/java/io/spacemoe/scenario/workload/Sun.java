package io.spacemoe.scenario.workload;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.WalkerConstellation;
import io.spacemoe.scenario.value.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * From where the sun shines on a constellation during one orbit, and which part of it each plane
 * spends in its light (docs/model.md, section 10.4).
 */
public sealed interface Sun permits Sun.Beta, Sun.At {
  /** Days from the year 2000 for which the formulas of the sun hold: 50 years. */
  double MOST_DAYS = 18_263;

  /** The angle in radians between the sun and a plane of a constellation. */
  double beta(WalkerConstellation sky, int plane);

  /**
   * Where the sun stands, as x, y, z of length 1 in the frame of the satellites' positions; empty
   * where only its angle to the planes is known.
   */
  Optional<double[]> direction();

  /**
   * The part of an orbit that is in sunlight, 0 to 1: the Earth's shadow is a cylinder.
   *
   * @param plane of the constellation
   */
  default double sunlit(WalkerConstellation sky, int plane) {
    double radius = sky.radiusKm();
    double earth = Constellation.EARTH_RADIUS_KM;
    double cos = Math.sqrt(radius * radius - earth * earth) / (radius * Math.cos(beta(sky, plane)));
    return cos >= 1 ? 1 : 1 - Math.acos(cos) / Math.PI;
  }

  /**
   * All planes see the sun at the same angle.
   *
   * @param degrees -90 to 90
   */
  record Beta(double degrees) implements Sun {
    /** Checks the range. */
    public Beta {
      InvalidValueException.inRange("power.sun.betaDeg", degrees, -90, 90);
    }

    @Override
    public double beta(WalkerConstellation sky, int plane) {
      return Math.toRadians(degrees);
    }

    @Override
    public Optional<double[]> direction() {
      return Optional.empty();
    }
  }

  /**
   * The sun stands where it is at a time, to 0.01 degrees between 1950 and 2050 (The Astronomical
   * Almanac, low-precision formulas for the sun), in the frame of the constellation's nodes.
   */
  record At(Instant time) implements Sun {
    private static final Instant EPOCH = Instant.parse("2000-01-01T12:00:00Z");

    /** Checks the range. */
    public At {
      if (Math.abs(days(time)) > MOST_DAYS) {
        throw new InvalidValueException("power.sun", time, "a time between 1950 and 2050");
      }
    }

    private static double days(Instant time) {
      return Duration.between(EPOCH, time).toSeconds() / 86_400.0;
    }

    /** In radians, along the ecliptic. */
    private double longitude() {
      double days = days(time);
      double anomaly = Math.toRadians(357.528 + 0.9856003 * days);
      return Math.toRadians(
          280.460 + 0.9856474 * days + 1.915 * Math.sin(anomaly) + 0.020 * Math.sin(2 * anomaly));
    }

    private double obliquity() {
      return Math.toRadians(23.439 - 0.0000004 * days(time));
    }

    /** In radians, from the vernal equinox. */
    double rightAscension() {
      double sin = Math.sin(longitude());
      return Math.atan2(Math.cos(obliquity()) * sin, Math.cos(longitude()));
    }

    /** In radians, from the equator. */
    double declination() {
      return Math.asin(Math.sin(obliquity()) * Math.sin(longitude()));
    }

    @Override
    public Optional<double[]> direction() {
      double cos = Math.cos(declination());
      return Optional.of(
          new double[] {
            cos * Math.cos(rightAscension()),
            cos * Math.sin(rightAscension()),
            Math.sin(declination())
          });
    }

    @Override
    public double beta(WalkerConstellation sky, int plane) {
      double node = sky.pattern().spanRadians() * plane / sky.planes();
      double tilt = Math.toRadians(sky.inclinationDeg());
      return Math.asin(
          Math.cos(declination()) * Math.sin(tilt) * Math.sin(node - rightAscension())
              + Math.sin(declination()) * Math.cos(tilt));
    }
  }
}
