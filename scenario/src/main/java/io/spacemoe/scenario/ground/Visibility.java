package io.spacemoe.scenario.ground;

/** Which satellites a station sees, and how far they are. */
final class Visibility {
  private final double sinLeast;

  /**
   * Of stations that see what is so high above their horizon.
   *
   * @param minElevationDeg 0 to below 90
   */
  Visibility(double minElevationDeg) {
    sinLeast = Math.sin(Math.toRadians(minElevationDeg));
  }

  /**
   * The distance from a station to a satellite in km; infinite when it is not seen.
   *
   * @param station position x, y, z in km; straight up is away from the Earth's centre
   * @param positionsKm x, y, z of all satellites
   */
  double slantKm(double[] station, double[] positionsKm, int satellite) {
    double x = positionsKm[3 * satellite] - station[0];
    double y = positionsKm[3 * satellite + 1] - station[1];
    double z = positionsKm[3 * satellite + 2] - station[2];
    double km = Math.sqrt(x * x + y * y + z * z);
    double radius = Math.hypot(Math.hypot(station[0], station[1]), station[2]);
    double up = (x * station[0] + y * station[1] + z * station[2]) / radius;
    return up >= sinLeast * km ? km : Double.POSITIVE_INFINITY;
  }
}
