package io.spacemoe.scenario.sky;

import io.spacemoe.scenario.sky.LinkRows.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The latency of every link as the constellation turns, before space weather: length over the speed
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

  private final OrbitTables orbits;
  private final double hopMs;
  private final double maxRangeKm;
  private final double maxTurnRate;
  private final double sinLatitudeLimit;
  private final double[] inPlaneMs;
  private final Grid grid;
  private final int[] between;
  private final PlaneGap[] gaps;
  private final double[] cosMean;
  private final double[] sinMean;

  LinkLatencies(LinkRows rows, LinkRules rules, Grid grid, OrbitTables orbits, double hopMs) {
    WalkerConstellation sky = (WalkerConstellation) rows.constellation();
    this.grid = grid;
    this.orbits = orbits;
    this.hopMs = hopMs;
    maxRangeKm = rules.maxRangeKm().orElse(lineOfSightKm(sky));
    maxTurnRate = radians(rules.maxAngularRateDegPerSec(), Double.POSITIVE_INFINITY);
    double limit = rules.interPlaneMaxLatitudeDeg().orElse(90);
    sinLatitudeLimit = limit == 90 ? Double.POSITIVE_INFINITY : Math.sin(Math.toRadians(limit));
    inPlaneMs = new double[grid.links()];
    between =
        IntStream.range(0, grid.links())
            .filter(link -> sky.planeOf(grid.tail(link)) != sky.planeOf(grid.head(link)))
            .toArray();
    gaps = new PlaneGap[between.length];
    cosMean = new double[between.length];
    sinMean = new double[between.length];
    Map<List<Integer>, PlaneGap> known = new HashMap<>();
    int next = 0;
    for (int link = 0; link < inPlaneMs.length; link++) {
      Pair pair = Pair.of(rows, grid.tail(link), grid.head(link));
      if (pair.planes() == 0) {
        inPlaneMs[link] = inPlane(sky, pair.slots());
        continue;
      }
      gaps[next] =
          known.computeIfAbsent(
              List.of(pair.planes(), pair.slots()),
              key -> new PlaneGap(sky, pair.planes(), pair.slots()));
      double mean =
          OrbitTables.phase(sky, pair.west())
              + PlaneGap.halfPhase(sky, pair.planes(), pair.slots());
      cosMean[next] = Math.cos(mean);
      sinMean[next++] = Math.sin(mean);
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

  private double inPlane(WalkerConstellation sky, int slots) {
    double km = 2 * sky.radiusKm() * Math.sin(Math.PI * slots / sky.satellitesPerPlane());
    boolean allowed = km <= maxRangeKm && sky.meanMotion() <= maxTurnRate;
    return allowed ? ms(km) : Double.POSITIVE_INFINITY;
  }

  private double ms(double km) {
    return Math.max(km / LIGHT_KM_PER_MS, LEAST_MS) + hopMs;
  }

  /** Latencies in ms of all links after a motion of this cosine and sine. */
  double[] at(double cosMotion, double sinMotion) {
    double[] ms = inPlaneMs.clone();
    for (int i = 0; i < between.length; i++) {
      PlaneGap gap = gaps[i];
      double km = gap.lengthKm(cosMean[i] * cosMotion - sinMean[i] * sinMotion);
      boolean allowed = km <= maxRangeKm && followed(gap, km);
      ms[between[i]] = allowed ? ms(km) : Double.POSITIVE_INFINITY;
    }
    if (sinLatitudeLimit < 1) {
      for (int link : between) {
        if (high(grid.tail(link), cosMotion, sinMotion)
            || high(grid.head(link), cosMotion, sinMotion)) {
          ms[link] = Double.POSITIVE_INFINITY;
        }
      }
    }
    return ms;
  }

  private boolean followed(PlaneGap gap, double km) {
    return maxTurnRate == Double.POSITIVE_INFINITY || gap.turnRate(km) <= maxTurnRate;
  }

  private boolean high(int satellite, double cosMotion, double sinMotion) {
    return Math.abs(orbits.sinLatitude(satellite, cosMotion, sinMotion)) >= sinLatitudeLimit;
  }
}
