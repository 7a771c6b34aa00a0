package io.spacemoe.scenario.sky;

/**
 * The vector from a satellite to one in another plane, as a rule the next, as the two go round. It
 * runs along an ellipse that stands still in space: with m the mean of the two arguments of
 * latitude, its length is 2a sqrt(q^2 + w^2 cos^2 m), shortest where the planes cross highest,
 * longest over the equator.
 *
 * <p>Written for half the phase difference h and half the difference D of right ascension: q = sin
 * h cos D + cos h sin D cos i and w = sin D sin i. No term cancels, so short links keep their
 * digits.
 */
final class PlaneGap {
  private final double sweep;
  private final double diameterKm;
  private final double short2;
  private final double swing2;

  /**
   * The gap between neighbouring planes of a constellation.
   *
   * @param slotOffset how many slots ahead the neighbour sits, besides the phasing
   */
  PlaneGap(WalkerConstellation sky, int slotOffset) {
    this(sky, 1, slotOffset);
  }

  /**
   * The gap between two planes of a constellation.
   *
   * @param planes how many planes east the other satellite is
   * @param slots how many slots ahead it sits, besides the phasing
   */
  PlaneGap(WalkerConstellation sky, int planes, int slots) {
    double half = halfPhase(sky, planes, slots);
    double turn = sky.pattern().spanRadians() / sky.planes() * planes / 2;
    double tilt = Math.toRadians(sky.inclinationDeg());
    double q = Math.sin(half) * Math.cos(turn) + Math.cos(half) * Math.sin(turn) * Math.cos(tilt);
    double w = Math.sin(turn) * Math.sin(tilt);
    diameterKm = 2 * sky.radiusKm();
    short2 = q * q;
    swing2 = w * w;
    sweep = sky.meanMotion() * Math.sqrt(short2 * (short2 + swing2)) * diameterKm * diameterKm;
  }

  /** Half the phase by which the other satellite is ahead, in radians. */
  static double halfPhase(WalkerConstellation sky, int planes, int slots) {
    return Math.PI
        * ((double) slots * sky.planes() + (double) sky.phasing() * planes)
        / ((double) sky.planes() * sky.satellitesPerPlane());
  }

  /** The length in km where the mean argument of latitude has this cosine. */
  double lengthKm(double cosMean) {
    return diameterKm * Math.sqrt(short2 + swing2 * cosMean * cosMean);
  }

  /**
   * The inertial rate |r x v| / |r|^2 in radians per second at which the vector turns while it is
   * this long: |r x v| is the same all round the ellipse.
   */
  double turnRate(double lengthKm) {
    return sweep == 0 ? 0 : sweep / (lengthKm * lengthKm);
  }

  /**
   * The mean length in km over an orbit: the circumference of the ellipse over 2 pi, by the
   * arithmetic-geometric mean (Gauss; Abramowitz and Stegun 17.6).
   */
  double meanKm() {
    double x = Math.sqrt(short2 + swing2);
    double y = Math.sqrt(short2);
    if (y <= 1e-300) {
      return diameterKm * x * 2 / Math.PI;
    }
    double area = x * x - swing2 / 2;
    double power = 0.5;
    while (x - y > 1e-15 * x) {
      double c = (x - y) / 2;
      double mean = (x + y) / 2;
      y = Math.sqrt(x * y);
      x = mean;
      power *= 2;
      area -= power * c * c;
    }
    return diameterKm * area / x;
  }

  /**
   * The slot offset with the least orbit-mean distance between neighbouring planes, among
   * -S/2..S/2; of equals the smallest, and the positive before the negative. Distances within 1e-12
   * of the orbit's diameter count as equal.
   */
  static int nearestOffset(WalkerConstellation sky) {
    int best = 0;
    double least = new PlaneGap(sky, 0).meanKm();
    double equal = 1e-12 * 2 * sky.radiusKm();
    for (int size = 1; size <= sky.satellitesPerPlane() / 2; size++) {
      for (int offset : new int[] {size, -size}) {
        double mean = new PlaneGap(sky, offset).meanKm();
        if (mean < least - equal) {
          least = mean;
          best = offset;
        }
      }
    }
    return best;
  }
}
