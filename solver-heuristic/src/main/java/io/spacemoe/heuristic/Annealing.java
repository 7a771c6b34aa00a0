package io.spacemoe.heuristic;

import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Simulated annealing of a generalised assignment problem, over changes, swaps and ejections (a
 * moves in for b, which moves on), all drawn from the core pairs.
 *
 * <p>Satellites may be overfull at a price per unit, which rises where that persists and falls
 * where it does not, as in the ejection chain search of Yagiura, Ibaraki and Glover (INFORMS
 * Journal on Computing 16, 2004); towards the end of a round prices only rise. The inner loop
 * allocates nothing.
 */
final class Annealing {
  /** Moves tried between two looks at the clock. */
  static final int BATCH = 256;

  private static final int KINDS = 12;
  private static final int CHANGES = 2;
  private static final int SWAPS = 6;
  private static final double HOT = 0.3;
  private static final double COLD = 0.03;
  private static final double FIRST_PRICE = 1.5;
  private static final double ADAPTATION = 10;
  private static final double RELIEF = 0.3;

  private final PairTable table;
  private final Board board;
  private final Multipliers prices;
  private final SplittableRandom random;
  private final double[] penalty;
  private final double[] floor;
  private final int[] best;
  private long bestCost = Long.MAX_VALUE;
  private double temperature;

  /** Anneals a board on which every expert has an allowed satellite. */
  Annealing(PairTable table, Board board, Multipliers prices, long seed) {
    this.table = table;
    this.board = board;
    this.prices = prices;
    this.random = new SplittableRandom(seed);
    this.penalty = new double[table.satellites];
    this.floor = new double[table.satellites];
    this.best = new int[table.experts];
    keepIfBest();
  }

  /** The least cost of a feasible placement seen; {@link Long#MAX_VALUE} before the first. */
  long bestCost() {
    return bestCost;
  }

  /** The cheapest feasible placement seen, as a copy. */
  int[] best() {
    return best.clone();
  }

  /**
   * Cools down once.
   *
   * @param batches length of the round
   * @param stop asked after every batch
   */
  void round(CorePairs core, long batches, BooleanSupplier stop) {
    startPenalties(core);
    temperature = HOT * core.spread();
    double cooling = Math.pow(COLD / HOT, 1.0 / batches);
    double step = ADAPTATION / batches;
    for (long b = 0; b < batches && !stop.getAsBoolean(); b++) {
      double relief = RELIEF * Math.max(0, 1 - 1.2 * b / batches);
      for (int i = 0; i < BATCH; i++) {
        tryMove(core);
      }
      temperature *= cooling;
      for (int s = 0; s < penalty.length; s++) {
        double factor = board.left(s) < 0 ? 1 + step : 1 - step * relief;
        penalty[s] = Math.max(floor[s], penalty[s] * factor);
      }
    }
  }

  private void startPenalties(CorePairs core) {
    double unit = core.spread() * table.experts;
    double demand = 1;
    double mean = 0;
    for (int e = 0; e < table.experts; e++) {
      demand += table.demand(e);
    }
    for (int s = 0; s < penalty.length; s++) {
      mean += prices.price(s) / penalty.length;
    }
    double least = Math.max(FIRST_PRICE * RELIEF * mean, mean > 0 ? 0 : unit / demand);
    for (int s = 0; s < penalty.length; s++) {
      penalty[s] = Math.max(FIRST_PRICE * prices.price(s), least);
      floor[s] = penalty[s] / 20;
    }
  }

  private void tryMove(CorePairs core) {
    int pair = random.nextInt(core.size());
    int expert = core.expert(pair);
    int to = core.satellite(pair);
    int from = board.satelliteOf(expert);
    if (to == from) {
      return;
    }
    int kind = random.nextInt(KINDS);
    int tenants = board.tenants(to);
    if (kind < CHANGES || tenants == 0) {
      change(expert, from, to);
      return;
    }
    int partner = board.tenant(to, random.nextInt(tenants));
    int on =
        kind < CHANGES + SWAPS ? from : core.option(partner, random.nextInt(core.options(partner)));
    if (on == from) {
      swap(expert, from, partner, to);
    } else if (on != to) {
      eject(expert, from, partner, to, on);
    }
  }

  private void change(int expert, int from, int to) {
    double change =
        (double) (table.cost(expert, to) - table.cost(expert, from))
            + penaltyChange(from, table.demand(expert, from))
            + penaltyChange(to, -table.demand(expert, to));
    if (accepted(change)) {
      board.move(expert, to);
      keepIfBest();
    }
  }

  private void swap(int a, int from, int b, int to) {
    if (!table.allows(b, from)) {
      return;
    }
    double change =
        (double) (table.cost(a, to) - table.cost(a, from) + table.cost(b, from) - table.cost(b, to))
            + penaltyChange(from, table.demand(a, from) - table.demand(b, from))
            + penaltyChange(to, table.demand(b, to) - table.demand(a, to));
    if (accepted(change)) {
      board.move(a, to);
      board.move(b, from);
      keepIfBest();
    }
  }

  private void eject(int a, int from, int b, int to, int on) {
    double change =
        (double) (table.cost(a, to) - table.cost(a, from) + table.cost(b, on) - table.cost(b, to))
            + penaltyChange(from, table.demand(a, from))
            + penaltyChange(to, table.demand(b, to) - table.demand(a, to))
            + penaltyChange(on, -table.demand(b, on));
    if (accepted(change)) {
      board.move(a, to);
      board.move(b, on);
      keepIfBest();
    }
  }

  private double penaltyChange(int satellite, long more) {
    long left = board.left(satellite);
    long over = Math.max(0, -left - more) - Math.max(0, -left);
    return over == 0 ? 0 : over * penalty[satellite];
  }

  private boolean accepted(double change) {
    return change <= 0 || random.nextDouble() < Math.exp(-change / temperature);
  }

  private void keepIfBest() {
    if (board.cost() < bestCost && board.feasible()) {
      bestCost = board.cost();
      board.copyTo(best);
    }
  }
}
