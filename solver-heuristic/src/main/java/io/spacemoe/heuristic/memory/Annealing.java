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

  /** Of so many moves, some are changes, some swaps, the rest ejections. Chosen, not tuned. */
  private static final int KINDS = 12;

  /** Of {@link #KINDS} moves so many put an expert elsewhere. */
  private static final int CHANGES = 2;

  /** And so many exchange two experts. */
  private static final int SWAPS = 6;

  /**
   * The first temperature, in spreads of the core's excess costs. Others were tried on GAP files;
   * none reached what the tree does.
   */
  private static final double HOT = 0.3;

  /** The last temperature, likewise. */
  private static final double COLD = 0.03;

  /**
   * What unused memory and overfull satellites cost at the beginning of a round, as a part of what
   * they cost at its end; it grows by the same factor with every batch. Chosen, not tuned.
   */
  private static final double FIRST_STRICTNESS = 0.01;

  /** The part of a round after which they cost all of it. Chosen, not tuned. */
  private static final double STRICT_FROM = 0.9;

  /** A unit beyond memory costs so many times its price, in the first round. Chosen, not tuned. */
  private static final double FIRST_FINE = 4;

  /** The fine's factor after a round without a feasible placement. Chosen, not tuned. */
  private static final double MORE = 3;

  /** Beyond it fines do not grow: sums stay numbers, however many rounds find nothing. */
  private static final double MOST_FINE = 1e9;

  /** The fine's factor after a round with one. Chosen, not tuned. */
  private static final double LESS = 0.8;

  /** A satellite's price counts as this part of the mean price at least in fines. Not tuned. */
  private static final double LEAST_PRICE = 0.3;

  private final PairTable table;
  private final Board board;
  private final Multipliers prices;
  private final SplittableRandom random;

  /** By satellite: what a unit of memory that is left over costs, at most 0: less its price. */
  private final double[] unused;

  /** By satellite: what a unit beyond its memory costs. */
  private final double[] beyond;

  /** By expert: its satellite in the cheapest feasible placement seen. */
  private final int[] best;

  private long bestCost = Long.MAX_VALUE;
  private double temperature;

  /** A unit beyond memory costs so many times its price at the end of a round. */
  private double fine = FIRST_FINE;

  /** Whether the round has seen a feasible placement. */
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
    fine = Math.min(MOST_FINE, fine * (feasible ? LESS : MORE));
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
    double least = Math.max(LEAST_PRICE * mean, core.spread() * table.experts / demand);
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
