package io.spacemoe.heuristic.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.heuristic.Multipliers;
import io.spacemoe.heuristic.OpenPairs;
import io.spacemoe.heuristic.PairTable;
import io.spacemoe.heuristic.Search;
import io.spacemoe.heuristic.memory.LocalSearch;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolveResult.Evidence;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.proof.TreeWriter;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Knapsacks, offers and the tree against trying everything. */
class LagrangianTreeTest {
  private static final int EXPERTS = 7;
  private static final int SATELLITES = 3;
  private static final OfferGrid GRID = new OfferGrid(64, 4, 1L << 50);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aKnapsackIsFilledBestAndLossesAreNeverOverstated(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int room = random.nextInt(10, 40);
    int[] takes = random.ints(9, 0, 11).filter(t -> t <= room).toArray();
    long[] gain = random.longs(takes.length, 1, 900).toArray();
    boolean alike = seed % 3 == 0;
    Arrays.setAll(gain, i -> alike ? 70L * Math.max(1, takes[i]) : gain[i]);
    Integer[] order = new Integer[takes.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order, (a, b) -> Double.compare((double) gain[b] / takes[b], (double) gain[a] / takes[a]));
    Knapsack knapsack = new Knapsack(takes.length);
    knapsack.clear(room, 11);
    for (int i : order) {
      knapsack.add(gain[i], takes[i]);
    }
    long reach = seed % 2 * random.nextLong(400);
    long best = bestGain(order, gain, takes, room, -1, false);
    int weight = 3;
    long outsider = -random.nextLong(200);

    assertThat(knapsack.fill(reach)).isEqualTo(best);
    knapsack.weigh();
    long limit = knapsack.reach() - knapsack.off();

    assertThat(limit).isGreaterThanOrEqualTo(0);
    assertThat(gainTaken(knapsack, order, gain, takes, room)).isEqualTo(best);
    for (int i = 0; i < order.length; i++) {
      long lost = best - bestGain(order, gain, takes, room, i, !knapsack.taken(i));
      boolean in = gain[order[i]] > knapsack.price() * takes[order[i]];
      boolean changed = knapsack.taken(i) != in;
      int side = knapsack.taken(i) ? 1 : -1;
      long lostWithAnother =
          best
              + side * gain[order[i]]
              - bestGain(order, gain, takes, room + side * takes[order[i]], -1, false);
      assertThat(knapsack.loss(i)).isLessThanOrEqualTo(lost);
      assertThat(knapsack.loss(i))
          .isGreaterThanOrEqualTo(Math.min(changed ? lost : lostWithAnother, limit));
    }
    long lost = best - outsider - bestGain(order, gain, takes, room - weight, -1, false);
    assertThat(knapsack.lossOf(outsider, weight)).isBetween(Math.min(lost, limit), lost);
  }

  private static long gainTaken(
      Knapsack knapsack, Integer[] order, long[] gain, int[] takes, int room) {
    long gained = 0;
    int used = 0;
    for (int i = 0; i < order.length; i++) {
      gained += knapsack.taken(i) ? gain[order[i]] : 0;
      used += knapsack.taken(i) ? takes[order[i]] : 0;
    }
    assertThat(used).isLessThanOrEqualTo(room);
    return gained;
  }

  /** The best gain where an item, if any, is in or out; far below all where that cannot be. */
  private static long bestGain(
      Integer[] order, long[] gain, int[] takes, int room, int item, boolean in) {
    long best = -(1L << 40);
    for (int set = 0; set < 1 << order.length; set++) {
      long total = 0;
      int used = 0;
      for (int i = 0; i < order.length; i++) {
        total += (set >> i & 1) * gain[order[i]];
        used += (set >> i & 1) * takes[order[i]];
      }
      if (used <= room && (item < 0 || (set >> item & 1) == 1 == in)) {
        best = Math.max(best, total);
      }
    }
    return best;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void boundsOfPairsExceedNoPlacementThatUsesThem(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PlacementProblem problem = problem(random, 1, 0, 50);
    PairTable table = new PairTable(problem);
    OpenPairs open = open(table);
    OfferBound offers = new OfferBound(open, new Knapsack(EXPERTS), GRID);
    double[] offer = random.doubles(EXPERTS, 0, 60.0 * 64).toArray();
    long above = random.nextLong(20 * GRID.scale());

    double bound = (double) offers.scores(offer, above) / GRID.scale();

    assertThat(bound).isLessThanOrEqualTo(least(problem, -1, -1));
    for (int p = 0; p < open.size; p++) {
      assertThat((double) offers.score(p) / GRID.scale())
          .isLessThanOrEqualTo(least(problem, open.expert(p), open.satellite(p)));
    }
  }

  private static OpenPairs open(PairTable table) {
    int[] expert = new int[EXPERTS * SATELLITES];
    int[] satellite = new int[expert.length];
    long[] demand = new long[expert.length];
    long[] cost = new long[expert.length];
    int pairs = 0;
    for (int e = 0; e < EXPERTS; e++) {
      for (int s = 0; s < SATELLITES; s++) {
        if (table.allows(e, s)) {
          expert[pairs] = e;
          satellite[pairs] = s;
          demand[pairs] = table.demand(e, s);
          cost[pairs++] = table.cost(e, s);
        }
      }
    }
    long[] room = new long[SATELLITES];
    Arrays.setAll(room, table::room);
    return new OpenPairs(
        1,
        room,
        Arrays.copyOf(expert, pairs),
        Arrays.copyOf(satellite, pairs),
        Arrays.copyOf(demand, pairs),
        Arrays.copyOf(cost, pairs));
  }

  /** Where costs differ by less than their rounding adds up to. */
  @ParameterizedTest
  @MethodSource("seeds")
  void theTreeFindsWhatIsCheaperByOne(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PlacementProblem problem = problem(random, 1, 100_000_000_000L, 100_000_000_050L);
    double least = least(problem, -1, -1);
    boolean fits = least < Double.POSITIVE_INFINITY;
    double[] offer = random.doubles(EXPERTS, 6.4e12, 7e12).toArray();
    LagrangianTree tree =
        new LagrangianTree(
            seed % 2 == 0 ? TreeManner.PROVING : TreeManner.LOOKING,
            open(new PairTable(problem)),
            new Knapsack(EXPERTS),
            GRID,
            offer,
            new TreeWriter(EXPERTS, SATELLITES));

    tree.below(fits ? (long) least + 1 : 1_000_000_000_000L);
    tree.search(() -> false);

    assertThat(tree.improved()).isEqualTo(fits);
    if (fits) {
      assertThat(problem.evaluate(Placement.of(tree.found())).cost()).isEqualTo((long) least);
    }
  }

  /** Demands in bytes, with a common divisor that only the search finds. */
  @ParameterizedTest
  @MethodSource("seeds")
  void theSearchEndsWithTheBestPlacementAndItsProof(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PlacementProblem problem = problem(random, 1_234_567_890L, 0, 50);
    double least = least(problem, -1, -1);

    SolveResult result = Solvers.solve(new LocalSearch(), problem, SolveOptions.defaults());

    if (least == Double.POSITIVE_INFINITY) {
      assertThat(result.termination().reason()).isEqualTo(Reason.INFEASIBLE);
    } else {
      assertThat(result.cost()).hasValue((long) least);
      assertThat(result.termination().reason()).isEqualTo(Reason.OPTIMAL);
    }
    assertThat(result.evidence()).isEqualTo(Evidence.CHECKED);
  }

  /** With nothing known to start from. */
  @ParameterizedTest
  @MethodSource("seeds")
  void theTreeAloneFindsWhatCostsTheSameEverywhere(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long dear = 10_000_000_000_000L;
    PlacementProblem problem = problem(random, 1, dear, dear + 1);
    PairTable table = new PairTable(problem);
    Search search = Search.of(problem, SolveOptions.defaults(), StopSignal.never(), Progress.NONE);
    Multipliers prices = Multipliers.of(table, () -> false);
    TreeTurns tree =
        new LagrangianTreeSearch(RootBound.of(problem, table, prices, search).orElseThrow());

    while (tree.improve(1)) {
      assertThat(search.over()).isFalse();
    }

    double least = least(problem, -1, -1);
    assertThat(search.bestCost())
        .isEqualTo(least == Double.POSITIVE_INFINITY ? Long.MAX_VALUE : (long) least);
  }

  private static PlacementProblem problem(
      SplittableRandom random, long unit, long cheapest, long dearest) {
    long[][] demands = new long[EXPERTS][];
    Arrays.setAll(demands, e -> random.longs(SATELLITES, 1, 12).map(d -> d * unit).toArray());
    long[][] rows = new long[EXPERTS][];
    Arrays.setAll(rows, e -> random.longs(SATELLITES, cheapest, dearest).toArray());
    return new PlacementProblem(
        "tight",
        new Costs.Matrix(SATELLITES, rows),
        Capacity.memory(
            random.longs(SATELLITES, 11, 18).map(room -> room * unit + unit / 2).toArray(),
            demands),
        ForbiddenPairs.of(List.of(new int[] {2, 1}, new int[] {4, 0})));
  }

  /** The least cost of a placement that uses a pair, if any is given; infinite for none. */
  private static double least(PlacementProblem problem, int expert, int satellite) {
    double least = Double.POSITIVE_INFINITY;
    int[] satelliteOf = new int[EXPERTS];
    for (int code = 0; code < Math.pow(SATELLITES, EXPERTS); code++) {
      int rest = code;
      for (int e = 0; e < EXPERTS; e++) {
        satelliteOf[e] = rest % SATELLITES;
        rest /= SATELLITES;
      }
      if (expert < 0 || satelliteOf[expert] == satellite) {
        Evaluation seen = problem.evaluate(Placement.of(satelliteOf));
        least = seen.feasible() ? Math.min(least, (double) seen.cost()) : least;
      }
    }
    return least;
  }
}
