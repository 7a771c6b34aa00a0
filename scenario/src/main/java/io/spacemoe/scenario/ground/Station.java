package io.spacemoe.scenario.ground;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.value.InvalidValueException;

/**
 * A place on the ground from which requests come.
 *
 * @param name what tables call it, unlike all others
 * @param latitudeDeg north of the equator, -90 to 90
 * @param longitudeDeg east of Greenwich, -180 to 360
 * @param weight its share of the requests, up to a common factor; 0 to 10^12
 */
public record Station(String name, double latitudeDeg, double longitudeDeg, double weight) {

  /** Checks the ranges; a value out of range is named by its column. */
  public Station {
    if (name.isBlank()) {
      throw new InvalidValueException("name", "is empty; allowed: any text");
    }
    InvalidValueException.inRange("latitudeDeg", latitudeDeg, -90, 90);
    InvalidValueException.inRange("longitudeDeg", longitudeDeg, -180, 360);
    InvalidValueException.inRange("weight", weight, 0, 1e12);
  }

  /**
   * Its position x, y, z in km in the inertial frame, on a sphere of 6371 km.
   *
   * @param greenwichRad how far Greenwich has turned from the frame's first axis, in radians
   */
  double[] positionKm(double greenwichRad) {
    double latitude = Math.toRadians(latitudeDeg);
    double around = Math.toRadians(longitudeDeg) + greenwichRad;
    double radius = Constellation.EARTH_RADIUS_KM;
    return new double[] {
      radius * Math.cos(latitude) * Math.cos(around),
      radius * Math.cos(latitude) * Math.sin(around),
      radius * Math.sin(latitude)
    };
  }
}
