package io.spacemoe.scenario.replan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.ground.Ground;
import io.spacemoe.scenario.ground.Station;
import io.spacemoe.scenario.ground.StationLegs;
import io.spacemoe.scenario.latency.SnapshotLatencies;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.placement.LayerProblem;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.sky.WalkerConstellation;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.workload.Power;
import io.spacemoe.scenario.workload.Sun;
import io.spacemoe.scenario.workload.Workload;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.door.Solvers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Re-placement along the orbit against what its parts cost one by one. */
class AlongTheOrbitTest {
  private static final Scenario SMALL = Scenarios.small(Activation.Law.PLACKETT_LUCE, 0.9, 4);
  private static final Sun NOON = new Sun.At(Instant.parse("2026-06-21T12:00:00Z"));

  private final Study study = new Study(SMALL, 1);
  private final Layout start = Scenarios.layouts(study, "rand-intra").get(0);

  private static OrbitReplacement orbit(Study study, Layout layout) {
    return new OrbitReplacement(study, layout, 1, new Cancellation());
  }

  @Test
  void thePlacedLayoutHasTheLatencyThatTheEvaluatorGives() {
    OrbitReplacement orbit = orbit(study, start);
    assertThat(orbit.placed().tokenMs()).isCloseTo(study.evaluate(start).totalMs(), within(1e-5));
    assertThat(orbit.placed().gbPerOrbit()).isZero();
  }

  @Test
  void everySlotWithoutAChargeIsTheBestOfEachSlot() {
    OrbitReplacement orbit = orbit(study, start);
    double best = 0;
    for (int slot = 0; slot < 3; slot++) {
      best += bestMs(slot, slot + 1) / 3;
    }
    assertThat(orbit.every(1, 0).expectedPathMs()).isCloseTo(best, within(1e-4));
    assertThat(orbit.once().expectedPathMs()).isCloseTo(bestMs(0, 3), within(1e-4));
    assertThat(orbit.every(3, 0)).isEqualTo(orbit.once());
    assertThat(orbit.every(1, 1e9)).isEqualTo(orbit.once());
    assertThat(orbit.every(1, 0).gbPerOrbit()).isPositive();
    assertThat(orbit.every(1, 0).longestS()).isPositive();
  }

  /** Solved from nothing, over some slots of four snapshots each. */
  private double bestMs(int from, int to) {
    int[] rooms = study.scenario().rooms().around(start.gateways());
    int[] candidates = IntStream.range(0, rooms.length).filter(s -> rooms[s] > 0).toArray();
    int[][] all = new int[4][];
    Arrays.fill(all, IntStream.range(0, rooms.length).toArray());
    long[][][] ns =
        SnapshotLatencies.of(study.network(), SMALL.pathLatency(), start.gateways(), all, 1);
    DMatrixRMaj mean = new DMatrixRMaj(4, rooms.length);
    for (int l = 0; l < 4; l++) {
      for (int s = 0; s < rooms.length; s++) {
        int layer = l;
        int satellite = s;
        mean.set(
            l,
            s,
            IntStream.range(4 * from, 4 * to)
                .mapToDouble(k -> ns[layer][k][satellite] / 1e6)
                .average()
                .orElseThrow());
      }
    }
    double[][] activation =
        study.laws().stream().map(law -> law.inclusionProbabilities()).toArray(double[][]::new);
    return Solvers.solve(
                LayerProblem.ofAllLayers("slot", activation, mean, candidates, rooms).problem(),
                SolveOptions.defaults())
            .cost()
            .orElseThrow()
        / 1e12;
  }

  @Test
  void aShadowCoversThePartOfAnOrbitThatTheClosedFormSays() {
    Shadow shadow = new Shadow(NOON.direction().orElseThrow());
    Scenario fine = SMALL.withSnapshots(new SnapshotPlan(2_000, 1, 1));
    WalkerConstellation sky = (WalkerConstellation) fine.constellation();
    Study often = new Study(fine, 1);
    for (int plane = 0; plane < sky.planes(); plane++) {
      int satellite = sky.index(plane, 3);
      long dark =
          IntStream.range(0, 2_000)
              .filter(slot -> shadow.covers(often.network().positionsKm(slot), satellite))
              .count();
      assertThat(1 - dark / 2_000.0).isCloseTo(NOON.sunlit(sky, plane), within(1e-3));
    }
  }

  @Test
  void expertsLeaveTheShadowWhereTheyCan() {
    Scenario dark = SMALL.withLoad(Workload.defaults(), Optional.of(new Power(0, 0, 0, 0, NOON)));
    Study inSun = new Study(dark, 1);
    OrbitReplacement lit = orbit(study, start);
    OrbitReplacement orbit = orbit(inSun, start);
    assertThat(orbit.placed().tokenMs()).isGreaterThan(lit.placed().tokenMs() + 100);
    assertThat(orbit.every(1, 0).tokenMs()).isLessThan(orbit.once().tokenMs());
    assertThat(orbit.every(1, 0).expectedPathMs()).isGreaterThan(lit.every(1, 0).expectedPathMs());
  }

  @Test
  void whatItCannotKnowIsSaid() {
    Scenario angle =
        SMALL.withLoad(Workload.defaults(), Optional.of(new Power(0, 0, 0, 0, new Sun.Beta(30))));
    assertThatThrownBy(() -> orbit(new Study(angle, 1), start))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("power.sun")
        .hasMessageContaining("give a time");
    Scenario shared =
        Scenarios.small(Activation.Law.PLACKETT_LUCE, 0.9, 4, new SatelliteCapacity.Slots(2));
    assertThatThrownBy(() -> orbit(new Study(shared, 1), start))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("placement.capacity");
    assertThatThrownBy(() -> new RegionFollowing(study, start))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("add stations");
  }

  @Test
  void aRegionIsFollowedByTheBestTurns() {
    List<Station> stations =
        List.of(new Station("near", 48, 11, 3), new Station("far", -10, 120, 1));
    Scenario served =
        SMALL
            .withSnapshots(new SnapshotPlan(8, 2, 1))
            .withGround(new Ground("users", "", stations, 10, 1, 1));
    Study ground = new Study(served, 1);
    RegionFollowing region = new RegionFollowing(ground, start);
    double tokenMs = ground.evaluate(start).totalMs();

    WalkerConstellation sky = (WalkerConstellation) served.constellation();
    double[][] legs = new double[sky.satellites()][];
    for (int plane = 0; plane < sky.planes(); plane++) {
      for (int slot = 0; slot < sky.satellitesPerPlane(); slot++) {
        legs[sky.index(plane, slot)] = legs(ground, turned(sky, plane, slot));
      }
    }
    double once =
        Arrays.stream(legs)
            .mapToDouble(some -> Arrays.stream(some).average().orElseThrow())
            .min()
            .orElseThrow();
    double free =
        IntStream.range(0, 8)
            .mapToDouble(t -> Arrays.stream(legs).mapToDouble(some -> some[t]).min().orElseThrow())
            .average()
            .orElseThrow();
    assertThat(region.once().firstTokenMs()).isCloseTo(tokenMs + once, within(1e-6));
    assertThat(region.once().turns()).isZero();
    assertThat(region.every(1, 0).firstTokenMs()).isCloseTo(tokenMs + free, within(1e-6));
    assertThat(region.every(1, 1e9)).isEqualTo(region.once());
    double worth = Double.NEGATIVE_INFINITY;
    for (double mu : new double[] {0, 1, 10, 100, 1000}) {
      RegionFollowing.Followed followed = region.every(2, mu);
      double value = followed.firstTokenMs() + mu * followed.gbPerOrbit();
      assertThat(value).isLessThanOrEqualTo(tokenMs + once + 1e-6);
      assertThat(value).isGreaterThanOrEqualTo(worth - 1e-6);
      worth = value;
    }
    assertThat(region.turnS()).isPositive();
  }

  /** The seam is between the last plane and the first, which is turned by the phasing. */
  private Layout turned(WalkerConstellation sky, int planes, int slots) {
    return start.moved(
        s -> {
          int plane = sky.planeOf(s) + planes;
          int slot = sky.slotOf(s) + slots;
          return sky.index(
              plane % sky.planes(),
              (plane >= sky.planes() ? slot + sky.seamSlots() : slot) % sky.satellitesPerPlane());
        });
  }

  private static double[] legs(Study study, Layout layout) {
    double[] sum = new double[8];
    for (StationLegs legs : study.stationLegs(layout)) {
      for (int t = 0; t < 8; t++) {
        double both = legs.upMs()[t] + legs.downMs()[t];
        sum[t] += legs.station().weight() / 4 * (Double.isFinite(both) ? both : 1000);
      }
    }
    return sum;
  }

  @Test
  void roundsAreTheCheapestOfAll() {
    SplittableRandom random = new SplittableRandom(3);
    for (int trial = 0; trial < 300; trial++) {
      int parts = 1 + random.nextInt(4);
      int places = 1 + random.nextInt(4);
      double[][] costs = new double[parts][];
      Arrays.setAll(costs, p -> random.doubles(places, 0, 10).toArray());
      double charge = random.nextInt(3) == 0 ? 0 : random.nextDouble(8);
      double least = Double.POSITIVE_INFINITY;
      for (int code = 0; code < Math.pow(places, parts); code++) {
        int[] choice = new int[parts];
        for (int p = 0, rest = code; p < parts; p++, rest /= places) {
          choice[p] = rest % places;
        }
        least = Math.min(least, cost(costs, charge, choice));
      }
      int[] found = new CheapestRound(costs, charge).places();
      assertThat(cost(costs, charge, found)).isCloseTo(least, within(1e-9));
    }
  }

  private static double cost(double[][] costs, double charge, int[] choice) {
    double sum = 0;
    for (int p = 0; p < choice.length; p++) {
      sum += costs[p][choice[p]];
      sum += choice[p] == choice[(p + 1) % choice.length] ? 0 : charge;
    }
    return sum;
  }
}
