package io.spacemoe.scenario.orbit;

/**
 * Where a satellite is at the epoch common to all.
 *
 * @param set the satellite
 * @param nodeDeg right ascension of the ascending node, 0 to 360
 * @param argumentDeg argument of latitude, 0 to 360
 * @param heightKm height that follows from the mean motion, above the sphere of 6371 km
 */
record Tracked(ElementSet set, double nodeDeg, double argumentDeg, double heightKm) {
  /** Mean radius of the Earth in km. */
  static final double EARTH_RADIUS_KM = 6371;

  private static final double EARTH_MU = 398600.4418;

  static Tracked of(ElementSet set, State state) {
    return new Tracked(
        set, turned(state.nodeDeg()), turned(state.latitudeArgumentDeg()), heightKm(set));
  }

  /** The height of a circular orbit of a satellite's mean motion. */
  static double heightKm(ElementSet set) {
    double n = set.meanMotion() * 2 * Math.PI / 86_400;
    return Math.cbrt(EARTH_MU / (n * n)) - EARTH_RADIUS_KM;
  }

  /** An angle in degrees as one from 0 to 360. */
  static double turned(double degrees) {
    double turned = degrees - 360 * Math.floor(degrees / 360);
    return turned < 360 ? turned : 0;
  }

  /** An angle in degrees as one from -180 to 180. */
  static double signed(double degrees) {
    return degrees - 360 * Math.rint(degrees / 360);
  }
}
