package io.spacemoe.heuristic.memory;

import io.spacemoe.heuristic.Board;
import io.spacemoe.heuristic.Multipliers;
import io.spacemoe.heuristic.PairTable;
import io.spacemoe.heuristic.Search;
import io.spacemoe.heuristic.Seating;
import io.spacemoe.heuristic.halves.MeetInTheMiddle;
import io.spacemoe.heuristic.tree.LagrangianTreeSearch;
import io.spacemoe.heuristic.tree.ProofSearch;
import io.spacemoe.heuristic.tree.RootBound;
import io.spacemoe.heuristic.tree.TreeTurns;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.RefusedException;
import java.util.Optional;

/**
 * Local search where satellites have memory: multipliers, then rounds of annealing over cores of
 * several sizes, in turns with a tree search bounded by offers. Most cycles of rounds are short and
 * every 2^k-th is 2^k times as long, so that small problems get many tries and large ones long
 * rounds. A turn of the tree's is a third to three times as long as the round before it: short
 * after a round that found something, longer with every round that did not, longest while the tree
 * finds something itself. After a while halves of placements take as long as all else together,
 * where they are of use.
 */
public final class MemorySearch {
  /**
   * The sizes of the cores that rounds take turns with: small ones are searched thoroughly, large
   * ones hold what those leave out. Others were tried on GAP files; none reached what the tree
   * does.
   */
  private static final double[] PAIRS_PER_EXPERT = {2, 1.5, 3, 8, 24};

  /** So many pairs every expert has in each core, at least half of the average or one. */
  private static final int[] AT_LEAST = {1, 1, 2, 4, 12};

  /** The length of a short round: moves for each pair of its core. Chosen, not tuned. */
  private static final long MOVES_PER_PAIR = 500;

  /** Rounds are shorter where the tree is to find the best placement. Chosen, not tuned. */
  private static final long SHORTER_FOR_PROOF = 8;

  /**
   * The round after which the tree has its first turn, so that it has a cost to beat. Chosen, not
   * tuned.
   */
  private static final int FIRST_OFFERS = 2;

  /** The shortest turn of the tree, as a part of the round before it. Chosen, not tuned. */
  private static final double LEAST_SHARE = 1.0 / 3;

  /** The same where the best placement is to be proved. Chosen, not tuned. */
  private static final double LEAST_SHARE_OF_PROOF = 3;

  /** The longest turn of the tree. Chosen, not tuned. */
  private static final double MOST_SHARE = 3;

  /** The same where the best placement is to be proved. Chosen, not tuned. */
  private static final double MOST_SHARE_OF_PROOF = 12;

  /** How much longer the tree's turn gets with a round that found nothing. Chosen, not tuned. */
  private static final double MORE = 1.5;

  /** Iterations before halves are looked for: most problems are done before. */
  private static final long BEFORE_HALVES = 500_000;

  /** Rounds without a find after which a search without limits may end: each core three times. */
  private static final int PATIENCE = 3 * PAIRS_PER_EXPERT.length;

  private final PlacementProblem problem;
  private final Search search;

  /** Whether to go on until the best placement is proved. */
  private final boolean exact;

  public MemorySearch(PlacementProblem problem, Search search) {
    this(problem, search, false);
  }

  MemorySearch(PlacementProblem problem, Search search, boolean exact) {
    this.problem = problem;
    this.search = search;
    this.exact = exact;
  }

  /** Searches until the gap is closed, a limit is met, or nothing new was found for a while. */
  Answer run() {
    return run(true);
  }

  /** Searches for the bound alone. */
  public Answer boundOnly() {
    return run(false);
  }

  private Answer run(boolean placing) {
    if (search.over()) {
      return search.answer();
    }
    PairTable table = new PairTable(problem);
    Optional<Proof.Shortage> shortage = Seating.counted(table);
    if (shortage.isPresent()) {
      return search.infeasible(shortage.get());
    }
    Multipliers prices = Multipliers.of(table, placing ? search.share() : search::tick);
    search.proved(problem, prices.rents());
    if (placing) {
      anneal(table, prices);
    }
    return search.answer();
  }

  private void anneal(PairTable table, Multipliers prices) {
    CorePairs[] cores = new CorePairs[PAIRS_PER_EXPERT.length];
    for (int i = 0; i < cores.length; i++) {
      cores[i] = new CorePairs(table, prices::price, PAIRS_PER_EXPERT[i], AT_LEAST[i]);
    }
    Board board = start(table, cores[0]);
    Annealing annealing = new Annealing(table, board, prices, search.options().seed().orElse(0));
    keep(annealing);
    if (cores[cores.length - 1].size() == 0 && !exact) {
      return;
    }
    Optional<RootBound> root = RootBound.of(problem, table, prices, search);
    if (exact && root.isEmpty()) {
      throw new RefusedException(RootBound.TOO_LARGE);
    }
    if (root.isEmpty()) {
      takeTurns(cores, annealing, Optional.empty(), Optional.empty());
      return;
    }
    Optional<MeetInTheMiddle> halves = root.get().halves(search.options().seed().orElse(0));
    if (exact) {
      try (ProofSearch tree = new ProofSearch(root.get(), search.options().threads().orElse(1))) {
        takeTurns(cores, annealing, Optional.of(tree), halves);
      }
    } else {
      takeTurns(cores, annealing, Optional.of(new LagrangianTreeSearch(root.get())), halves);
    }
  }

  private void takeTurns(
      CorePairs[] cores,
      Annealing annealing,
      Optional<TreeTurns> tree,
      Optional<MeetInTheMiddle> halves) {
    double leastShare = exact ? LEAST_SHARE_OF_PROOF : LEAST_SHARE;
    double mostShare = exact ? MOST_SHARE_OF_PROOF : MOST_SHARE;
    int firstOffers = exact ? 0 : FIRST_OFFERS;
    double share = leastShare;
    int vain = 0;
    for (int round = 0; !search.over() && (exact || !search.givesUp(vain, PATIENCE)); round++) {
      CorePairs core = cores[round % cores.length];
      long before = search.bestCost();
      long batches = batches(round, core);
      if (core.size() > 0) {
        annealing.round(core, batches, () -> tick(annealing));
        keep(annealing);
      }
      long annealed = search.bestCost();
      share = annealed < before ? leastShare : Math.min(mostShare, MORE * share);
      if (round >= firstOffers && tree.isPresent()) {
        if (!tree.get().improve((long) (share * batches) + 1)) {
          return;
        }
        share = search.bestCost() < annealed ? mostShare : share;
        halves.ifPresent(this::lookForHalves);
      }
      vain = search.bestCost() < before ? 1 : vain + 1;
    }
  }

  /** Rounds that take up to half of all iterations, once there were enough others. */
  private void lookForHalves(MeetInTheMiddle halves) {
    long before = -1;
    while (search.iterations() > BEFORE_HALVES
        && halves.iterations() > before
        && halves.iterations() < search.iterations() / 2) {
      before = halves.iterations();
      halves.round();
    }
  }

  /** Everybody where it is cheapest at the prices, or the hint; a greedy placement is kept. */
  private Board start(PairTable table, CorePairs core) {
    Board board = new Board(table);
    new Seating(table, board).greedy();
    if (board.feasible()) {
      search.found(Placement.of(board.toArray()));
    }
    for (int e = 0; e < table.experts; e++) {
      board.move(e, core.cheapest(e));
    }
    search.options().hint().ifPresent(hint -> board.moveAll(hint.toArray()));
    return board;
  }

  private long batches(int round, CorePairs core) {
    long length = Long.lowestOneBit(round / PAIRS_PER_EXPERT.length + 1L);
    long moves = MOVES_PER_PAIR * core.size() / (exact ? SHORTER_FOR_PROOF : 1);
    return length * (moves / Annealing.BATCH + 1);
  }

  private boolean tick(Annealing annealing) {
    keep(annealing);
    return search.tick();
  }

  private void keep(Annealing annealing) {
    if (annealing.bestCost() < search.bestCost()) {
      search.found(Placement.of(annealing.best()));
    }
  }
}
