package io.spacemoe.scenario.ground;

import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.DistanceRows;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.SnapshotSweep;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ways between users and the gateways of a layout (docs/model.md, section 9.6): a station uses
 * the satellite with which its way takes least in all.
 */
public final class GroundLegs {
  static final double LIGHT_KM_PER_MS = 299.792458;

  private final Network network;
  private final Ground ground;
  private final EarthTurn earth;
  private final Visibility visibility;
  private final int firstGateway;
  private final int lastGateway;

  private GroundLegs(Network network, Ground ground, Layout layout) {
    this.network = network;
    this.ground = ground;
    earth = EarthTurn.of(network.constellation());
    visibility = new Visibility(ground.minElevationDeg());
    firstGateway = layout.gateway(0);
    lastGateway = layout.gateway(layout.layers() - 1);
  }

  /**
   * The legs of every station, in the order of the stations, where orbits are known.
   *
   * @param threads how many snapshots to work on at once; the result does not depend on it
   */
  public static List<StationLegs> of(Network network, Ground ground, Layout layout, int threads) {
    GroundLegs legs = new GroundLegs(network, ground, layout);
    Sums sums =
        SnapshotSweep.reduce(
            network,
            new int[] {legs.firstGateway, legs.lastGateway},
            threads,
            () -> new Sums(ground.stations().size(), network.times()),
            legs::add,
            Sums::plus);
    return IntStream.range(0, ground.stations().size())
        .mapToObj(i -> sums.legs(ground.stations().get(i), i, network.snapshots()))
        .toList();
  }

  /** Sums over snapshots, by station and time slot. */
  private static final class Sums {
    private final double[][] upMs;
    private final double[][] downMs;
    private final int[][] ways;

    Sums(int stations, int times) {
      upMs = new double[stations][times];
      downMs = new double[stations][times];
      ways = new int[stations][times];
    }

    Sums plus(Sums later) {
      for (int i = 0; i < ways.length; i++) {
        for (int t = 0; t < ways[i].length; t++) {
          upMs[i][t] += later.upMs[i][t];
          downMs[i][t] += later.downMs[i][t];
          ways[i][t] += later.ways[i][t];
        }
      }
      return this;
    }

    StationLegs legs(Station station, int i, int snapshots) {
      return new StationLegs(
          station,
          means(upMs[i], ways[i]),
          means(downMs[i], ways[i]),
          (double) Arrays.stream(ways[i]).sum() / snapshots);
    }

    private static double[] means(double[] sums, int[] ways) {
      double[] means = new double[sums.length];
      Arrays.setAll(means, t -> ways[t] == 0 ? Double.POSITIVE_INFINITY : sums[t] / ways[t]);
      return means;
    }
  }

  private void add(Sums sums, DistanceRows distances) {
    int time = (int) ((long) distances.snapshot() * network.times() / network.snapshots());
    double greenwich = earth.rad(network.timeSeconds(time));
    double[] positions = network.positionsKm(time);
    for (int i = 0; i < ground.stations().size(); i++) {
      double[] station = ground.stations().get(i).positionKm(greenwich);
      double up = Double.POSITIVE_INFINITY;
      double down = Double.POSITIVE_INFINITY;
      for (int s = 0; s < network.satellites(); s++) {
        double km = visibility.slantKm(station, positions, s);
        if (km < Double.POSITIVE_INFINITY && network.available(s)) {
          up = Math.min(up, km / LIGHT_KM_PER_MS + distances.ms(0, s));
          down = Math.min(down, km / LIGHT_KM_PER_MS + distances.ms(1, s));
        }
      }
      if (up + down < Double.POSITIVE_INFINITY) {
        sums.upMs[i][time] += up + Ground.TOKEN_BITS / (ground.uplinkGbps() * 1e6);
        sums.downMs[i][time] += down + Ground.TOKEN_BITS / (ground.downlinkGbps() * 1e6);
        sums.ways[i][time]++;
      }
    }
  }
}
