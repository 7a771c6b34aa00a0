package io.spacemoe.heuristic;

import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

/** The score of linear costs, kept on a board in O(1) a move. */
final class LinearScorer implements Scorer {
  private final Board board;
  private final long misplacement;

  /** Nobody has settled yet. */
  LinearScorer(PairTable table) {
    board = new Board(table);
    misplacement = Math.max(1, table.largestDemand());
  }

  @Override
  public void settle(int expert, int satellite) {
    board.place(expert, satellite);
  }

  @Override
  public void leave(int expert) {
    board.take(expert);
  }

  @Override
  public HardSoftLongScore score() {
    long hard = board.overload() + board.misplaced() * misplacement;
    return HardSoftLongScore.of(-hard, -board.cost());
  }
}
