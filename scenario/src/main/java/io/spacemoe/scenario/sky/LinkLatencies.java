package io.spacemoe.scenario.sky;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The latency of every wire as the constellation turns, before space weather: length over the speed
 * of light plus what each hop costs, or infinity where a rule forbids the link.
 *
 * <p>In a plane lengths never change. Between planes they follow {@link PlaneGap}, whose one
 * changing argument is tabulated.
 */
final class LinkLatencies {
  /** Speed of light in km per ms. */
  static final double LIGHT_KM_PER_MS = 299.792458;

  /** Height in km that the default line of sight grazes. */
  static final double GRAZING_KM = 80;

  /**
   * What light takes for a third of a millimetre. No link is shorter, also where orbits meet, so
   * that latencies grow with every hop and a path can be read back from them.
   */
  static final double LEAST_MS = 1e-9;

  private final int satellites;
  private final Grid grid;
  private final OrbitTables orbits;
  private final PlaneGap gap;
  private final double hopMs;
  private final double maxRangeKm;
  private final double maxTurnRate;
  private final double sinLatitudeLimit;
  private final double[] inPlaneMs;
  private final double[] cosMean;
  private final double[] sinMean;

  LinkLatencies(
      WalkerConstellation sky,
      LinkRules rules,
      Grid grid,
      OrbitTables orbits,
      int offset,
      double hopMs) {
    this.satellites = sky.satellites();
    this.grid = grid;
    this.orbits = orbits;
    this.hopMs = hopMs;
    gap = new PlaneGap(sky, offset);
    maxRangeKm = rules.maxRangeKm().orElse(lineOfSightKm(sky));
    maxTurnRate = radians(rules.maxAngularRateDegPerSec(), Double.POSITIVE_INFINITY);
    double limit = rules.interPlaneMaxLatitudeDeg().orElse(90);
    sinLatitudeLimit = limit == 90 ? Double.POSITIVE_INFINITY : Math.sin(Math.toRadians(limit));
    inPlaneMs = inPlane(sky);
    cosMean = new double[satellites];
    sinMean = new double[satellites];
    double half = PlaneGap.halfPhase(sky, offset);
    for (int v = 0; v < satellites; v++) {
      cosMean[v] = Math.cos(OrbitTables.phase(sky, v) + half);
      sinMean[v] = Math.sin(OrbitTables.phase(sky, v) + half);
    }
  }

  /** The longest line between two satellites that stays above the grazing height. */
  private static double lineOfSightKm(WalkerConstellation sky) {
    double above = sky.altitudeKm() - GRAZING_KM;
    return 2 * Math.sqrt(above * (sky.radiusKm() + Constellation.EARTH_RADIUS_KM + GRAZING_KM));
  }

  private static double radians(OptionalDouble degrees, double otherwise) {
    return degrees.isPresent() ? Math.toRadians(degrees.getAsDouble()) : otherwise;
  }

  private double[] inPlane(WalkerConstellation sky) {
    double km = 2 * sky.radiusKm() * Math.sin(Math.PI / sky.satellitesPerPlane());
    boolean allowed = km <= maxRangeKm && sky.meanMotion() <= maxTurnRate;
    double[] ms = new double[satellites];
    for (int v = 0; v < satellites; v++) {
      ms[v] = allowed && grid.head(v) != v ? ms(km) : Double.POSITIVE_INFINITY;
    }
    return ms;
  }

  private double ms(double km) {
    return Math.max(km / LIGHT_KM_PER_MS, LEAST_MS) + hopMs;
  }

  /** Latencies in ms of all wires after a motion of this cosine and sine. */
  double[] at(double cosMotion, double sinMotion) {
    double[] ms = Arrays.copyOf(inPlaneMs, 2 * satellites);
    for (int v = 0; v < satellites; v++) {
      double km = gap.lengthKm(cosMean[v] * cosMotion - sinMean[v] * sinMotion);
      boolean allowed = km <= maxRangeKm && followed(km);
      ms[satellites + v] = allowed ? ms(km) : Double.POSITIVE_INFINITY;
    }
    for (int v = 0; v < satellites; v++) {
      int east = grid.head(satellites + v);
      if (east == v || (sinLatitudeLimit < 1 && beyond(v, east, cosMotion, sinMotion))) {
        ms[satellites + v] = Double.POSITIVE_INFINITY;
      }
    }
    return ms;
  }

  private boolean followed(double km) {
    return maxTurnRate == Double.POSITIVE_INFINITY || gap.turnRate(km) <= maxTurnRate;
  }

  private boolean beyond(int a, int b, double cosMotion, double sinMotion) {
    return Math.abs(orbits.sinLatitude(a, cosMotion, sinMotion)) >= sinLatitudeLimit
        || Math.abs(orbits.sinLatitude(b, cosMotion, sinMotion)) >= sinLatitudeLimit;
  }
}
