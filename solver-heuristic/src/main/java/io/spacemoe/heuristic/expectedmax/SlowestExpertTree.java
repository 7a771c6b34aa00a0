package io.spacemoe.heuristic.expectedmax;

import io.spacemoe.heuristic.Search;
import io.spacemoe.heuristic.SortedIndices;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Branch and bound for the expected maximum, exact for a handful of experts: the heaviest expert
 * first, its most promising satellite first.
 *
 * <p>A branch is bounded by wait and see: where the remaining experts could sit in every snapshot
 * if they were free to choose anew, which is again the heaviest on the nearest free satellite. What
 * it proves is its own claim: nobody checks a tree cheaply. An iteration is a branch that was
 * opened.
 */
public final class SlowestExpertTree implements ExpectedMaxProvider {
  /** What files and the command line call it. */
  private static final String ID = "expected-max-branch-and-bound";

  /** Loads nothing. */
  public SlowestExpertTree() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return "Branch and bound over wait-and-see bounds in plain Java; exact for a few experts";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(
        Capability.ITERATION_LIMIT,
        Capability.TARGET_GAP,
        Capability.HINT,
        Capability.INCUMBENTS,
        Capability.PROVES_OPTIMALITY);
  }

  /** The tree may take for ever. */
  @Override
  public double estimatedSeconds(ExpectedMaxProblem problem) {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Answer solve(
      ExpectedMaxProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    Search search = new Search(p -> problem.evaluate(p).cost(), options, stop, progress);
    if (search.over()) {
      return search.answer();
    }
    search.found(ClosedFormByMean.sorted(problem));
    search.proved(problem.waitAndSee());
    boolean complete = !search.over() && new Tree(problem, search).searched();
    Answer answer = search.answer();
    return complete
        ? new Answer(
            Termination.optimal(),
            answer.placement(),
            List.of(Proof.Claim.bound(ID, search.bestCost())),
            answer.iterations())
        : answer;
  }

  /** One solve; experts are numbered from the heaviest. */
  private static final class Tree {
    private final ExpectedMaxProblem problem;
    private final Search search;
    private final int[] expert;
    private final double[] weight;
    private final int[] satellites;
    private final MaxKernel kernel;
    private final double[] states;
    private final double[] term;
    private final double[] latency;
    private final double[] heavy;
    private final int[] satelliteOf;
    private final int[] tenant;

    /** By what part bounds are lowered: more than rounding can take. */
    private final double slack;

    private boolean stopped;

    Tree(ExpectedMaxProblem problem, Search search) {
      this.problem = problem;
      this.search = search;
      expert = ClosedFormByMean.heaviestFirst(problem);
      weight = Arrays.stream(expert).mapToDouble(problem::weight).toArray();
      satellites = UsefulSatellites.of(problem);
      kernel = new MaxKernel(weight, problem.active());
      states = new double[(expert.length + 1) * kernel.stride()];
      kernel.begin(states);
      term = new double[expert.length];
      latency = new double[expert.length];
      heavy = new double[expert.length];
      satelliteOf = new int[expert.length];
      tenant = new int[problem.satellites()];
      Arrays.fill(tenant, -1);
      slack = 8.0 * (expert.length + problem.snapshots()) * Math.ulp(1.0);
    }

    /** Whether every branch was searched or could hold nothing better. */
    boolean searched() {
      open(0);
      return !stopped;
    }

    private void open(int depth) {
      if (depth == expert.length) {
        search.found(Placement.of(satelliteOf));
        return;
      }
      if (search.tick()) {
        stopped = true;
        return;
      }
      int branches = 0;
      int[] branch = new int[satellites.length];
      long[] bound = new long[satellites.length];
      for (int s : satellites) {
        if (tenant[s] < 0 && !beatsAHeavier(depth, s)) {
          branch[branches] = s;
          bound[branches++] = boundWith(depth, s);
        }
      }
      for (int i : SortedIndices.ascending(Arrays.copyOf(bound, branches))) {
        if (bound[i] < search.bestCost() && !stopped) {
          satelliteOf[expert[depth]] = branch[i];
          tenant[branch[i]] = depth;
          open(depth + 1);
          tenant[branch[i]] = -1;
        }
      }
    }

    /** An expert on a satellite that beats a heavier one's had better change places with it. */
    private boolean beatsAHeavier(int depth, int satellite) {
      for (int k = 0; k < depth; k++) {
        if (UsefulSatellites.beats(problem, satellite, satelliteOf[expert[k]])) {
          return true;
        }
      }
      return false;
    }

    /** A lower bound on all placements of this branch, with one more expert seated. */
    private long boundWith(int depth, int satellite) {
      tenant[satellite] = depth;
      double total = 0;
      for (int t = 0; t < problem.snapshots(); t++) {
        int position = 0;
        int free = depth + 1;
        for (int r = 0; position < expert.length; r++) {
          int s = problem.satelliteAt(t, r);
          if (tenant[s] >= 0 || free < expert.length) {
            latency[position] = problem.latencyNs(t, s);
            heavy[position++] = weight[tenant[s] >= 0 ? tenant[s] : free++];
          }
        }
        kernel.fill(states, latency, heavy, term, 0, position);
        for (double one : term) {
          total += one;
        }
      }
      tenant[satellite] = -1;
      return Math.round(total * (1 - slack));
    }
  }
}
