package io.spacemoe.benchmarks;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.PathKernel;
import io.spacemoe.scenario.sky.Snapshot;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.sky.Wave;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jgrapht.alg.interfaces.ShortestPathAlgorithm.SingleSourcePaths;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Least latencies from 32 sources in eight snapshots of 1,056 satellites, in turn: the kernel
 * beside JGraphT's Dijkstra, per source. Before anything is timed both are shown to agree. Beside
 * them what it takes to make a snapshot: positions and link latencies.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ShortestPathBenchmark {
  private static final int SOURCES = 32;
  private static final double SAME = 1e-12;

  /** The probability that a link survives; JMH sets it. */
  @Param({"1", "0.8"})
  public double survival;

  private Network network;
  private PathKernel kernel;
  private Wave[] waves;
  private Snapshot[] snapshots;
  private List<DijkstraShortestPath<Integer, DefaultWeightedEdge>> dijkstra;
  private double[] ms;
  private int next;

  /**
   * Makes the snapshots, and checks that kernel and JGraphT give the same latencies from every
   * source in each.
   */
  @Setup
  public void agree() {
    network =
        new Network(
            Constellation.parse("delta:550:87:1056/33/16"),
            LinkRules.defaults().withLinkSurvival(survival),
            new SnapshotPlan(8, 1, 1),
            65_536);
    int satellites = network.satellites();
    kernel = new PathKernel(network);
    waves = new Wave[SOURCES];
    Arrays.setAll(waves, k -> new Wave(network, k * satellites / SOURCES));
    snapshots = new Snapshot[network.snapshots()];
    Arrays.setAll(snapshots, network::snapshot);
    dijkstra = new ArrayList<>();
    ms = new double[satellites];
    for (Snapshot snapshot : snapshots) {
      dijkstra.add(new DijkstraShortestPath<>(snapshot.toGraph()));
      kernel.load(snapshot);
      for (Wave wave : waves) {
        kernel.run(wave, ms, 0);
        agree(wave, dijkstra.get(snapshot.index()).getPaths(wave.source()));
      }
    }
  }

  private void agree(Wave wave, SingleSourcePaths<Integer, DefaultWeightedEdge> paths) {
    for (int s = 0; s < ms.length; s++) {
      double expected = paths.getWeight(s);
      if (ms[s] != expected && !(Math.abs(ms[s] - expected) <= SAME * expected)) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "from %d to %d: kernel %s ms, JGraphT %s ms",
                wave.source(),
                s,
                ms[s],
                expected));
      }
    }
  }

  private int turn() {
    next = (next + 1) % snapshots.length;
    return next;
  }

  /** The kernel, per source; turning to the snapshot is counted. */
  @Benchmark
  @OperationsPerInvocation(SOURCES)
  public double[] kernel() {
    kernel.load(snapshots[turn()]);
    for (Wave wave : waves) {
      kernel.run(wave, ms, 0);
    }
    return ms;
  }

  /** JGraphT's DijkstraShortestPath on the exported graph, per source. */
  @Benchmark
  @OperationsPerInvocation(SOURCES)
  public double jgrapht() {
    DijkstraShortestPath<Integer, DefaultWeightedEdge> paths = dijkstra.get(turn());
    double sum = 0;
    for (Wave wave : waves) {
      sum += paths.getPaths(wave.source()).getWeight(0);
    }
    return sum;
  }

  /** One snapshot made from scratch: link latencies, survival draws and positions. */
  @Benchmark
  public double snapshot() {
    Snapshot made = network.snapshot(turn());
    return made.positionsKm()[next] + made.linkMs(next);
  }
}
