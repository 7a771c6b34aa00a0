package io.spacemoe.scenario.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.PathKernel;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.sky.Wave;
import io.spacemoe.solver.spi.StopSignal;
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

  /** Snapshot by snapshot, with legs that outages cut off at half the penalty. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void areMeansOverSnapshots(int threads) {
    Network network = network("delta:1200:60:40/5/1", 0.5, 4, 5);
    MeanDistances mean = MeanDistances.of(network, 500, threads);
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
    MeanDistances own = MeanDistances.of(network, 1000, 1, StopSignal.never(), true);
    MeanDistances shared = MeanDistances.of(network, 1000, 1, StopSignal.never(), false);
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
  void partedSatellitesAreAsFarAsHalfThePenalty() {
    MeanDistances mean = MeanDistances.of(network("star:780:86.4:66/6/2", 0, 1, 1), 1000, 1);
    assertThat(mean.ns(3, 4)).isEqualTo(500_000_000);
    assertThat(mean.ns(3, 3)).isZero();
  }
}
