package io.spacemoe.heuristic.joint;

import io.spacemoe.solver.Placement;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) of a chain: a few rounds, each longer
 * than the last, from the best placement so far and hot again; with few things more rounds, each as
 * hot as a new start. The temperature is measured by the mean cost of a layer, so that it fits any
 * problem. Before the last descent, all experts settle exactly where that helps, and in the middle
 * of it all windows of three layers are placed anew. For use by one thread.
 */
final class JointAnnealing implements JointAnnealer {
  /** Moves that count as one iteration. */
  static final int MOVES_PER_ITERATION = 1024;

  /** When each round ends, as a part of the whole. Chosen, not tuned. */
  private static final double[] ROUND_ENDS = {0.06, 0.25, 1};

  /** What each round starts at; the first finds its way from any start. */
  private static final double[] HOT = {0.2, 0.025, 0.025};

  /** With so few things, all rounds start anew. Measured: up to 3.7 % less with 12 to 40 things. */
  private static final int FEW = 150;

  /** Their number then, all of one length. Chosen, not tuned. */
  private static final int ROUNDS_WHEN_FEW = 8;

  /** What they start at. Chosen, not tuned. */
  private static final double HOT_WHEN_FEW = 0.3;

  /** What each round ends at. Chosen, not tuned. */
  private static final double COLD = 0.003;

  /** The part of a round that only descends. Chosen, not tuned. */
  private static final double DESCENT = 0.03;

  /** A draw is one of so many quantiles of the exponential law, which saves a logarithm a move. */
  private static final int DRAWS = 4096;

  /** Minus the logarithm of the middle of each part of 0 to 1: those quantiles. */
  private static final double[] NEGATIVE_LOGS = new double[DRAWS];

  static {
    for (int i = 0; i < DRAWS; i++) {
      NEGATIVE_LOGS[i] = -Math.log((i + 0.5) / DRAWS);
    }
  }

  private final JointSearch search;
  private final Chain chain;
  private final ChainMoves moves;
  private final SplittableRandom random;
  private final ExactExperts experts;
  private final Windows windows;
  private final double[] roundEnds;
  private final double[] hot;
  private Placement best;
  private long bestCost;
  private double temperature;

  JointAnnealing(JointSearch search, Placement start, int[][] near, long seed) {
    this.search = search;
    chain = new Chain(search.problem());
    random = new SplittableRandom(seed);
    moves = new ChainMoves(chain, near, random, this::accepts);
    experts = search.experts();
    windows = new Windows(chain, near, search::stopped);
    boolean few = search.problem().things() <= FEW;
    roundEnds = few ? new double[ROUNDS_WHEN_FEW] : ROUND_ENDS;
    hot = few ? new double[ROUNDS_WHEN_FEW] : HOT;
    if (few) {
      Arrays.setAll(roundEnds, round -> (round + 1.0) / ROUNDS_WHEN_FEW);
      Arrays.fill(hot, HOT_WHEN_FEW);
    }
    chain.load(start);
    best = start;
    bestCost = chain.cost();
  }

  private boolean accepts(long change) {
    return change <= 0
        || change < temperature * NEGATIVE_LOGS[random.nextInt() >>> 20 & (DRAWS - 1)];
  }

  @Override
  public void run() {
    long done = 0;
    int round = 0;
    boolean settled = false;
    boolean reopened = false;
    while (!search.over(done)) {
      double used = search.used(done);
      if (used >= roundEnds[round] && round + 1 < roundEnds.length) {
        round++;
        chain.load(best);
      }
      double begin = round == 0 ? 0 : roundEnds[round - 1];
      double part = (used - begin) / (roundEnds[round] - begin);
      boolean last = round + 1 == roundEnds.length && part > 1 - DESCENT;
      if (last && !settled) {
        settled = true;
        experts.better(chain.placement()).ifPresent(chain::load);
      }
      if (last && !reopened && part > 1 - DESCENT / 2) {
        reopened = true;
        if (bestCost < chain.cost()) {
          chain.load(best);
        }
        windows.descend();
      }
      temperature = heat(hot[round], part) * bestCost / chain.layers;
      for (int k = 0; k < MOVES_PER_ITERATION; k++) {
        moves.any();
      }
      done++;
      if (chain.cost() < bestCost) {
        bestCost = chain.cost();
        best = chain.placement();
        search.found(best, bestCost);
      }
    }
    search.count(done);
  }

  /** The temperature in mean layer costs, after a part of a round. */
  private static double heat(double hot, double part) {
    return part > 1 - DESCENT ? 0 : hot * Math.pow(COLD / hot, part / (1 - DESCENT));
  }

  @Override
  public Placement best() {
    return best;
  }

  @Override
  public long bestCost() {
    return bestCost;
  }
}
