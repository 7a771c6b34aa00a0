package io.spacemoe.benchmarks;

import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.scheme.RingSubnets;
import io.spacemoe.scenario.scheme.Subnet;
import io.spacemoe.scenario.sky.LinkRows;
import io.spacemoe.scenario.sky.Network;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The expected path latencies of a whole scenario from nothing: every snapshot's geometry, the
 * shortest paths from all gateways, and the mean.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class LatencyTableBenchmark {
  /** A bundled scenario; JMH sets it. */
  @Param("paper-delta-1056")
  public String scenario;

  /** How many snapshots are worked on at once; JMH sets it. */
  @Param({"1", "2"})
  public int threads;

  private Scenario asked;
  private int[] gateways;

  /**
   * Reads the scenario, and checks that the table has the same bits on one and on several threads.
   */
  @Setup
  public void agree() {
    asked = ScenarioFiles.open(scenario);
    gateways =
        RingSubnets.of(
                LinkRows.of(asked.constellation(), asked.links()), asked.model(), asked.rooms())
            .stream()
            .mapToInt(Subnet::centre)
            .toArray();
    if (!Arrays.equals(table(1).data, table(3).data)) {
      throw new IllegalStateException("the table depends on the number of threads");
    }
  }

  /** Layers x satellites, in ms. */
  @Benchmark
  public DMatrixRMaj table() {
    return table(threads);
  }

  private DMatrixRMaj table(int onThreads) {
    Network network =
        new Network(
            asked.constellation(),
            asked.links(),
            asked.snapshots(),
            asked.model().hiddenStateBits());
    return asked.pathLatency().expected(network, gateways, onThreads);
  }
}
