package io.spacemoe.scenario.orbit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hipparchus.geometry.euclidean.threed.Vector3D;
import org.orekit.attitudes.FrameAlignedProvider;
import org.orekit.errors.OrekitException;
import org.orekit.frames.Frame;
import org.orekit.propagation.analytical.tle.TLE;
import org.orekit.propagation.analytical.tle.TLEPropagator;
import org.orekit.time.AbsoluteDate;
import org.orekit.time.TimeScale;
import org.orekit.time.TimeScalesFactory;
import org.orekit.utils.PVCoordinates;

/**
 * The motion of one satellite by SGP4, computed by Orekit. Not thread-safe.
 *
 * <p>As in the reference code (Vallado et al., Revisiting Spacetrack Report #3, AIAA 2006-6753),
 * days have 86,400 seconds, so no table of leap seconds is needed. Coordinates are those of TEME;
 * they are never turned into another frame, so no Earth orientation data is needed either.
 */
public final class Sgp4 {
  /** Longest period in minutes of SGP4; above, the Moon and the Sun need the longer SDP4. */
  public static final double LONGEST_PERIOD_MINUTES = 225;

  /** Any mass in kg: SGP4 knows drag by B* alone. */
  private static final double MASS_KG = 1000;

  private static final Instant J2000 = Instant.parse("2000-01-01T12:00:00Z");

  private final ElementSet set;
  private final AbsoluteDate epoch;
  private final Optional<TLEPropagator> propagator;

  /**
   * Prepares a satellite.
   *
   * @throws IllegalArgumentException when its period is too long for SGP4
   */
  public Sgp4(ElementSet set) {
    if (!inRange(set)) {
      throw new IllegalArgumentException(
          "period is %s minutes; allowed: below %s"
              .formatted(1440 / set.meanMotion(), LONGEST_PERIOD_MINUTES));
    }
    this.set = set;
    TimeScale uniform = TimeScalesFactory.getTAI();
    Duration since = Duration.between(J2000, set.epoch());
    epoch =
        new AbsoluteDate(2000, 1, 1, 12, 0, 0, uniform)
            .shiftedBy((double) since.getSeconds())
            .shiftedBy(since.getNano() * 1e-9);
    propagator = propagator(set, epoch, uniform);
  }

  /** Whether a satellite's period is one of SGP4's. */
  public static boolean inRange(ElementSet set) {
    return 1440 / set.meanMotion() < LONGEST_PERIOD_MINUTES;
  }

  private static Optional<TLEPropagator> propagator(
      ElementSet set, AbsoluteDate epoch, TimeScale uniform) {
    try {
      TLE elements =
          new TLE(
              0,
              'U',
              2000,
              1,
              "A",
              TLE.SGP4,
              0,
              epoch,
              set.meanMotion() * 2 * Math.PI / 86_400,
              0,
              0,
              set.eccentricity(),
              Math.toRadians(set.inclinationDeg()),
              Math.toRadians(set.pericentreDeg()),
              Math.toRadians(set.nodeDeg()),
              Math.toRadians(set.anomalyDeg()),
              0,
              set.drag(),
              uniform);
      Frame inertial = Frame.getRoot();
      return Optional.of(
          TLEPropagator.selectExtrapolator(
              elements, FrameAlignedProvider.of(inertial), MASS_KG, inertial));
    } catch (OrekitException e) {
      return Optional.empty();
    }
  }

  /** The satellite. */
  public ElementSet set() {
    return set;
  }

  /**
   * Where the satellite is a number of seconds after a time; empty when by then SGP4 has it fallen
   * from the sky, or its elements make no orbit.
   */
  public Optional<State> at(Instant time, double seconds) {
    try {
      return propagator
          .map(p -> p.getPVCoordinates(epoch.shiftedBy(set.secondsTo(time) + seconds)))
          .map(Sgp4::state)
          .filter(state -> Double.isFinite(state.radiusKm()));
    } catch (OrekitException e) {
      return Optional.empty();
    }
  }

  private static State state(PVCoordinates metres) {
    Vector3D r = metres.getPosition();
    Vector3D v = metres.getVelocity();
    return new State(
        r.getX() / 1000,
        r.getY() / 1000,
        r.getZ() / 1000,
        v.getX() / 1000,
        v.getY() / 1000,
        v.getZ() / 1000);
  }
}
