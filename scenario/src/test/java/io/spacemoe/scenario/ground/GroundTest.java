package io.spacemoe.scenario.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.Network;
import java.time.Instant;
import java.util.List;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.junit.jupiter.api.Test;

/** Stations and the satellites that they see, against an independent computation. */
class GroundTest {
  private static final double EARTH = 6371;
  private static final double RATE = 7.2921159e-5;

  /** Vallado, Fundamentals of Astrodynamics and Applications, example 3-5. */
  @Test
  void siderealTimeIsTheTextbooks() {
    double degrees = Math.toDegrees(EarthTurn.siderealRad(Instant.parse("1992-08-20T12:14:00Z")));
    assertThat(degrees).isCloseTo(152.578787810, within(1e-6));
  }

  private static Scenario scenario(double survival) {
    Scenario small = Scenarios.small(Activation.Law.CONDITIONAL_POISSON, survival, 5);
    Ground ground =
        new Ground(
            "stations.csv",
            "",
            List.of(
                new Station("Equator", 0, 0, 1),
                new Station("North", 52, 13, 2),
                new Station("South", -34, 151, 1),
                new Station("Pole", 89, 0, 1)),
            10,
            0.5,
            2);
    return small.withGround(ground);
  }

  /**
   * Elevation and distance by spherical trigonometry from the point below the satellite, and least
   * ways by JGraphT; the product computes with vectors and its own paths.
   */
  @Test
  void legsAreThoseOfSphericalTrigonometry() {
    Study study = new Study(scenario(0.8), 2);
    Layout layout = Scenarios.layouts(study, "spacemoe").get(0);
    List<StationLegs> legs = study.stationLegs(layout);
    Network network = study.network();
    for (StationLegs one : legs) {
      double[] up = new double[network.times()];
      double[] down = new double[network.times()];
      int[] ways = new int[network.times()];
      for (int index = 0; index < network.snapshots(); index++) {
        DijkstraShortestPath<Integer, ?> paths =
            new DijkstraShortestPath<>(network.snapshot(index).toGraph());
        int slot = network.snapshot(index).slot();
        double bestUp = Double.POSITIVE_INFINITY;
        double bestDown = Double.POSITIVE_INFINITY;
        for (int s = 0; s < network.satellites(); s++) {
          double ms = slantMs(network, index, one.station(), s);
          bestUp = Math.min(bestUp, ms + paths.getPathWeight(s, layout.gateway(0)));
          bestDown = Math.min(bestDown, ms + paths.getPathWeight(layout.gateway(3), s));
        }
        if (bestUp + bestDown < Double.POSITIVE_INFINITY) {
          up[slot] += bestUp + 32 / 0.5e6;
          down[slot] += bestDown + 32 / 2e6;
          ways[slot]++;
        }
      }
      int served = 0;
      for (int slot = 0; slot < ways.length; slot++) {
        served += ways[slot];
        if (ways[slot] == 0) {
          assertThat(one.upMs()[slot]).isInfinite();
        } else {
          assertThat(one.upMs()[slot]).isCloseTo(up[slot] / ways[slot], within(1e-6));
          assertThat(one.downMs()[slot]).isCloseTo(down[slot] / ways[slot], within(1e-6));
        }
      }
      assertThat(one.served()).isEqualTo((double) served / network.snapshots());
    }
    assertThat(legs.get(0).served()).isPositive();
    assertThat(legs.get(1).served()).isGreaterThan(0.2);
    double[] token = study.evaluate(layout).slotsMs();
    assertThat(legs.get(1).meanFirstTokenMs(token)).isGreaterThan(legs.get(1).meanUpMs());
  }

  private static double slantMs(Network network, int index, Station station, int satellite) {
    double[] km = network.snapshot(index).positionsKm();
    double x = km[3 * satellite];
    double y = km[3 * satellite + 1];
    double z = km[3 * satellite + 2];
    double r = Math.sqrt(x * x + y * y + z * z);
    double latitude = Math.asin(z / r);
    double longitude = Math.atan2(y, x) - RATE * network.snapshot(index).timeSeconds();
    double here = Math.toRadians(station.latitudeDeg());
    double apart = longitude - Math.toRadians(station.longitudeDeg());
    double cosine =
        Math.sin(here) * Math.sin(latitude) + Math.cos(here) * Math.cos(latitude) * Math.cos(apart);
    double angle = Math.acos(Math.max(-1, Math.min(1, cosine)));
    double elevation = Math.atan2(Math.cos(angle) - EARTH / r, Math.sin(angle));
    double slant = Math.sqrt(EARTH * EARTH + r * r - 2 * EARTH * r * Math.cos(angle));
    return Math.toDegrees(elevation) >= 10 ? slant / 299.792458 : Double.POSITIVE_INFINITY;
  }
}
