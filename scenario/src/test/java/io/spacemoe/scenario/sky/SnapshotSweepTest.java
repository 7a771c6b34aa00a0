package io.spacemoe.scenario.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotSweepTest {
  private static final int[] SOURCES = {3, 40, 3, 65};

  private final Network network =
      Skies.network(
          "star:780:86.4:66/6/2",
          LinkRules.defaults().withLinkSurvival(0.9),
          new SnapshotPlan(25, 6, 1));

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void addsUpTheSameBitsOnAnyNumberOfThreads(int threads) {
    double[] expected = new double[SOURCES.length * 66];
    Wave[] waves = new Wave[SOURCES.length];
    for (int row = 0; row < waves.length; row++) {
      waves[row] = new Wave(network, SOURCES[row]);
    }
    DistanceRows rows = new DistanceRows(network, waves);
    for (int first = 0; first < 150; first += 3) {
      double[] block = new double[expected.length];
      for (int index = first; index < first + 3; index++) {
        rows.compute(network.snapshot(index));
        add(block, rows);
      }
      plus(expected, block);
    }
    double[] sum =
        SnapshotSweep.reduce(
            network,
            SOURCES,
            threads,
            () -> new double[SOURCES.length * 66],
            SnapshotSweepTest::add,
            SnapshotSweepTest::plus);
    assertThat(sum).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void visitsEverySnapshotOnceAndInOrder(int threads) {
    List<Integer> seen =
        SnapshotSweep.reduce(
            network,
            SOURCES,
            threads,
            ArrayList<Integer>::new,
            (list, rows) -> {
              assertThat(rows.sources()).isEqualTo(4);
              assertThat(rows.source(1)).isEqualTo(40);
              assertThat(rows.ms(1, 40)).isZero();
              assertThat(rows.hops(1, 40)).isZero();
              assertThat(rows.flatMs()[rows.rowStart(2) + 5]).isEqualTo(rows.ms(0, 5));
              list.add(rows.snapshot());
            },
            (a, b) -> {
              a.addAll(b);
              return a;
            });
    assertThat(seen).isEqualTo(IntStream.range(0, 150).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void handsOnWhatACallbackThrows(int threads) {
    IllegalStateException trouble = new IllegalStateException("trouble");
    assertThatThrownBy(() -> sweep(threads, trouble)).isSameAs(trouble);
    AssertionError worse = new AssertionError("worse");
    assertThatThrownBy(() -> sweep(threads, worse)).isSameAs(worse);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void stopsWhenInterrupted(int threads) {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> sweep(threads, null)).isInstanceOf(CancellationException.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> sweep(0, null)).hasMessageContaining("threads is 0");
    Network large =
        Skies.network("delta:550:53:10000/100/1", LinkRules.defaults(), new SnapshotPlan(1, 1, 1));
    Wave[] waves = new Wave[300_000];
    assertThatThrownBy(() -> new DistanceRows(large, waves))
        .hasMessageContaining("300000 sources x 10000 satellites");
  }

  private void sweep(int threads, Throwable thrown) {
    SnapshotSweep.reduce(
        network,
        SOURCES,
        threads,
        Object::new,
        (sum, rows) -> {
          if (rows.snapshot() == 70 && thrown instanceof RuntimeException e) {
            throw e;
          }
          if (rows.snapshot() == 70 && thrown instanceof Error e) {
            throw e;
          }
        },
        (a, b) -> a);
  }

  private static void add(double[] sum, DistanceRows rows) {
    for (int row = 0; row < rows.sources(); row++) {
      for (int v = 0; v < 66; v++) {
        double ms = rows.flatMs()[rows.rowStart(row) + v];
        sum[row * 66 + v] += ms == Double.POSITIVE_INFINITY ? 1e3 : ms;
      }
    }
  }

  private static double[] plus(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] += b[i];
    }
    return a;
  }
}
