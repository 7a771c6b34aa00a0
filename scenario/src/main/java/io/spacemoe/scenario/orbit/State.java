package io.spacemoe.scenario.orbit;

/**
 * A satellite's position and velocity in the inertial frame TEME.
 *
 * @param x position in km
 * @param y position in km
 * @param z position in km, towards the north
 * @param vx velocity in km/s
 * @param vy velocity in km/s
 * @param vz velocity in km/s
 */
public record State(double x, double y, double z, double vx, double vy, double vz) {

  /** The distance from the Earth's centre in km. */
  public double radiusKm() {
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** The right ascension of the ascending node in degrees, -180 to 180. */
  double nodeDeg() {
    return Math.toDegrees(Math.atan2(y * vz - z * vy, -(z * vx - x * vz)));
  }

  /** The argument of latitude in degrees, -180 to 180: how far it is past the ascending node. */
  double latitudeArgumentDeg() {
    double node = Math.toRadians(nodeDeg());
    double hx = y * vz - z * vy;
    double hy = z * vx - x * vz;
    double hz = x * vy - y * vx;
    double along = x * Math.cos(node) + y * Math.sin(node);
    double h = Math.sqrt(hx * hx + hy * hy + hz * hz);
    double sideX = -hz * Math.sin(node) / h;
    double sideY = hz * Math.cos(node) / h;
    double sideZ = (hx * Math.sin(node) - hy * Math.cos(node)) / h;
    return Math.toDegrees(Math.atan2(x * sideX + y * sideY + z * sideZ, along));
  }
}
