package io.spacemoe.solver.tck;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Wrong engines, each honest but for one fault. */
final class Liars {
  private Liars() {}

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<Capability> allBut(Capability ability) {
    return EnumSet.complementOf(EnumSet.of(ability));
  }

  /** The cheapest satellite with room for one expert after the other; empty when one is left. */
  private static Optional<Placement> greedy(PlacementProblem problem) {
    long[] left = new long[problem.satellites()];
    Arrays.setAll(left, problem::room);
    int[] satelliteOf = new int[problem.experts()];
    for (int e = 0; e < satelliteOf.length; e++) {
      int best = -1;
      for (int s = 0; s < left.length; s++) {
        boolean fits = problem.allows(e, s) && problem.demand(e, s) <= left[s];
        if (fits && (best < 0 || problem.cost(e, s) < problem.cost(e, best))) {
          best = s;
        }
      }
      if (best < 0) {
        return Optional.empty();
      }
      left[best] -= problem.demand(e, best);
      satelliteOf[e] = best;
    }
    return Optional.of(Placement.of(satelliteOf));
  }

  // 1. Identity

  static class Shouts extends Honest {
    @Override
    public String id() {
      return "SHOUTS";
    }
  }

  static class NamedAtRandom extends Honest {
    @Override
    public String id() {
      return "liar-" + System.identityHashCode(this);
    }
  }

  static class BelongsElsewhere extends Honest {
    @Override
    public String id() {
      return "joint-liar";
    }
  }

  /** It calls itself what another engine is installed as. */
  public static class TakesAName extends Honest {
    @Override
    public String id() {
      return "swap";
    }
  }

  static class LoadsItsBackendAtOnce extends Honest {
    private final org.assertj.core.api.SoftAssertions backend =
        new org.assertj.core.api.SoftAssertions();

    @Override
    public String description() {
      return "Backed by " + backend;
    }
  }

  static class CannotSayWhy extends Honest {
    private boolean asked;

    @Override
    public Optional<String> unavailableBecause() {
      if (!asked) {
        asked = true;
        throw new UnsatisfiedLinkError("no native library");
      }
      return Optional.empty();
    }
  }

  // 2. Abilities

  static class PromisesIncumbents extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      return super.solve(problem, options, stop, Progress.NONE);
    }
  }

  static class TalksUnasked extends Honest {
    @Override
    public Set<Capability> capabilities() {
      return allBut(Capability.INCUMBENTS);
    }
  }

  static class RefusesSlots extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      if (problem.capacity() instanceof Capacity.Slots) {
        throw new RefusedException("slots are hard");
      }
      return super.solve(problem, options, stop, progress);
    }
  }

  static class StopsAtAnyGap extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      return options.targetGap().isPresent()
          ? greedy(problem)
              .map(found -> Answer.feasible(found, Limit.GAP))
              .orElseGet(() -> Answer.noSolution(Limit.GAP))
          : super.solve(problem, options, stop, Progress.NONE);
    }

    @Override
    public Set<Capability> capabilities() {
      return allBut(Capability.INCUMBENTS);
    }
  }

  // 3. Edge sizes

  static class TripsOverNobody extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      if (problem.experts() == 0) {
        throw new ArrayIndexOutOfBoundsException("Index 0 out of bounds for length 0");
      }
      return super.solve(problem, options, stop, progress);
    }
  }

  static class WantsElbowRoom extends Honest {
    @Override
    public Set<Capability> capabilities() {
      return EnumSet.complementOf(EnumSet.of(Capability.PROVES_OPTIMALITY, Capability.INCUMBENTS));
    }

    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      Answer answer = super.solve(problem, options, stop, Progress.NONE);
      return problem.experts() == problem.satellites() && options.hint().isEmpty()
          ? Answer.noSolution(Limit.EXHAUSTED)
          : answer;
    }
  }

  // 4. Feasibility

  static class IgnoresCapacity extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      Answer answer = super.solve(problem, options, stop, progress);
      if (answer.placement().isEmpty() || problem.experts() == 0) {
        return answer;
      }
      int[] crowded = new int[problem.experts()];
      Arrays.fill(crowded, answer.placement().get().satelliteOf(0));
      Placement placement = Placement.of(crowded);
      return problem.evaluate(placement).overfullSatellites().isEmpty()
          ? answer
          : Answer.feasible(placement, Limit.OTHER);
    }
  }

  static class IgnoresForbiddenPairs extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      Answer answer = super.solve(problem, options, stop, progress);
      for (int e = 0; e < problem.experts(); e++) {
        if (answer.placement().isPresent() && !problem.forbidden().of(e).isEmpty()) {
          int[] moved = answer.placement().get().toArray();
          moved[e] = problem.forbidden().of(e).nextSetBit(0);
          return Answer.feasible(Placement.of(moved), Limit.OTHER);
        }
      }
      return answer;
    }
  }

  static class LosesTheLastExpert extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      Answer answer = super.solve(problem, options, stop, progress);
      if (answer.placement().isEmpty() || problem.experts() < 2) {
        return answer;
      }
      int[] all = answer.placement().get().toArray();
      return Answer.feasible(Placement.of(Arrays.copyOf(all, all.length - 1)), Limit.OTHER);
    }
  }

  static class ReportsWishes extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      if (problem.experts() > 1 && problem.capacity() instanceof Capacity.One) {
        progress.placement(Placement.of(new int[problem.experts()]));
      }
      return super.solve(problem, options, stop, progress);
    }
  }

  // 5. Optimality

  static class CallsGreedyOptimal extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      Answer answer = super.solve(problem, options, stop, progress);
      if (!problem.countsSlots() || answer.termination().reason() != Reason.OPTIMAL) {
        return answer;
      }
      if (problem.name().startsWith("huge")) {
        throw new RefusedException("too large for greed");
      }
      return greedy(problem)
          .map(found -> Answer.optimal(found, answer.proofs().get(0)))
          .orElse(answer);
    }
  }

  static class ProvesNothing extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      Answer answer = super.solve(problem, options, stop, progress);
      return answer.termination().reason() == Reason.OPTIMAL && !problem.name().startsWith("huge")
          ? Answer.optimal(
              answer.placement().orElseThrow(), new Proof.Rents(new long[problem.satellites()]))
          : answer;
    }
  }

  static class BoastsABound extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      Answer answer = super.solve(problem, options, stop, progress);
      if (answer.placement().isEmpty() || problem.name().startsWith("huge")) {
        return answer;
      }
      Placement placement = answer.placement().get();
      return Answer.feasible(
          placement,
          Limit.OTHER,
          Proof.Claim.bound("liar", problem.evaluate(placement).cost() + 1));
    }
  }

  static class RunsOutOfTimeAtOnce extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      Answer answer = super.solve(problem, options, stop, progress);
      return answer.placement().isEmpty() || problem.name().startsWith("huge")
          ? answer
          : Answer.feasible(answer.placement().get(), Limit.OTHER);
    }
  }

  // 6. Infeasibility

  static class CriesWolf extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      Answer answer = super.solve(problem, options, stop, progress);
      return problem.name().startsWith("memory-tight") && options.hint().isEmpty()
          ? Answer.infeasible(Proof.Claim.infeasible("liar"))
          : answer;
    }
  }

  static class BlamesOneExpert extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      Answer answer = super.solve(problem, options, stop, progress);
      return answer.termination().reason() == Reason.INFEASIBLE
          ? Answer.infeasible(new Proof.Shortage(0))
          : answer;
    }
  }

  static class GivesUpSilently extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      Answer answer = super.solve(problem, options, stop, progress);
      return answer.termination().reason() == Reason.INFEASIBLE
          ? Answer.noSolution(Limit.EXHAUSTED)
          : answer;
    }
  }

  static class ClaimsAShortage extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      Answer answer = super.solve(problem, options, stop, progress);
      return answer.termination().reason() == Reason.INFEASIBLE
          ? Answer.infeasible(Proof.Claim.infeasible("liar"))
          : answer;
    }
  }

  // 7. Repeatability

  static class LearnsFromTheLastTime extends Honest {
    private final Map<PlacementProblem, Long> seen = new ConcurrentHashMap<>();

    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      return super.solve(problem, options, stop, progress)
          .withIterations(seen.merge(problem, 1L, Long::sum));
    }
  }

  // 8. Concurrency

  static class SharesOneDesk extends Honest {
    private volatile PlacementProblem desk;

    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      desk = problem;
      sleep(1);
      return super.solve(desk, options, stop, progress);
    }
  }

  // 9. Stopping

  static class NeverLooksUp extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      if (problem.name().startsWith("noisy-product") && problem.experts() == 300) {
        sleep(800);
      }
      return super.solve(problem, options, stop, progress);
    }
  }

  static class BlamesTheClock extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      Answer answer = super.solve(problem, options, stop, progress);
      return answer.termination().reason() == Reason.NO_SOLUTION
          ? Answer.noSolution(Limit.TIME)
          : answer;
    }
  }

  // 10. Huge costs

  static class CountsInDoubles extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      long[][] rows = new long[problem.experts()][problem.satellites()];
      for (int e = 0; e < rows.length; e++) {
        for (int s = 0; s < rows[e].length; s++) {
          rows[e][s] = (long) ((double) problem.cost(e, s) * 0.99);
        }
      }
      boolean exact = Arrays.stream(rows).flatMapToLong(Arrays::stream).allMatch(c -> c < 1L << 50);
      return super.solve(
          exact
              ? problem
              : new PlacementProblem(
                  problem.name(),
                  new Costs.Matrix(problem.satellites(), rows),
                  problem.capacity(),
                  problem.forbidden()),
          options,
          stop,
          progress);
    }
  }

  // 11. Transformations

  static class ReadsTheLabels extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      if (problem.countsSlots() || BruteForce.canJudge(problem)) {
        return super.solve(problem, options, stop, progress);
      }
      return greedy(problem)
          .map(
              found ->
                  Answer.optimal(found, Proof.Claim.bound("liar", problem.evaluate(found).cost())))
          .orElseGet(() -> Answer.infeasible(Proof.Claim.infeasible("liar")));
    }
  }

  // 12. Hints and silence

  static class DropsTheHint extends Honest {
    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      Answer answer = super.solve(problem, options, stop, progress);
      return options.hint().isPresent() && stop.raised()
          ? Answer.noSolution(Limit.CANCELLED)
          : answer;
    }
  }

  static class ThinksAloud extends Honest {
    @Override
    @SuppressWarnings("SystemOut")
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      if (problem.name().equals("slack-0-of-1")) {
        System.err.println("WARNING: solving " + problem);
      }
      return super.solve(problem, options, stop, progress);
    }
  }
}
