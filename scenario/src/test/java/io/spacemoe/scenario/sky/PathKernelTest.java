package io.spacemoe.scenario.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.jgrapht.alg.interfaces.ShortestPathAlgorithm.SingleSourcePaths;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathKernelTest {
  @ParameterizedTest(name = "{0}, survival {1}, offset {2}, processing {3} ms")
  @CsvSource({
    "delta:550:87:1056/33/16, 1, 0, 0",
    "delta:550:87:1056/33/16, 0.8, 0, 0",
    "delta:550:87:1056/33/16, 0.55, 0, 0",
    "delta:550:53:1584/72/17, 0.95, 3, 0.1",
    "star:780:86.4:66/6/2, 0.9, 0, 0",
    "star:1200:90:40/5/0, 0.6, -1, 0",
    "star:1200:90:400/20/0, 1, 0, 0",
    "delta:630:51.9:1156/34/1, 0.5, 1, 5",
    "delta:20000:55:6/6/1, 0.9, 0, 0",
    "delta:20000:55:6/2/1, 0.9, 1, 0",
    "delta:20000:55:4/2/0, 1, 0, 0",
    "delta:20000:55:2/1/0, 1, 0, 0",
    "delta:20000:55:1/1/0, 1, 0, 0",
  })
  void agreesWithDijkstra(String notation, double survival, int offset, double processingMs) {
    LinkRules rules = Skies.rules(OptionalInt.of(offset), survival, processingMs);
    Network network = Skies.network(notation, rules, new SnapshotPlan(2, 3, 7));
    for (int index = 0; index < network.snapshots(); index++) {
      checkAgainstDijkstra(network, network.snapshot(index));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delta:550:53:70/7/3",
        "star:550:53:63/9/0",
        "delta:550:53:8/2/1",
        "delta:550:53:400/20/7"
      })
  void agreesWithDijkstraOnVeryUnequalLinks(String notation) {
    Network network = Skies.network(notation, LinkRules.defaults(), new SnapshotPlan(1, 1, 1));
    for (int seed = 0; seed < 40; seed++) {
      checkAgainstDijkstra(network, unequal(network, seed, 4));
    }
  }

  @Test
  void takesTheHeapOnlyWhereItMust() {
    LinkRules rules = LinkRules.defaults().withLinkSurvival(0.8);
    Network network = Skies.network("delta:550:87:1056/33/16", rules, new SnapshotPlan(20, 1, 1));
    PathKernel kernel = new PathKernel(network);
    double[] ms = new double[1056];
    Wave wave = new Wave(network, 500);
    for (int index = 0; index < network.snapshots(); index++) {
      kernel.load(network.snapshot(index));
      kernel.run(wave, ms, 0);
      assertThat(kernel.usedHeap()).isFalse();
    }
    int heaps = 0;
    for (int seed = 0; seed < 10; seed++) {
      kernel.load(unequal(network, seed, 6));
      kernel.run(wave, ms, 0);
      heaps += kernel.usedHeap() ? 1 : 0;
    }
    assertThat(heaps).isPositive();
  }

  @Test
  void refusesWhatDoesNotBelong() {
    SnapshotPlan plan = new SnapshotPlan(1, 1, 1);
    Network network = Skies.network("star:780:86.4:66/6/2", LinkRules.defaults(), plan);
    Network twin = Skies.network("star:780:86.4:66/6/2", LinkRules.defaults(), plan);
    PathKernel kernel = new PathKernel(network);
    Wave wave = new Wave(network, 0);
    assertThatThrownBy(() -> kernel.run(wave, new double[66], 0))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> kernel.load(twin.snapshot(0))).hasMessageContaining("another network");
    assertThatThrownBy(() -> new Wave(network, 66)).hasMessageContaining("satellites 0 to 65");
  }

  /** A snapshot whose links differ by this many powers of ten; every eighth is out. */
  private static Snapshot unequal(Network network, int seed, double decades) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[] linksMs = new double[network.links()];
    for (int link = 0; link < network.links(); link++) {
      boolean out = random.nextInt(8) == 0;
      double ms = Math.pow(10, decades * random.nextDouble() - 2);
      linksMs[link] = out ? Double.POSITIVE_INFINITY : ms;
    }
    return new Snapshot(network, 0, 0, linksMs);
  }

  private static void checkAgainstDijkstra(Network network, Snapshot snapshot) {
    int n = network.satellites();
    DijkstraShortestPath<Integer, DefaultWeightedEdge> dijkstra =
        new DijkstraShortestPath<>(snapshot.toGraph());
    int[] sources = IntStream.range(0, n).filter(v -> v % (1 + n / 7) == 0).toArray();
    Wave[] waves = Arrays.stream(sources).mapToObj(v -> new Wave(network, v)).toArray(Wave[]::new);
    DistanceRows rows = new DistanceRows(network, waves);
    rows.compute(snapshot);
    for (int row = 0; row < sources.length; row++) {
      SingleSourcePaths<Integer, DefaultWeightedEdge> paths = dijkstra.getPaths(sources[row]);
      for (int v = n - 1; v >= 0; v--) {
        double expected = paths.getWeight(v);
        if (expected == Double.POSITIVE_INFINITY) {
          assertThat(rows.ms(row, v)).isEqualTo(expected);
          assertThat(rows.hops(row, v)).isEqualTo(-1);
        } else {
          assertThat(rows.ms(row, v)).isCloseTo(expected, within(1e-12 * expected));
          assertThat(rows.hops(row, v)).isEqualTo(paths.getPath(v).getLength());
        }
      }
    }
  }
}
