package io.spacemoe.scenario.ground;

import io.spacemoe.scenario.sky.Network;
import java.util.Arrays;

/**
 * The station that is nearest to each satellite at one time, of those that see it.
 *
 * @param ms what light takes from there in ms, by satellite; infinite where no station sees it
 * @param station its place in the list of stations, by satellite; 0 where none sees it
 */
public record Uplinks(double[] ms, int[] station) {

  /**
   * Of the satellites in service.
   *
   * @param time which of the network's times
   */
  public static Uplinks at(Network network, Ground ground, int time) {
    double greenwich = EarthTurn.of(network.constellation()).rad(network.timeSeconds(time));
    double[] positions = network.positionsKm(time);
    Visibility visibility = new Visibility(ground.minElevationDeg());
    double[] ms = new double[network.satellites()];
    int[] station = new int[ms.length];
    Arrays.fill(ms, Double.POSITIVE_INFINITY);
    for (int i = 0; i < ground.stations().size(); i++) {
      double[] place = ground.stations().get(i).positionKm(greenwich);
      for (int s = 0; s < ms.length; s++) {
        double km = visibility.slantKm(place, positions, s);
        if (network.available(s) && km / GroundLegs.LIGHT_KM_PER_MS < ms[s]) {
          ms[s] = km / GroundLegs.LIGHT_KM_PER_MS;
          station[s] = i;
        }
      }
    }
    return new Uplinks(ms, station);
  }
}
