package io.spacemoe.heuristic.expectedmax;

import io.spacemoe.heuristic.Search;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Iterated local search for the expected maximum, in plain Java: from the closed form or the hint,
 * each expert in turn goes where it helps most, to a free satellite or in exchange; when no turn
 * helps, a few random moves and another descent, kept where it is no worse (Lourenço, Martin and
 * Stützle, Iterated Local Search, 2003).
 *
 * <p>An iteration is one expert's turn. Without a time or iteration limit it ends when {@value
 * #PATIENCE} descents in a row brought nothing new.
 */
public final class SlowestExpertSearch implements ExpectedMaxProvider {
  /** Descents without a find after which a search without limits ends. Chosen, not tuned. */
  private static final int PATIENCE = 40;

  /** Random moves between two descents, at most. Chosen, not tuned. */
  private static final int MOST_KICKS = 4;

  /** Improvements below this part of the total are rounding. */
  private static final double ROUNDING = 1e-13;

  /** An addition and a multiplication of {@link MaxKernel}. */
  private static final double SECONDS_A_TERM = 1e-9;

  /** Loads nothing. */
  public SlowestExpertSearch() {}

  @Override
  public String id() {
    return "expected-max-local-search";
  }

  @Override
  public String description() {
    return "Iterated descent by moves and exchanges in plain Java, evaluated where they change";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(
        Capability.ITERATION_LIMIT, Capability.TARGET_GAP, Capability.HINT, Capability.INCUMBENTS);
  }

  /** Two rounds of turns a descent, on every satellite, in every snapshot. */
  @Override
  public double estimatedSeconds(ExpectedMaxProblem problem) {
    double moves = 2.0 * PATIENCE * problem.experts() * problem.satellites();
    return moves * problem.snapshots() * problem.experts() * problem.active() * SECONDS_A_TERM;
  }

  @Override
  public Answer solve(
      ExpectedMaxProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    Search search = new Search(p -> problem.evaluate(p).cost(), options, stop, progress);
    if (!search.over()) {
      search.found(ClosedFormByMean.sorted(problem));
      search.proved(problem.waitAndSee());
      new Run(problem, search).run();
    }
    return search.answer();
  }

  /** One solve. */
  private static final class Run {
    private final Search search;
    private final int experts;
    private final int[] satellites;
    private final LatencyBoard board;
    private final SplittableRandom random;

    Run(ExpectedMaxProblem problem, Search search) {
      this.search = search;
      this.experts = problem.experts();
      this.satellites = UsefulSatellites.of(problem);
      this.board = new LatencyBoard(problem, search.best());
      this.random = new SplittableRandom(search.options().seed().orElse(0));
    }

    void run() {
      descend();
      search.found(board.placement());
      Placement home = board.placement();
      double least = board.total();
      int vain = 0;
      while (!search.over() && !search.givesUp(vain, PATIENCE)) {
        for (int kicks = 2 + random.nextInt(MOST_KICKS - 1); kicks > 0; kicks--) {
          board.move(random.nextInt(experts), satellites[random.nextInt(satellites.length)]);
        }
        descend();
        double change = board.total() - least;
        vain = change < -ROUNDING * least ? 0 : vain + 1;
        if (change <= ROUNDING * least) {
          search.found(board.placement());
          home = board.placement();
          least = board.total();
        } else {
          board.put(home);
        }
      }
    }

    /** Until nobody's turn helps, or a limit is met. */
    private void descend() {
      int content = 0;
      for (int e = random.nextInt(experts); content < experts; e = (e + 1) % experts) {
        if (search.tick()) {
          return;
        }
        content = improve(e) ? 1 : content + 1;
      }
    }

    private boolean improve(int expert) {
      double best = -ROUNDING * board.total();
      int to = -1;
      for (int s : satellites) {
        if (s != board.satelliteOf(expert)) {
          double change = board.change(expert, s);
          if (change < best) {
            best = change;
            to = s;
          }
          if (search.over()) {
            break;
          }
        }
      }
      if (to >= 0) {
        board.move(expert, to);
      }
      return to >= 0;
    }
  }
}
