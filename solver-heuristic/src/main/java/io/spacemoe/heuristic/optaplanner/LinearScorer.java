package io.spacemoe.heuristic.optaplanner;

import io.spacemoe.heuristic.Board;
import io.spacemoe.heuristic.PairTable;
import io.spacemoe.heuristic.Search;
import io.spacemoe.solver.Placement;
import java.util.concurrent.atomic.AtomicLong;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

/**
 * The score of linear costs, kept on a board in O(1) a move.
 *
 * <p>Where satellites have memory, room demanded beyond it is fined in the cost's own unit, so that
 * the search may pass through overfull placements on its way between tightly packed ones (strategic
 * oscillation; Glover 1977). OptaPlanner's best score is then not the best feasible one: whatever
 * feasible placement comes by is reported from here.
 */
final class LinearScorer implements Scorer {
  private final Board board;
  private final Fines fines;
  private final long misplacement;
  private final Search search;
  private final AtomicLong steps;
  private long seenSteps;
  private long fined;
  private double factor = 1;

  /**
   * Nobody has settled yet.
   *
   * @param fines what room beyond a satellite's memory costs
   * @param search hears of feasible placements
   * @param steps counts the steps that OptaPlanner takes
   */
  LinearScorer(PairTable table, Fines fines, Search search, AtomicLong steps) {
    this.steps = steps;
    this.seenSteps = steps.get();
    this.board = new Board(table);
    this.fines = fines;
    this.misplacement = Math.max(1, table.largestDemand());
    this.search = search;
  }

  @Override
  public void settle(int expert, int satellite) {
    long before = overload(satellite);
    board.place(expert, satellite);
    fine(satellite, overload(satellite) - before);
  }

  @Override
  public void leave(int expert) {
    if (seenSteps != steps.get()) {
      seenSteps = steps.get();
      factor = fines.after(factor, search.bestCost() < Long.MAX_VALUE);
    }
    int satellite = board.satelliteOf(expert);
    long before = overload(satellite);
    board.take(expert);
    fine(satellite, overload(satellite) - before);
  }

  private long overload(int satellite) {
    return Math.max(0, -board.left(satellite));
  }

  private void fine(int satellite, long units) {
    fined += fines.levied() ? fines.perUnit()[satellite] * units : 0;
  }

  @Override
  public HardSoftLongScore score() {
    long misplaced = board.misplaced() * misplacement;
    if (!fines.levied()) {
      return HardSoftLongScore.of(-board.overload() - misplaced, -board.cost());
    }
    if (board.cost() < search.bestCost() && board.feasible()) {
      search.found(Placement.of(board.toArray()));
    }
    return HardSoftLongScore.of(
        -misplaced, -board.cost() * fines.scale() - Math.round(factor * fined));
  }
}
