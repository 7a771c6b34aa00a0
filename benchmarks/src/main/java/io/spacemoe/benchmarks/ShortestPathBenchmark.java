package io.spacemoe.benchmarks;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.PathKernel;
import io.spacemoe.scenario.sky.Snapshot;
import io.spacemoe.scenario.sky.SnapshotPlan;
import java.util.concurrent.TimeUnit;
import org.jgrapht.Graph;
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
 * Least latencies from 32 sources in one snapshot of 1,056 satellites: the kernel beside JGraphT's
 * Dijkstra, per source. Before anything is timed both are shown to agree. Beside them what it takes
 * to make the snapshot: positions and link latencies.
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
  private DijkstraShortestPath<Integer, DefaultWeightedEdge> dijkstra;
  private double[] ms;
  private int[] hops;
  private int next;

  /**
   * Makes the snapshot, and checks that kernel and JGraphT give the same latencies from every
   * source.
   */
  @Setup
  public void agree() {
    network =
        new Network(
            Constellation.parse("delta:550:87:1056/33/16"),
            LinkRules.defaults().withLinkSurvival(survival),
            new SnapshotPlan(8, 8, 1),
            65_536);
    Snapshot snapshot = network.snapshot(3);
    kernel = new PathKernel(network);
    kernel.load(snapshot);
    Graph<Integer, DefaultWeightedEdge> graph = snapshot.toGraph();
    dijkstra = new DijkstraShortestPath<>(graph);
    ms = new double[network.satellites()];
    hops = new int[network.satellites()];
    for (int k = 0; k < SOURCES; k++) {
      kernel.run(source(k), ms, hops, 0);
      SingleSourcePaths<Integer, DefaultWeightedEdge> paths = dijkstra.getPaths(source(k));
      for (int s = 0; s < ms.length; s++) {
        double expected = paths.getWeight(s);
        if (ms[s] != expected && !(Math.abs(ms[s] - expected) <= SAME * expected)) {
          throw new IllegalStateException(
              "from %d to %d: kernel %s ms, JGraphT %s ms"
                  .formatted(source(k), s, ms[s], expected));
        }
      }
    }
  }

  private int source(int k) {
    return k * ms.length / SOURCES;
  }

  /** The kernel, per source. */
  @Benchmark
  @OperationsPerInvocation(SOURCES)
  public double[] kernel() {
    for (int k = 0; k < SOURCES; k++) {
      kernel.run(source(k), ms, hops, 0);
    }
    return ms;
  }

  /** JGraphT's DijkstraShortestPath on the exported graph, per source. */
  @Benchmark
  @OperationsPerInvocation(SOURCES)
  public double jgrapht() {
    double sum = 0;
    for (int k = 0; k < SOURCES; k++) {
      sum += dijkstra.getPaths(source(k)).getWeight(0);
    }
    return sum;
  }

  /** One snapshot made from scratch: positions, link latencies, survival draws. */
  @Benchmark
  public Snapshot snapshot() {
    next = (next + 1) % network.snapshots();
    return network.snapshot(next);
  }
}
