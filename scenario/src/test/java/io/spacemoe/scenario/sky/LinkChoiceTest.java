package io.spacemoe.scenario.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.MeanHops;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links other than the +Grid with four terminals: an open or a closed seam, bricks, lists. */
class LinkChoiceTest {
  private static final SnapshotPlan PLAN = new SnapshotPlan(3, 2, 5);

  @ParameterizedTest
  @CsvSource({
    "delta:550:53:48/6/2, false, 90",
    "delta:550:53:48/6/2, true, 96",
    "delta:550:53:48/6/2, , 96",
    "star:550:87:48/6/2, , 88",
    "star:550:87:48/6/2, true, 96",
  })
  void crossSeamOpensADeltaAndClosesAStar(String notation, Boolean crossSeam, int links) {
    LinkRules rules =
        LinkRules.defaults().withGrid(Optional.ofNullable(crossSeam), LinkRules.GRID_TERMINALS);
    int expected = notation.startsWith("delta") && Boolean.FALSE.equals(crossSeam) ? 88 : links;
    assertThat(Skies.network(notation, rules, PLAN).links()).isEqualTo(expected);
  }

  /** With the length of the textbook's positions, also between planes that meet head on. */
  @ParameterizedTest
  @CsvSource({"star:780:86.4:66/6/2, 0", "star:1200:60:40/5/3, 2", "delta:1200:60:40/5/3, -1"})
  void everyListedLinkIsAsLongAsItsEndsAreApart(String notation, int offset) {
    WalkerConstellation sky = Constellation.parse(notation);
    int n = sky.satellites();
    int[][] pairs =
        IntStream.range(0, n)
            .boxed()
            .flatMap(a -> IntStream.range(a + 1, n).mapToObj(b -> new int[] {b, a}))
            .toArray(int[][]::new);
    LinkRules rules =
        new LinkRules(
                OptionalInt.of(offset),
                1e9,
                0,
                1,
                OptionalDouble.of(1e5),
                OptionalDouble.empty(),
                OptionalDouble.empty())
            .withList(new LinkList("pairs", pairs));
    Network network = new Network(sky, rules, PLAN, 0);
    assertThat(network.links()).isEqualTo(n * (n - 1) / 2);
    for (int index = 0; index < network.snapshots(); index++) {
      Snapshot snapshot = network.snapshot(index);
      for (int link = 0; link < network.links(); link++) {
        double km =
            Skies.distance(sky, network.linkA(link), network.linkB(link), snapshot.timeSeconds());
        assertThat(snapshot.linkMs(link)).isCloseTo(km / 299.792458, within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "delta:550:87:1056/33/16, 0, 1",
    "delta:550:53:84/7/4, 3, 0.8",
    "star:780:86.4:66/6/2, -1, 0.8"
  })
  void theListOfAGridIsTheGrid(String notation, int offset, double survival) {
    LinkRules rules = Skies.rules(OptionalInt.of(offset), survival, 0.1);
    Network grid = Skies.network(notation, rules, PLAN);
    List<int[]> pairs = new ArrayList<>();
    for (int link = 0; link < grid.links(); link++) {
      pairs.add(
          link % 2 == 0
              ? new int[] {grid.linkA(link), grid.linkB(link)}
              : new int[] {grid.linkB(link), grid.linkA(link)});
    }
    Collections.shuffle(pairs, new Random(3));
    Network listed =
        Skies.network(
            notation, rules.withList(new LinkList("isls.txt", pairs.toArray(int[][]::new))), PLAN);
    for (int index = 0; index < grid.snapshots(); index++) {
      DistanceRows[] rows = {rows(grid, index), rows(listed, index)};
      assertThat(rows[1].flatMs()).isEqualTo(rows[0].flatMs());
    }
  }

  private static DistanceRows rows(Network network, int index) {
    DistanceRows rows =
        new DistanceRows(network, new Wave[] {new Wave(network, 0), new Wave(network, 40)});
    rows.compute(network.snapshot(index));
    return rows;
  }

  @ParameterizedTest
  @CsvSource({"delta:550:53:48/6/2, 0", "delta:550:53:56/7/2, 1", "star:550:87:56/7/0, 0"})
  void threeTerminalsMakeBricks(String notation, int offset) {
    WalkerConstellation sky = Constellation.parse(notation);
    LinkRules rules = Skies.rules(OptionalInt.of(offset), 1, 0).withGrid(Optional.empty(), 3);
    rules.checkFits(sky);
    Network network = new Network(sky, rules, PLAN, 1);
    int[] ends = new int[sky.satellites()];
    Set<Set<Integer>> planes = new HashSet<>();
    for (int link = 0; link < network.links(); link++) {
      ends[network.linkA(link)]++;
      ends[network.linkB(link)]++;
      planes.add(
          new HashSet<>(
              Arrays.asList(sky.planeOf(network.linkA(link)), sky.planeOf(network.linkB(link)))));
    }
    boolean closed = notation.startsWith("delta");
    assertThat(ends).contains(3).doesNotContain(4, 0, 1);
    assertThat(Arrays.stream(ends).filter(count -> count == 2).count())
        .isEqualTo(closed ? 0 : sky.satellitesPerPlane());
    assertThat(planes).hasSize(2 * sky.planes() - (closed ? 0 : 1));
  }

  /** 72 planes with an odd phasing cannot close, nor can an odd number of slots. */
  @ParameterizedTest
  @CsvSource({
    "delta:550:53:1584/72/17, , 72 planes",
    "delta:550:53:1584/72/39, , 72 planes",
    "delta:550:53:1584/72/18, ,",
    "delta:550:53:1584/72/17, false,",
    "delta:550:53:35/5/1, , 7 in a plane",
  })
  void bricksMustClose(String notation, Boolean crossSeam, String problem) {
    LinkRules rules = LinkRules.defaults().withGrid(Optional.ofNullable(crossSeam), 3);
    Constellation sky = Constellation.parse(notation);
    if (problem == null) {
      rules.checkFits(sky);
    } else {
      assertThatThrownBy(() -> rules.checkFits(sky))
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("links.terminals")
          .hasMessageContaining(problem);
    }
  }

  /**
   * Between random satellites a brick wall takes about half as many hops more as a square grid: the
   * mean from one satellite of 72 x 22 to all, itself among them. On the grid that is the least
   * over ways round the planes, each of which turns slots by the phasing.
   */
  @Test
  void threeTerminalsTakeAboutHalfAsManyHopsMore() {
    LinkRules four = LinkRules.defaults();
    double hops = meanHops(four);
    double bricks = meanHops(four.withGrid(Optional.empty(), 3));
    assertThat(hops).isCloseTo(37_156 / 1584.0, within(1e-9));
    assertThat(bricks / hops - 1).isCloseTo(0.56, within(0.005));
  }

  private static double meanHops(LinkRules rules) {
    Network network = Skies.network("delta:550:53:1584/72/18", rules, PLAN);
    Grid grid = network.grid();
    int[] hops = new int[network.satellites()];
    Arrays.fill(hops, -1);
    List<Integer> order = new ArrayList<>(List.of(0));
    hops[0] = 0;
    for (int i = 0; i < order.size(); i++) {
      int v = order.get(i);
      for (int place = v << grid.shift(); place < (v + 1) << grid.shift(); place++) {
        int u = grid.neighbours()[place];
        if (hops[u] < 0) {
          hops[u] = hops[v] + 1;
          order.add(u);
        }
      }
    }
    double toOthers = Arrays.stream(hops).sum() / (hops.length - 1.0);
    assertThat(MeanHops.of(network).orElseThrow()).isCloseTo(toOthers, within(1e-9));
    return Arrays.stream(hops).average().orElseThrow();
  }

  /** A star of links with one busy hub, and two islands: nobody reaches the other island. */
  @Test
  void hubsAndIslandsAreReachedAsTheyShould() {
    int[][] pairs = new int[18][];
    for (int i = 0; i < 15; i++) {
      pairs[i] = new int[] {20, i};
    }
    pairs[15] = new int[] {30, 31};
    pairs[16] = new int[] {31, 32};
    pairs[17] = new int[] {0, 1};
    LinkRules rules =
        new LinkRules(
                OptionalInt.of(0),
                100,
                0,
                1,
                OptionalDouble.of(1e5),
                OptionalDouble.empty(),
                OptionalDouble.empty())
            .withList(new LinkList("hub", pairs));
    Network network = Skies.network("delta:550:53:36/6/1", rules, PLAN);
    DistanceRows rows =
        new DistanceRows(network, new Wave[] {new Wave(network, 3), new Wave(network, 31)});
    rows.compute(network.snapshot(1));
    assertThat(rows.hops(0, 14)).isEqualTo(2);
    assertThat(rows.hops(0, 20)).isEqualTo(1);
    assertThat(rows.ms(0, 31)).isInfinite();
    assertThat(rows.hops(0, 31)).isEqualTo(-1);
    assertThat(rows.ms(1, 30)).isFinite();
    assertThat(rows.ms(1, 3)).isInfinite();
    assertThat(rows.ms(0, 35)).isInfinite();
  }
}
