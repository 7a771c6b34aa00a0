package io.spacemoe.heuristic.halves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.spacemoe.heuristic.OpenPairs;
import io.spacemoe.heuristic.Search;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Soft prices, sets of changes and their halves, against trying everything. */
class MeetInTheMiddleTest {
  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  /** Costs and demands that are against each other, rooms that just hold somebody's placement. */
  private static final class Case {
    final int[] room;
    final OpenPairs pairs;
    final SplittableRandom random;
    final double hidden;

    Case(long seed, int experts, int satellites, int largest) {
      this.random = new SplittableRandom(seed);
      this.room = new int[satellites];
      int[] expert = new int[experts * satellites];
      int[] satellite = new int[expert.length];
      long[] takes = new long[expert.length];
      long[] cost = new long[expert.length];
      double total = 0;
      for (int e = 0; e < experts; e++) {
        int best = e * satellites;
        for (int s = 0; s < satellites; s++) {
          int p = e * satellites + s;
          expert[p] = e;
          satellite[p] = s;
          takes[p] = random.nextInt(1, largest + 1);
          cost[p] = largest + 11L - takes[p] + random.nextInt(-10, 11);
          best = cost[p] + takes[p] < cost[best] + takes[best] ? p : best;
        }
        room[satellite[best]] += (int) takes[best];
        total += cost[best];
      }
      this.hidden = total;
      this.pairs =
          new OpenPairs(
              1, Arrays.stream(room).asLongStream().toArray(), expert, satellite, takes, cost);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void gibbsPricesFillEveryRoomOnAverageAtTheMeanCost(long seed) {
    Case of = new Case(seed, 60, 4, 30);
    GibbsPrices prices = new GibbsPrices(of.pairs, of.room, () -> false);

    assertThat(prices.aim(of.hidden + 40)).isTrue();

    double[] load = new double[of.room.length];
    double mean = 0;
    for (int p = 0; p < of.pairs.size; p++) {
      load[of.pairs.satellite(p)] += prices.share(p) * of.pairs.takes(p);
      mean += prices.share(p) * of.pairs.cost(p);
    }
    assertThat(mean).isCloseTo(of.hidden + 40, within(0.1));
    for (int s = 0; s < load.length; s++) {
      assertThat(load[s]).isCloseTo(of.room[s], within(0.1));
    }
    assertThat(prices.aim(0)).isFalse();
  }

  @Test
  void placementsThatLeaveNoRoomAreAboutAsManyAsTold() {
    int told = 0;
    double total = 0;
    for (long seed : seeds().toArray()) {
      Case of = new Case(seed, 18, 2, 9);
      GibbsPrices prices = new GibbsPrices(of.pairs, of.room, () -> false);
      assertThat(prices.aim(of.hidden + 25)).isTrue();
      double log = prices.logPlacements();
      if (log > 1) {
        told++;
        double off = log - Math.log(placements(of, of.hidden + 25));
        assertThat(off).isBetween(-1.5, 1.5);
        total += off;
      }
    }
    assertThat(told).isGreaterThan(5);
    assertThat(total / told).isBetween(-0.4, 0.4);
  }

  /** How many placements on two satellites leave no room, and cost no more than so much. */
  private static int placements(Case of, double most) {
    int count = 0;
    for (int set = 0; set < 1 << of.pairs.experts; set++) {
      int[] left = of.room.clone();
      double cost = 0;
      for (int e = 0; e < of.pairs.experts; e++) {
        int p = 2 * e + (set >> e & 1);
        left[of.pairs.satellite(p)] -= of.pairs.takes(p);
        cost += of.pairs.cost(p);
      }
      count += left[0] == 0 && left[1] == 0 && cost <= most ? 1 : 0;
    }
    return count;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aJoinHandsOverExactlyTheSetsOfItsGroup(long seed) {
    Case of = new Case(seed, 10, 3, 9);
    GibbsPrices prices = new GibbsPrices(of.pairs, of.room, () -> false);
    prices.aim(of.hidden + 15);
    Halves sides = new Halves(of.pairs, prices, 4, of.random);
    int[] groupOf = of.random.ints(3).toArray();
    Changes changes = new Changes(of.pairs, prices, 30, groupOf, of.random.longs(3).toArray());
    int two = Changes.GRAINS / 2;
    List<Long> fingerprints = new ArrayList<>();
    List<Integer> groups = new ArrayList<>();
    every(
        changes,
        sides.of(0),
        sides.parts(0, new SplittableRandom(seed)),
        two,
        fingerprints,
        groups);
    int wanted = groups.get(of.random.nextInt(groups.size()));
    ChangeSetList[] part = new ChangeSetList[Halves.PARTS];
    boolean[][] among = sides.parts(0, new SplittableRandom(seed));
    for (int k = 0; k < part.length; k++) {
      part[k] = new ChangeSetList(changes, among[k], two, k % 2 == 1);
    }
    FourListJoin join = new FourListJoin(part, Changes.GRAINS, two, wanted);

    List<Long> found = new ArrayList<>();
    join.forEach(
        (count, fingerprint, left, right) -> {
          for (int i = 0; i < count; i++) {
            found.add(fingerprint[i]);
            int[] set = join.changes(left[i], right[i]);
            assertThat(Arrays.stream(set).mapToLong(c -> changes.fingerprint[c]).sum())
                .isEqualTo(fingerprint[i]);
          }
        },
        () -> false);

    List<Long> expected = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i) == wanted) {
        expected.add(fingerprints.get(i));
      }
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(join.sets()).isEqualTo(expected.size());
  }

  /** All sets of changes of a side whose parts' regrets are small enough, two by two and each. */
  private static void every(
      Changes changes,
      boolean[] side,
      boolean[][] part,
      int mostOfTwo,
      List<Long> fingerprints,
      List<Integer> groups) {
    List<int[]> sets = new ArrayList<>(List.of(new int[0]));
    for (int e = 0; e < side.length; e++) {
      int before = sets.size();
      for (int c = 0; side[e] && c < changes.size; c++) {
        for (int i = 0; changes.expert[c] == e && i < before; i++) {
          int[] more = Arrays.copyOf(sets.get(i), sets.get(i).length + 1);
          more[more.length - 1] = c;
          sets.add(more);
        }
      }
    }
    for (int[] set : sets) {
      int[] regret = new int[2];
      int group = 0;
      long fingerprint = 0;
      for (int c : set) {
        boolean right = part[2][changes.expert[c]] || part[3][changes.expert[c]];
        regret[right ? 1 : 0] += changes.regret[c];
        group += changes.group[c];
        fingerprint += changes.fingerprint[c];
      }
      if (regret[0] <= mostOfTwo && regret[1] <= mostOfTwo) {
        fingerprints.add(fingerprint);
        groups.add(group);
      }
    }
  }

  @Test
  void itFindsAPlacementWithoutRoomLeftAndDoesNothingBeforeTheFirst() {
    assumeThat(Runtime.getRuntime().maxMemory()).isGreaterThan(1L << 30);
    Case of = new Case(5, 120, 5, 60);
    Search search =
        new Search(
            placement -> cost(of, placement),
            SolveOptions.defaults(),
            new StopSignal(new Cancellation(), Long.MAX_VALUE),
            Progress.NONE);
    MeetInTheMiddle halves = new MeetInTheMiddle(of.pairs, of.room, search, 1);
    halves.round();
    assertThat(halves.iterations()).isZero();

    int[] start = new int[of.pairs.experts];
    search.found(Placement.of(start));
    long before = search.bestCost();
    long iterations = -1;
    for (int round = 0; round < 4 && halves.iterations() > iterations; round++) {
      iterations = halves.iterations();
      halves.round();
    }

    assertThat(search.bestCost()).isLessThan(before);
    int[] left = of.room.clone();
    int[] found = search.best().toArray();
    for (int e = 0; e < found.length; e++) {
      left[found[e]] -= of.pairs.takes(of.pairs.first(e) + found[e]);
    }
    assertThat(left).containsOnly(0);
  }

  private static long cost(Case of, Placement placement) {
    double cost = 0;
    int[] satellite = placement.toArray();
    for (int e = 0; e < satellite.length; e++) {
      cost += of.pairs.cost(of.pairs.first(e) + satellite[e]);
    }
    return Math.round(cost);
  }
}
