package io.spacemoe.heuristic.slots;

import io.spacemoe.heuristic.Board;
import io.spacemoe.heuristic.PairTable;
import io.spacemoe.heuristic.Search;
import io.spacemoe.heuristic.Seating;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.spi.Answer;
import java.util.Optional;

/**
 * Local search where satellites count slots: first descent by changes and swaps, then exchanges of
 * any length until none helps and the rents prove it.
 */
public final class SlotLocalSearch {
  private final PlacementProblem problem;
  private final Search search;
  private PairTable table;
  private Board board;

  public SlotLocalSearch(PlacementProblem problem, Search search) {
    this.problem = problem;
    this.search = search;
  }

  /** Searches until the optimum is proved or a limit is met. */
  public Answer run() {
    if (search.over()) {
      return search.answer();
    }
    table = new PairTable(problem);
    board = new Board(table);
    Optional<Proof.Shortage> shortage = seat();
    if (shortage.isPresent()) {
      return search.infeasible(shortage.get());
    }
    keep();
    descend();
    exchange();
    return search.answer();
  }

  private Optional<Proof.Shortage> seat() {
    if (search.options().hint().isPresent()) {
      board.moveAll(search.options().hint().get().toArray());
      return Optional.empty();
    }
    Seating seating = new Seating(table, board);
    seating.greedy();
    return seating.seatAll();
  }

  private void keep() {
    search.found(Placement.of(board.toArray()));
  }

  private void descend() {
    boolean improved = true;
    while (improved) {
      improved = false;
      for (int e = 0; e < table.experts; e++) {
        if (search.tick()) {
          keep();
          return;
        }
        improved |= new Descent(table, board).improve(e);
      }
      keep();
    }
  }

  private void exchange() {
    Exchange exchange = new Exchange(table, board);
    Exchange.Outcome outcome;
    do {
      outcome = exchange.search(search::tick);
      keep();
    } while (outcome == Exchange.Outcome.IMPROVED && !search.over());
    search.proved(problem, exchange.rents());
  }
}
