package io.spacemoe.scenario.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.interfaces.ShortestPathAlgorithm.SingleSourcePaths;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathKernelTest {
  @ParameterizedTest(name = "{0}, survival {1}, offset {2}, processing {3} ms")
  @CsvSource({
    "delta:550:87:1056/33/16, 1, 0, 0",
    "delta:550:87:1056/33/16, 0.8, 0, 0",
    "delta:550:53:1584/72/17, 0.95, 3, 0.1",
    "star:780:86.4:66/6/2, 0.9, 0, 0",
    "star:1200:90:40/5/0, 0.6, -1, 0",
    "delta:630:51.9:1156/34/1, 0.5, 1, 5",
  })
  void agreesWithDijkstra(String notation, double survival, int offset, double processingMs) {
    LinkRules rules =
        new LinkRules(
            OptionalInt.of(offset),
            100,
            processingMs,
            survival,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    Network network =
        new Network(Constellation.parse(notation), rules, new SnapshotPlan(3, 2, 7), 65_536);
    for (int index = 0; index < network.snapshots(); index++) {
      checkAgainstDijkstra(network, network.snapshot(index));
    }
  }

  private static void checkAgainstDijkstra(Network network, Snapshot snapshot) {
    int n = network.satellites();
    DijkstraShortestPath<Integer, DefaultWeightedEdge> dijkstra =
        new DijkstraShortestPath<>(snapshot.toGraph());
    PathKernel kernel = new PathKernel(network);
    kernel.load(snapshot);
    double[] ms = new double[n + 5];
    int[] hops = new int[n + 5];
    for (int source = 0; source < n; source += 1 + n / 7) {
      kernel.run(source, ms, hops, 5);
      SingleSourcePaths<Integer, DefaultWeightedEdge> paths = dijkstra.getPaths(source);
      for (int v = 0; v < n; v++) {
        double expected = paths.getWeight(v);
        if (expected == Double.POSITIVE_INFINITY) {
          assertThat(ms[5 + v]).isEqualTo(expected);
        } else {
          GraphPath<Integer, DefaultWeightedEdge> path = paths.getPath(v);
          assertThat(ms[5 + v]).isCloseTo(expected, within(1e-12 * expected));
          assertThat(hops[5 + v]).isEqualTo(path.getLength());
        }
      }
    }
  }
}
