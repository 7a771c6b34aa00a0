package io.spacemoe.heuristic.memory;

import io.spacemoe.heuristic.Board;
import io.spacemoe.heuristic.Multipliers;
import io.spacemoe.heuristic.PairTable;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Simulated annealing of a generalised assignment problem, over changes, swaps and ejections (a
 * moves in for b, which moves on), all drawn from the core pairs.
 *
 * <p>A round goes from the Lagrangian relaxation to the problem itself: at first a unit of memory
 * costs its multiplier's price whether or not there is one, so satellites fill up and empty almost
 * freely and every expert sits where it pays least; then unused memory and overfull satellites
 * become dearer, step by step, while it cools. When a round ends without a feasible placement, the
 * next one charges more for overfull satellites, as in the adaptive penalties of Yagiura, Ibaraki
 * and Glover (INFORMS Journal on Computing 16, 2004). The inner loop allocates nothing.
 */
final class Annealing {
  /** Moves tried between two looks at the clock. */
  static final int BATCH = 256;

  private static final int KINDS = 12;
  private static final int CHANGES = 2;
  private static final int SWAPS = 6;
  private static final double HOT = 0.3;
  private static final double COLD = 0.03;
  private static final double FIRST_STRICTNESS = 0.01;
  private static final double STRICT_FROM = 0.9;
  private static final double FIRST_FINE = 4;
  private static final double MORE = 3;
  private static final double LESS = 0.8;

  private final PairTable table;
  private final Board board;
  private final Multipliers prices;
  private final SplittableRandom random;
  private final double[] unused;
  private final double[] beyond;
  private final int[] best;
  private long bestCost = Long.MAX_VALUE;
  private double temperature;
  private double fine = FIRST_FINE;
  private boolean feasible;

  /** Anneals a board on which every expert has an allowed satellite. */
  Annealing(PairTable table, Board board, Multipliers prices, long seed) {
    this.table = table;
    this.board = board;
    this.prices = prices;
    this.random = new SplittableRandom(seed);
    this.unused = new double[table.satellites];
    this.beyond = new double[table.satellites];
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
    double[] fines = fines(core);
    temperature = HOT * core.spread();
    feasible = false;
    double cooling = Math.pow(COLD / HOT, 1.0 / batches);
    for (long b = 0; b < batches && !stop.getAsBoolean(); b++) {
      double done = Math.min(1, b / (STRICT_FROM * batches));
      double strictness = Math.pow(FIRST_STRICTNESS, 1 - done);
      for (int s = 0; s < fines.length; s++) {
        unused[s] = (strictness - 1) * prices.price(s);
        beyond[s] = prices.price(s) + strictness * fines[s];
      }
      for (int i = 0; i < BATCH; i++) {
        tryMove(core);
      }
      temperature *= cooling;
    }
    fine *= feasible ? LESS : MORE;
  }

  /** What a unit beyond a satellite's memory costs at the end, above the memory's own price. */
  private double[] fines(CorePairs core) {
    double demand = 1;
    for (int e = 0; e < table.experts; e++) {
      demand += table.demand(e);
    }
    double mean = 0;
    double[] fines = new double[table.satellites];
    for (int s = 0; s < fines.length; s++) {
      mean += prices.price(s) / fines.length;
    }
    double least = Math.max(0.3 * mean, core.spread() * table.experts / demand);
    for (int s = 0; s < fines.length; s++) {
      fines[s] = fine * Math.max(prices.price(s), least);
    }
    return fines;
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
            + roomCost(from, table.demand(expert, from))
            + roomCost(to, -table.demand(expert, to));
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
            + roomCost(from, table.demand(a, from) - table.demand(b, from))
            + roomCost(to, table.demand(b, to) - table.demand(a, to));
    if (accepted(change)) {
      board.move(a, to);
      board.move(b, from);
      keepIfBest();
    }
  }

  private void eject(int a, int from, int b, int to, int on) {
    double change =
        (double) (table.cost(a, to) - table.cost(a, from) + table.cost(b, on) - table.cost(b, to))
            + roomCost(from, table.demand(a, from))
            + roomCost(to, table.demand(b, to) - table.demand(a, to))
            + roomCost(on, -table.demand(b, on));
    if (accepted(change)) {
      board.move(a, to);
      board.move(b, on);
      keepIfBest();
    }
  }

  /** What it costs that a satellite has more room left, or less. */
  private double roomCost(int satellite, long more) {
    long before = board.left(satellite);
    return roomCostAt(satellite, before + more) - roomCostAt(satellite, before);
  }

  private double roomCostAt(int satellite, long left) {
    return left >= 0 ? left * unused[satellite] : -left * beyond[satellite];
  }

  private boolean accepted(double change) {
    return change <= 0 || random.nextDouble() < Math.exp(-change / temperature);
  }

  private void keepIfBest() {
    if (board.feasible()) {
      feasible = true;
      if (board.cost() < bestCost) {
        bestCost = board.cost();
        board.copyTo(best);
      }
    }
  }
}
