package io.spacemoe.heuristic.optaplanner;

import io.spacemoe.heuristic.expectedmax.LatencyBoard;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

/**
 * The score of the expected maximum. OptaPlanner does and undoes every move that it looks at;
 * following that on a board would cost more than the evaluation. So the board stays where the last
 * step ended, and what is a change or a swap away from it is answered by a trial.
 */
final class LatencyScorer implements Scorer {
  /** No satellite. */
  private static final int NOWHERE = -1;

  private final ExpectedMaxProblem problem;
  private final AtomicLong steps;
  private final int[] satelliteOf;
  private final int[] tenants;
  private final int[] touched;
  private final boolean[] isTouched;
  private LatencyBoard board;
  private long seenSteps;
  private int touches;
  private int seated;
  private int crowded;

  /**
   * Nobody has settled yet.
   *
   * @param steps counts the steps that OptaPlanner takes
   */
  LatencyScorer(ExpectedMaxProblem problem, AtomicLong steps) {
    this.problem = problem;
    this.steps = steps;
    this.satelliteOf = new int[problem.experts()];
    this.tenants = new int[problem.satellites()];
    this.touched = new int[problem.experts()];
    this.isTouched = new boolean[problem.experts()];
    this.seenSteps = steps.get();
    Arrays.fill(satelliteOf, NOWHERE);
  }

  @Override
  public void settle(int expert, int satellite) {
    touch(expert);
    satelliteOf[expert] = satellite;
    crowded += tenants[satellite]++ > 0 ? 1 : 0;
    seated++;
  }

  @Override
  public void leave(int expert) {
    if (seenSteps != steps.get()) {
      seenSteps = steps.get();
      follow();
    }
    touch(expert);
    crowded -= --tenants[satelliteOf[expert]] > 0 ? 1 : 0;
    satelliteOf[expert] = NOWHERE;
    seated--;
  }

  private void touch(int expert) {
    if (!isTouched[expert]) {
      isTouched[expert] = true;
      touched[touches++] = expert;
    }
  }

  @Override
  public HardSoftLongScore score() {
    int homeless = satelliteOf.length - seated;
    return crowded > 0 || homeless > 0
        ? HardSoftLongScore.of(-crowded - homeless, 0)
        : HardSoftLongScore.ofSoft(-Math.round(total()));
  }

  private double total() {
    if (board == null) {
      follow();
      return board.total();
    }
    forgetThoseBack();
    int first = touches > 0 ? touched[0] : NOWHERE;
    boolean swap =
        touches == 2
            && satelliteOf[first] == board.satelliteOf(touched[1])
            && satelliteOf[touched[1]] == board.satelliteOf(first);
    boolean change = touches == 1 || swap;
    if (touches > 0 && !change) {
      follow();
    }
    return board.total() + (change ? board.change(first, satelliteOf[first]) : 0);
  }

  /** Those who came back to where the board has them are as if they had never moved. */
  private void forgetThoseBack() {
    int kept = 0;
    for (int i = 0; i < touches; i++) {
      int expert = touched[i];
      isTouched[expert] = satelliteOf[expert] != board.satelliteOf(expert);
      if (isTouched[expert]) {
        touched[kept++] = expert;
      }
    }
    touches = kept;
  }

  /** Brings the board to where everybody is now, if everybody has a satellite alone. */
  private void follow() {
    if (crowded > 0 || seated < satelliteOf.length) {
      return;
    }
    if (board == null) {
      board = new LatencyBoard(problem, Placement.of(satelliteOf));
    }
    for (int i = 0; i < touches; i++) {
      int expert = touched[i];
      if (board.satelliteOf(expert) != satelliteOf[expert]) {
        board.move(expert, satelliteOf[expert]);
      }
    }
    forgetThoseBack();
  }
}
