package io.spacemoe.assignment;

import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Optional;

/**
 * Assignment with any costs: shortest augmenting paths over each expert's cheapest satellites only,
 * after which all other pairs are priced with the rents found; those that are too cheap join, and
 * the search goes on (sparse candidates with pricing: Jonker and Volgenant, A shortest augmenting
 * path algorithm for dense and sparse linear assignment problems, Computing 38, 1987).
 */
final class MatrixAssignment implements Method {
  private static final int MAX_ROUNDS = 20;

  private final CostRows rows;
  private final Market market;
  private final MatrixMoves moves;
  private final PathSearch search;

  MatrixAssignment(PlacementProblem problem) {
    int[] slots = Tenancy.slots(problem);
    rows = new CostRows(problem, slots);
    market = new Market(problem.experts(), slots, new long[slots.length]);
    moves = new MatrixMoves(rows, market);
    search = new PathSearch(market, moves);
  }

  @Override
  public Optional<Proof.Shortage> solve(StopSignal stop) {
    settle();
    long pairs = (long) rows.count() * market.rent.length;
    Optional<Proof.Shortage> shortage =
        search.clear(() -> moves.scanned() > pairs / 2 || stop.raised());
    if (shortage.isPresent() || market.cleared() || stop.raised()) {
      return shortage;
    }
    moves.listCheapest();
    boolean listsWillDo = true;
    for (int round = 0; round < MAX_ROUNDS && listsWillDo; round++) {
      listsWillDo = search.clear(stop::raised).isEmpty();
      boolean content = moves.listMissed();
      if (stop.raised() || (content && listsWillDo)) {
        return Optional.empty();
      }
    }
    moves.openAll();
    return search.clear(stop::raised);
  }

  /** Places experts on their cheapest satellites while there is room. */
  private void settle() {
    for (int e = 0; e < rows.count(); e++) {
      long[] row = rows.row(e);
      long least = Long.MAX_VALUE;
      int best = Tenancy.NONE;
      for (int s = 0; s < row.length; s++) {
        long v = row[s] + market.rent[s];
        if (v < least && row[s] >= 0) {
          least = v;
          best = s;
        }
      }
      if (best != Tenancy.NONE && market.seats.open[best] > 0) {
        market.enter(e, best);
      }
    }
  }

  @Override
  public boolean solved() {
    return market.cleared();
  }

  @Override
  public int[] satelliteOf() {
    return market.seats.satelliteOf;
  }

  @Override
  public Proof.Rents rents() {
    return new Proof.Rents(market.rent);
  }

  @Override
  public long searches() {
    return search.count();
  }
}
