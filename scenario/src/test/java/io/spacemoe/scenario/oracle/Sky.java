package io.spacemoe.scenario.oracle;

import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.WalkerConstellation;
import io.spacemoe.scenario.sky.WalkerPattern;
import java.util.Arrays;

/**
 * A Walker constellation and its links by the formulas of the model page, written without the
 * product's classes of the sky. Any phasing is allowed, so that slots can be numbered along the
 * links.
 *
 * @param closed whether the planes go all round
 * @param offset by how many slots links between planes are turned
 */
record Sky(
    boolean closed,
    double altitudeKm,
    double inclination,
    int planes,
    int slots,
    int phasing,
    int offset,
    LinkRules rules) {
  private static final double EARTH_KM = 6371.0;
  private static final double LIGHT_KM_PER_MS = 299.792458;

  /** A constellation of the product, "nearest" resolved by sampled distances. */
  static Sky of(WalkerConstellation sky, LinkRules rules) {
    Sky straight =
        new Sky(
            sky.pattern() == WalkerPattern.DELTA,
            sky.altitudeKm(),
            Math.toRadians(sky.inclinationDeg()),
            sky.planes(),
            sky.satellitesPerPlane(),
            sky.phasing(),
            0,
            rules);
    return straight.turned(rules.interPlaneSlotOffset().orElseGet(straight::nearest));
  }

  private Sky turned(int newOffset) {
    return new Sky(closed, altitudeKm, inclination, planes, slots, phasing, newOffset, rules);
  }

  /** The same satellites and links, with slot s + p o of plane p called slot s: offset 0. */
  Sky alongLinks() {
    return new Sky(
        closed, altitudeKm, inclination, planes, slots, phasing + planes * offset, 0, rules);
  }

  int satellites() {
    return planes * slots;
  }

  /** What {@link #alongLinks} calls a satellite. */
  int alongLinks(int satellite) {
    int p = satellite / slots;
    return p * slots + Math.floorMod(satellite % slots - p * offset, slots);
  }

  private double radiusKm() {
    return EARTH_KM + altitudeKm;
  }

  private double meanMotion() {
    return Math.sqrt(398600.4418 / Math.pow(radiusKm(), 3));
  }

  double periodSeconds() {
    return 2 * Math.PI / meanMotion();
  }

  /** Position (order 0, km) or velocity (order 1, km/s) of a satellite at a time in seconds. */
  private double[] state(int satellite, double t, int order) {
    int p = satellite / slots;
    double node = (closed ? 2 : 1) * Math.PI * p / planes;
    double u =
        2 * Math.PI * (satellite % slots) / slots
            + 2 * Math.PI * phasing * p / (planes * slots)
            + meanMotion() * t;
    double size = order == 0 ? radiusKm() : radiusKm() * meanMotion();
    double c = size * (order == 0 ? Math.cos(u) : -Math.sin(u));
    double s = size * (order == 0 ? Math.sin(u) : Math.cos(u));
    return new double[] {
      Math.cos(node) * c - Math.sin(node) * s * Math.cos(inclination),
      Math.sin(node) * c + Math.cos(node) * s * Math.cos(inclination),
      s * Math.sin(inclination)
    };
  }

  private static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private double km(int a, int b, double t) {
    double[] r = minus(state(a, t, 0), state(b, t, 0));
    return Math.sqrt(dot(r, r));
  }

  private int nearest() {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int size = 0; size <= slots / 2; size++) {
      for (int o : new int[] {size, -size}) {
        double sum = 0;
        for (int k = 0; k < 720; k++) {
          sum += km(0, slots + Math.floorMod(o, slots), k * periodSeconds() / 720);
        }
        if (sum / 720 < least - 1e-6) {
          least = sum / 720;
          best = o;
        }
      }
    }
    return best;
  }

  /**
   * Latencies of all links at a time, satellites x satellites in ms; infinite where there is none.
   */
  double[][] linksMs(double t, double bits) {
    double[][] ms = new double[satellites()][satellites()];
    for (double[] row : ms) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    double hop = bits / (rules.rateGbps() * 1e6) + rules.perHopProcessingMs();
    for (int p = 0; p < planes; p++) {
      for (int s = 0; s < slots; s++) {
        int v = p * slots + s;
        link(ms, v, p * slots + (s + 1) % slots, t, hop);
        if (p < planes - 1) {
          link(ms, v, (p + 1) * slots + Math.floorMod(s + offset, slots), t, hop);
        } else if (closed && planes > 1) {
          link(ms, v, Math.floorMod(s + offset + phasing, slots), t, hop);
        }
      }
    }
    return ms;
  }

  private void link(double[][] ms, int a, int b, double t, double hop) {
    boolean between = a / slots != b / slots;
    if (a != b && inRange(a, b, t) && slowEnough(a, b, t) && !(between && tooHigh(a, b, t))) {
      ms[a][b] = km(a, b, t) / LIGHT_KM_PER_MS + hop;
      ms[b][a] = ms[a][b];
    }
  }

  private boolean inRange(int a, int b, double t) {
    double grazing = EARTH_KM + 80;
    double sight = 2 * Math.sqrt(radiusKm() * radiusKm() - grazing * grazing);
    return km(a, b, t) <= rules.maxRangeKm().orElse(sight);
  }

  private boolean slowEnough(int a, int b, double t) {
    double[] r = minus(state(a, t, 0), state(b, t, 0));
    double[] v = minus(state(a, t, 1), state(b, t, 1));
    double crossed = Math.sqrt(Math.max(0, dot(r, r) * dot(v, v) - dot(r, v) * dot(r, v)));
    double limit = rules.maxAngularRateDegPerSec().orElse(Double.POSITIVE_INFINITY);
    return Math.toDegrees(crossed / dot(r, r)) <= limit;
  }

  private boolean tooHigh(int a, int b, double t) {
    double limit = rules.interPlaneMaxLatitudeDeg().orElse(Double.POSITIVE_INFINITY);
    return latitude(a, t) >= limit || latitude(b, t) >= limit;
  }

  private double latitude(int satellite, double t) {
    return Math.abs(Math.toDegrees(Math.asin(state(satellite, t, 0)[2] / radiusKm())));
  }
}
