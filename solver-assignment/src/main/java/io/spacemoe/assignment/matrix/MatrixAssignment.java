package io.spacemoe.assignment.matrix;

import io.spacemoe.assignment.path.ExactMethod;
import io.spacemoe.assignment.path.Market;
import io.spacemoe.assignment.path.PathSearch;
import io.spacemoe.assignment.path.Tenancy;
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
public final class MatrixAssignment implements ExactMethod {
  /** Rounds among the lists, before all satellites are looked at. Chosen, not tuned. */
  private static final int MAX_ROUNDS = 20;

  private final CostRows rows;
  private final int[] slots;
  private final Market market;
  private final MatrixMoves moves;
  private PathSearch search;

  public MatrixAssignment(PlacementProblem problem) {
    slots = Tenancy.slots(problem);
    rows = new CostRows(problem, slots);
    market = new Market(problem.experts(), slots, new long[slots.length]);
    moves = new MatrixMoves(rows, market);
  }

  @Override
  public Optional<Proof.Shortage> solve(StopSignal stop) {
    start(stop);
    if (market.cleared() || stop.raised()) {
      return Optional.empty();
    }
    search = new PathSearch(market, moves);
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

  /** Places most experts, without searches. */
  private void start(StopSignal stop) {
    if (rows.count() > 1 && ProductFit.looksNear(rows, slots.length)) {
      ProductFit fit = ProductFit.of(rows, slots.length);
      if (fit.isNear()) {
        int[] wanted = fit.place(slots, market.rent);
        market.countVacant();
        settle(wanted);
        return;
      }
    }
    RowReduction reduction = new RowReduction(rows, market, slots);
    if (market.isExact()) {
      reduction.columns();
    }
    reduction.rows(stop);
  }

  /** Places experts where they are best off under the rents, while there is room. */
  private void settle(int[] wanted) {
    long[] rent = market.rent;
    for (int e = 0; e < rows.count(); e++) {
      long[] row = rows.row(e);
      long least = Long.MAX_VALUE;
      int best = Tenancy.NONE;
      for (int s = 0; s < row.length; s++) {
        long pays = row[s] + rent[s];
        if (pays < least && row[s] >= 0) {
          least = pays;
          best = s;
        }
      }
      int s = wanted[e];
      boolean asGood = row[s] >= 0 && row[s] + rent[s] == least && market.seats.open[s] > 0;
      best = asGood ? s : best;
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
    return search == null ? 0 : search.count();
  }
}
