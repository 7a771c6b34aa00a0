package io.spacemoe.scenario.sky;

/**
 * Sines and cosines from which all positions of a constellation follow by adding one angle, the
 * motion since the start. Angles are taken from whole numbers, so that no error grows with time.
 */
final class OrbitTables {
  private final WalkerConstellation sky;
  private final double[] cosPhase;
  private final double[] sinPhase;
  private final double[] cosNode;
  private final double[] sinNode;
  private final double sinTilt;
  private final double cosTilt;

  OrbitTables(WalkerConstellation sky) {
    this.sky = sky;
    int satellites = sky.satellites();
    cosPhase = new double[satellites];
    sinPhase = new double[satellites];
    for (int v = 0; v < satellites; v++) {
      cosPhase[v] = Math.cos(phase(sky, v));
      sinPhase[v] = Math.sin(phase(sky, v));
    }
    cosNode = new double[sky.planes()];
    sinNode = new double[sky.planes()];
    for (int p = 0; p < sky.planes(); p++) {
      double node = sky.pattern().spanRadians() * p / sky.planes();
      cosNode[p] = Math.cos(node);
      sinNode[p] = Math.sin(node);
    }
    sinTilt = Math.sin(Math.toRadians(sky.inclinationDeg()));
    cosTilt = Math.cos(Math.toRadians(sky.inclinationDeg()));
  }

  /** The argument of latitude of a satellite at the start, in radians, 0 to 2 pi. */
  static double phase(WalkerConstellation sky, int satellite) {
    long total = sky.satellites();
    long steps =
        (long) sky.slotOf(satellite) * sky.planes() + (long) sky.phasing() * sky.planeOf(satellite);
    return 2 * Math.PI * (steps % total) / total;
  }

  /** The sine of a satellite's latitude after a motion of this cosine and sine. */
  double sinLatitude(int satellite, double cosMotion, double sinMotion) {
    return (sinPhase[satellite] * cosMotion + cosPhase[satellite] * sinMotion) * sinTilt;
  }

  /** Positions x, y, z in km of all satellites after a motion of this cosine and sine. */
  double[] positionsKm(double cosMotion, double sinMotion) {
    double[] positions = new double[3 * cosPhase.length];
    double radius = sky.radiusKm();
    for (int p = 0, v = 0; p < sky.planes(); p++) {
      for (int s = 0; s < sky.satellitesPerPlane(); s++, v++) {
        double cosU = cosPhase[v] * cosMotion - sinPhase[v] * sinMotion;
        double sinU = sinPhase[v] * cosMotion + cosPhase[v] * sinMotion;
        double across = sinU * cosTilt;
        positions[3 * v] = radius * (cosNode[p] * cosU - sinNode[p] * across);
        positions[3 * v + 1] = radius * (sinNode[p] * cosU + cosNode[p] * across);
        positions[3 * v + 2] = radius * (sinU * sinTilt);
      }
    }
    return positions;
  }
}
