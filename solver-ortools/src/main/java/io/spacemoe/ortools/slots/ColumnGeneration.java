package io.spacemoe.ortools.slots;

import io.spacemoe.ortools.pairs.BestKnown;
import io.spacemoe.ortools.pairs.CandidatePairs;
import io.spacemoe.ortools.pairs.PairSearch;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.List;

/**
 * Branch-and-bound of a problem that counts slots, in rounds among {@link ActivePairs}: each ends
 * with a best placement among them and the rents that prove it, until no other pair is worth
 * joining. So a model holds a few thousand pairs where the problem has hundreds of thousands.
 *
 * <p>Costs are as coarse as the backend likes them; the last answer is made exact. Rounds are
 * limited by the backend's own measure of work, which grows eightfold, so they do not depend on the
 * clock.
 */
public final class ColumnGeneration {
  /** The most candidate pairs: rounds hold few of them. Chosen, not tuned. */
  private static final int MOST_PAIRS = 1 << 23;

  private final PairSearch backend;
  private final PlacementProblem problem;
  private final SolveOptions options;
  private final StopSignal stop;
  private final BestKnown best;
  private final CandidatePairs exactPairs;
  private final CandidatePairs pairs;
  private final ActivePairs active;
  private Proof.Rents proof;
  private long effort = 1;

  private ColumnGeneration(
      PairSearch backend,
      PlacementProblem problem,
      SolveOptions options,
      StopSignal stop,
      Progress progress) {
    this.backend = backend;
    this.problem = problem;
    this.options = options;
    this.stop = stop;
    this.best = new BestKnown(problem, progress);
    this.exactPairs = CandidatePairs.undominated(problem);
    exactPairs.requireAtMost(MOST_PAIRS);
    this.pairs = exactPairs.within(backend.largestCost(problem, exactPairs));
    this.active = new ActivePairs(problem, pairs, stop);
    this.proof = active.firstProof();
  }

  /** The answer to a feasible problem with at least one expert. */
  public static Answer solve(
      PairSearch backend,
      PlacementProblem problem,
      SolveOptions options,
      StopSignal stop,
      Progress progress) {
    return new ColumnGeneration(backend, problem, options, stop, progress).run();
  }

  private Answer run() {
    options.hint().ifPresent(best::offer);
    active.start().ifPresent(best::offer);
    best.raise(boundOf(proof));
    while (!best.within(options.targetGap().orElse(0)) && !stop.raised()) {
      CandidatePairs some = active.active();
      PairSearch.Outcome outcome = round(some);
      outcome.last().ifPresent(satelliteOf -> best.offer(Placement.of(satelliteOf)));
      if (!outcome.complete()) {
        effort *= 8;
      } else if (outcome.last().isPresent()) {
        long[] rents = rentsOf(some, outcome.last().get());
        learn(rents);
        if (!active.join(rents, 0)) {
          return SlotAnswers.nearly(problem, exactPairs, best.placement().orElseThrow(), proof);
        }
      } else if (!active.joinAll()) {
        throw new SolverFailureException(
            "the backend finds no placement of %s, but there is no shortage".formatted(problem));
      }
    }
    return answer();
  }

  private PairSearch.Outcome round(CandidatePairs some) {
    PairSearch.Task task =
        new PairSearch.Task(
            problem,
            some,
            best.placement(),
            List.of(),
            effort,
            0,
            (int) (options.seed().orElse(0) & Integer.MAX_VALUE),
            options.threads().orElse(1));
    return backend.search(
        task, (satelliteOf, bound) -> best.offer(Placement.of(satelliteOf)), stop);
  }

  /** The rents of a best placement among some pairs; repaired where floating point fell short. */
  private long[] rentsOf(CandidatePairs some, int[] satelliteOf) {
    return RentsFromPlacement.of(problem, some, satelliteOf)
        .orElseGet(
            () -> {
              long[] none = new long[problem.satellites()];
              int[] repaired = new PlacementRepair(problem, some, satelliteOf, none).satelliteOf();
              best.offer(Placement.of(repaired));
              return RentsFromPlacement.of(problem, some, repaired).orElseThrow();
            });
  }

  /** Keeps rents as the proof where they prove more than those before. */
  private void learn(long[] rents) {
    long[] inCostUnits = new long[rents.length];
    for (int s = 0; s < rents.length; s++) {
      inCostUnits[s] = rents[s] * pairs.divisor();
    }
    Proof.Rents offered = new Proof.Rents(inCostUnits);
    long bound = boundOf(offered);
    if (bound > boundOf(proof)) {
      proof = offered;
      best.raise(bound);
    }
  }

  private long boundOf(Proof.Rents rents) {
    return rents.bound(problem).orElseThrow();
  }

  private Answer answer() {
    if (best.placement().isEmpty()) {
      return Answer.noSolution(stop.reason().orElse(Limit.OTHER), proof);
    }
    Placement placement = best.placement().get();
    if (best.within(0)) {
      return Answer.optimal(placement, proof);
    }
    Limit limit =
        best.within(options.targetGap().orElse(0)) ? Limit.GAP : stop.reason().orElse(Limit.OTHER);
    return Answer.feasible(placement, limit, proof);
  }
}
