package io.spacemoe.ortools.memory;

import io.spacemoe.ortools.pairs.BestKnown;
import io.spacemoe.ortools.pairs.CandidatePairs;
import io.spacemoe.ortools.pairs.LagrangianRents;
import io.spacemoe.ortools.pairs.PairSearch;
import io.spacemoe.ortools.pairs.StartPlacement;
import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Branch-and-bound of a generalised assignment problem in rounds, each among no more pairs than may
 * still matter.
 *
 * <p>Lagrangian rents bound what a placement that uses a pair can cost ({@link ReducedCostBounds}).
 * The first round takes the most promising pairs alone, the core (Pisinger, Core problems in
 * knapsack algorithms, Operations Research 47, 1999), which yields a good placement soon; later
 * rounds take every pair that some cheaper placement could use, which proves it best. Rounds are
 * limited by the backend's own measure of work, which grows eightfold, so they do not depend on the
 * clock.
 *
 * <p>Where the backend is not exact, because costs had to be rounded to its range or because it
 * computes in floating point, its best placement is noted and excluded, and the search repeated,
 * until its bound is so far above the best cost known that nothing can be missed. A placement that
 * it takes for feasible and is not is excluded by the set of experts that do not fit together.
 */
public final class CoreSearch {
  /** The most pairs, as all may be in the last model. Chosen, not tuned. */
  private static final int MOST_PAIRS = 1 << 21;

  /** Subgradient steps of the rents. Chosen, not tuned. */
  private static final int STEPS = 400;

  /** Pairs in the core for each expert, on average. Chosen, not tuned. */
  private static final int CORE_PAIRS_PER_EXPERT = 3;

  /** A core comes first where all useful pairs are this many times as many. Chosen, not tuned. */
  private static final double CORE_PAYS = 1.6;

  private final String engine;
  private final PairSearch backend;
  private final PlacementProblem problem;
  private final SolveOptions options;
  private final StopSignal stop;
  private final BestKnown best;
  private final CandidatePairs pairs;
  private final long base;
  private final LagrangianRents rents;
  private final ReducedCostBounds prices;
  private final long error;
  private final List<int[]> cuts = new ArrayList<>();

  private CoreSearch(
      String engine,
      PairSearch backend,
      PlacementProblem problem,
      SolveOptions options,
      StopSignal stop,
      Progress progress) {
    this.engine = engine;
    this.backend = backend;
    this.problem = problem;
    this.options = options;
    this.stop = stop;
    this.best = new BestKnown(problem, progress);
    CandidatePairs exactPairs = CandidatePairs.allowed(problem);
    exactPairs.requireAtMost(MOST_PAIRS);
    this.pairs = exactPairs.within(backend.largestCost(problem, exactPairs));
    long sum = 0;
    for (int e = 0; e < pairs.experts(); e++) {
      sum += pairs.cheapest(e);
    }
    this.base = sum;
    this.rents = LagrangianRents.after(STEPS, problem, pairs, stop);
    this.prices = new ReducedCostBounds(problem, pairs, rents);
    this.error = error(backend, pairs);
  }

  /** The answer of an engine to a problem with memory and at least one expert. */
  public static Answer solve(
      String engine,
      PairSearch backend,
      PlacementProblem problem,
      SolveOptions options,
      StopSignal stop,
      Progress progress) {
    return new CoreSearch(engine, backend, problem, options, stop, progress).run();
  }

  /** By how much a bound of the backend may be too high. */
  private static long error(PairSearch backend, CandidatePairs pairs) {
    double error = backend.tolerance() * pairs.largest() * pairs.experts();
    return error < 0.5 ? 0 : (long) Math.ceil(error) + 1;
  }

  private Answer run() {
    options.hint().ifPresent(best::offer);
    StartPlacement.by(rents, problem, pairs, stop).ifPresent(best::offer);
    best.raise(base);
    best.raise(costOf(prices.bound()));
    long level = prices.levelOf(CORE_PAIRS_PER_EXPERT * pairs.experts());
    long effort = 1;
    while (!best.within(targetGap()) && !stop.raised()) {
      long last = lastCheaper();
      boolean whole = level >= last || prices.sizeUpTo(last) < CORE_PAYS * prices.sizeUpTo(level);
      PairSearch.Outcome outcome = round(whole ? last : level, effort);
      boolean misfit = !outcome.last().map(this::fits).orElse(true);
      if (!outcome.complete()) {
        effort *= 8;
      } else if (!whole) {
        level = Math.max(level + 1, prices.bound() + 4 * (level - prices.bound()));
      } else if (best.placement().isEmpty() && !misfit) {
        return Answer.infeasible(Proof.Claim.infeasible(engine));
      } else if (!misfit) {
        outcome.last().ifPresent(cuts::add);
      }
    }
    return answer();
  }

  /** Searches among the pairs whose bound is at most a level, and those of the best placement. */
  private PairSearch.Outcome round(long level, long effort) {
    BitSet needed = new BitSet();
    best.placement().ifPresent(placement -> markPairs(placement, needed));
    CandidatePairs some = pairs.where(k -> prices.bound(k) <= level || needed.get(k));
    PairSearch.Task task =
        new PairSearch.Task(
            problem,
            some,
            best.placement(),
            List.copyOf(cuts),
            effort,
            slack(),
            (int) (options.seed().orElse(0) & Integer.MAX_VALUE),
            options.threads().orElse(1));
    PairSearch.Outcome outcome =
        backend.search(
            task,
            (satelliteOf, bound) -> {
              best.offer(Placement.of(satelliteOf));
              raise(bound, level);
            },
            stop);
    outcome.last().ifPresent(satelliteOf -> best.offer(Placement.of(satelliteOf)));
    raise(outcome.bound(), level);
    return outcome;
  }

  private void markPairs(Placement placement, BitSet marked) {
    for (int e = 0; e < placement.experts(); e++) {
      int k = pairs.pairOf(e, placement.satelliteOf(e));
      if (k >= 0) {
        marked.set(k);
      }
    }
  }

  /** Whether a placement is feasible; where it is not, forbids what does not fit together. */
  private boolean fits(int[] satelliteOf) {
    Evaluation evaluation = problem.evaluate(Placement.of(satelliteOf));
    for (int s : evaluation.overfullSatellites()) {
      cuts.add(tooMuchFor(s, satelliteOf));
    }
    return evaluation.feasible();
  }

  /** The largest tenants of an overfull satellite, just enough of them to overfill it. */
  private int[] tooMuchFor(int satellite, int[] satelliteOf) {
    int[] tenants =
        IntStream.range(0, satelliteOf.length)
            .filter(e -> satelliteOf[e] == satellite)
            .boxed()
            .sorted(Comparator.comparingLong(e -> -problem.demand(e, satellite)))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] cut = new int[satelliteOf.length];
    Arrays.fill(cut, -1);
    long left = problem.room(satellite);
    for (int i = 0; left >= 0; i++) {
      cut[tenants[i]] = satellite;
      left -= problem.demand(tenants[i], satellite);
    }
    return cut;
  }

  /**
   * Raises the bound to what holds for the placements inside a search, for those that use a pair
   * left out of it, and for those cut off because they are known.
   */
  private void raise(long bound, long level) {
    long inside = bound == Long.MAX_VALUE ? bound : bound - error;
    best.raise(costOf(Math.min(inside, level == Long.MAX_VALUE ? level : level + 1)));
  }

  /**
   * The problem's cost for a bound on the sum of pair costs, rounded down where pair costs were;
   * rents that have run away give bounds far below zero.
   */
  private long costOf(long sum) {
    if (sum <= 0) {
      return base;
    }
    return sum >= (Long.MAX_VALUE - base) / pairs.divisor()
        ? Long.MAX_VALUE
        : base + sum * pairs.divisor();
  }

  /** The largest sum of pair costs of a placement that is cheaper than the best one known. */
  private long lastCheaper() {
    return best.placement().isEmpty()
        ? Long.MAX_VALUE
        : Math.floorDiv(best.cost() - 1 - base, pairs.divisor());
  }

  private double targetGap() {
    return options.targetGap().orElse(0);
  }

  private long slack() {
    return (long) (targetGap() * best.bound() / pairs.divisor());
  }

  private Answer answer() {
    if (best.placement().isEmpty()) {
      return Answer.noSolution(stop.reason().orElse(Limit.OTHER), evidence());
    }
    Placement placement = best.placement().get();
    if (best.within(0)) {
      return Answer.optimal(placement, evidence());
    }
    Limit limit = best.within(targetGap()) ? Limit.GAP : stop.reason().orElse(Limit.OTHER);
    return Answer.feasible(placement, limit, evidence());
  }

  private Proof[] evidence() {
    return new Proof[] {Proof.Claim.bound(engine, best.bound()), rents.proof()};
  }
}
