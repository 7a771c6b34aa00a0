package io.spacemoe.scenario.replan;

import io.spacemoe.scenario.sky.Constellation;

/**
 * The Earth's shadow, a cylinder.
 *
 * @param sun the direction of the sun: x, y, z of length 1 in the frame of positions
 */
record Shadow(double[] sun) {

  /** Whether a satellite is in it. */
  boolean covers(double[] positionsKm, int satellite) {
    double x = positionsKm[3 * satellite];
    double y = positionsKm[3 * satellite + 1];
    double z = positionsKm[3 * satellite + 2];
    double towards = x * sun[0] + y * sun[1] + z * sun[2];
    double fromAxis = x * x + y * y + z * z - towards * towards;
    double earth = Constellation.EARTH_RADIUS_KM;
    return towards < 0 && fromAxis < earth * earth;
  }
}
