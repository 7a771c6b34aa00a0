package io.spacemoe.scenario.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.TokenLatencyEvaluator;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.placement.CopyPlan;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyPlacerTest {
  private static CopyPlacer placer(Study study, int threads) {
    Scenario scenario = study.scenario();
    return new CopyPlacer(
        study.network(),
        scenario.rooms(),
        study.laws(),
        scenario.pathLatency(),
        new TokenLatencyEvaluator(
            scenario.pathLatency(), study.network(), scenario.snapshots().slots(), study.laws()),
        threads);
  }

  /** Each layer in its own ring subnet of the paper's constellation, one slot of each plane. */
  @ParameterizedTest
  @CsvSource({
    "0.95, 957.26, 952.56, 949.51, 949.29, 949.29",
    "0.8, 1329.37, 1283.53, 1256.84, 1237.38, 1234.09"
  })
  void theFirstCopiesAreWorthMost(
      double survival, double none, double one, double two, double four, double eight) {
    Study study = new Study(Scenarios.paper(survival), 2);
    Layout primaries = Scenarios.layouts(study, "spacemoe").get(0);
    double before = study.evaluate(primaries).totalMs();
    System.err.println(before + " " + none);
    int[][] subnets = new int[32][];
    for (int l = 0; l < 32; l++) {
      int slot = primaries.gateway(l) % 32;
      subnets[l] = IntStream.range(0, 33).map(p -> p * 32 + slot).toArray();
    }
    for (int n : new int[] {1, 2, 4, 8}) {
      long start = System.nanoTime();
      Layout layout =
          placer(study, 2)
              .place(
                  primaries,
                  new CopyPlan(CopyPlan.Amount.PER_LAYER, n, CopyPlan.Goal.LATENCY),
                  subnets,
                  new BitSet(),
                  StopSignal.never());
      double s = (System.nanoTime() - start) / 1e9;
      System.err.println(n + " " + layout.copies() + " " + study.evaluate(layout).totalMs() + " in " + s);
    }
  }
}
