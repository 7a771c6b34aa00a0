package io.spacemoe.scenario.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.PathKernel;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.sky.Wave;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.spi.StopSignal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeanDistancesTest {

  private static Network network(String sky, double survival, int slots, int samples) {
    return new Network(
        Constellation.parse(sky),
        LinkRules.defaults().withLinkSurvival(survival),
        new SnapshotPlan(slots, samples, 3),
        65_536);
  }

  /** Snapshot by snapshot, with legs that outages cut off at what a leg counts at most. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void areMeansOverSnapshots(int threads) {
    Network network = network("delta:1200:60:40/5/1", 0.5, 4, 5);
    MeanDistances mean = MeanDistances.of(network, 250, threads);
    PathKernel kernel = new PathKernel(network);
    double[] ms = new double[40];
    double[] sum = new double[40];
    for (int k = 0; k < network.snapshots(); k++) {
      kernel.load(network.snapshot(k));
      kernel.run(new Wave(network, 17), ms, 0);
      for (int s = 0; s < 40; s++) {
        sum[s] += Math.min(250, ms[s]);
      }
    }
    for (int s = 0; s < 40; s++) {
      assertThat((double) mean.ns(17, s)).isCloseTo(sum[s] / 20 * 1e6, within(1.0));
      assertThat(mean.ns(s, 17)).isEqualTo(mean.ns(17, s));
    }
  }

  /** One number for all pairs of two planes that are as far apart is each pair's own number. */
  @ParameterizedTest
  @ValueSource(strings = {"delta:550:53:88/11/3", "star:780:86.4:66/6/2", "delta:550:87:40/5/0"})
  void areSharedWithoutLoss(String sky) {
    Network network = network(sky, 1, 2 * Constellation.parse(sky).satellitesPerPlane(), 1);
    MeanDistances own = MeanDistances.of(network, 500, 1, StopSignal.never(), true);
    MeanDistances shared = MeanDistances.of(network, 500, 1, StopSignal.never(), false);
    for (int a = 0; a < network.satellites(); a++) {
      for (int b = 0; b < network.satellites(); b++) {
        assertThat((double) shared.ns(a, b))
            .as("%d to %d", a, b)
            .isCloseTo((double) own.ns(a, b), within(2.0));
        assertThat(shared.ns(a, b)).isEqualTo(shared.ns(b, a));
      }
    }
  }

  @Test
  void partedSatellitesAreAsFarAsALegCountsAtMost() {
    MeanDistances mean = MeanDistances.of(network("star:780:86.4:66/6/2", 0, 1, 1), 500, 1);
    assertThat(mean.ns(3, 4)).isEqualTo(500_000_000);
    assertThat(mean.ns(3, 3)).isZero();
  }

  /** Without time it looks at one snapshot for each thread, with enough at all. */
  @Test
  void areOverTheSnapshotsThatThereIsTimeFor() {
    Network network = network("delta:1200:60:40/5/1", 0.5, 4, 5);
    MeanDistances all = MeanDistances.of(network, 250, 2);
    StopSignal hour = new StopSignal(new Cancellation(), 3_600_000_000_000L);
    MeanDistances inTime = MeanDistances.of(network, 250, 2, hour);
    MeanDistances late = MeanDistances.of(network, 250, 2, new StopSignal(new Cancellation(), 0));
    assertThat(inTime.snapshots()).isEqualTo(20);
    assertThat(late.snapshots()).isEqualTo(2);
    for (int s = 0; s < 40; s++) {
      assertThat((double) inTime.ns(17, s)).isCloseTo((double) all.ns(17, s), within(1.0));
    }
  }

  /** A prefix leaves no gap wider than thrice the mean one, and all are there in the end. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 20, 200, 1000})
  void snapshotsAreSpreadEvenlyWhereverTheWalkStops(int snapshots) {
    int[] order = MeanDistances.evenly(snapshots);
    assertThat(IntStream.of(order).distinct().count()).isEqualTo(snapshots);
    for (int most = 1; most <= snapshots; most++) {
      int[] some = IntStream.of(order).limit(most).sorted().toArray();
      int widest = some[0] + snapshots - some[most - 1];
      for (int k = 1; k < most; k++) {
        widest = Math.max(widest, some[k] - some[k - 1]);
      }
      assertThat(widest).isLessThanOrEqualTo(Math.max(1, 3 * snapshots / most));
    }
  }
}
