package io.spacemoe.heuristic.joint;

import io.spacemoe.solver.Placement;
import java.util.SplittableRandom;

/**
 * Simulated annealing of a placement whose things share satellites. Layers settle greedily around
 * gateways that move, each with a spread of its own, and experts move and exchange places one by
 * one. For use by one thread.
 */
final class SharedAnnealing implements JointAnnealer {
  /** Moves that count as one iteration. */
  static final int MOVES_PER_ITERATION = 64;

  /** Temperatures in mean layer costs. Chosen, not tuned. */
  private static final double HOT = 0.02;

  /** The same for so few things that the search finds its way from any start. */
  private static final double HOT_WHEN_FEW = 0.3;

  private static final int FEW = 100;

  private static final double COLD = 0.0002;

  /** The part of a search that only descends. Chosen, not tuned. */
  private static final double DESCENT = 0.3;

  /** Of a hundred moves so many are of a gateway, and so many of a layer's spread. */
  private static final int GATEWAYS = 25;

  private static final int SPREADS = 35;

  private static final double LEAST_SPREAD = 0.05;
  private static final double MOST_SPREAD = 100;

  /** How far a gateway or an expert goes, among the satellites near another. Chosen, not tuned. */
  private static final int NEAR = 24;

  private final JointSearch search;
  private final SharedChain chain;
  private final SplittableRandom random;
  private final int[][] near;
  private final double hot;
  private Placement best;
  private long bestCost;
  private double temperature;

  SharedAnnealing(JointSearch search, Placement start, long seed) {
    this.search = search;
    chain = new SharedChain(search.problem());
    random = new SplittableRandom(seed);
    near = new int[search.problem().satellites()][];
    hot = search.problem().things() <= FEW ? HOT_WHEN_FEW : HOT;
    chain.load(start);
    best = start;
    bestCost = chain.cost();
  }

  @Override
  public void run() {
    long done = 0;
    while (!search.over(done)) {
      double used = search.used(done);
      temperature =
          used > 1 - DESCENT
              ? 0
              : hot * Math.pow(COLD / hot, used / (1 - DESCENT)) * bestCost / chain.layers;
      if (temperature == 0 && chain.cost() > bestCost) {
        chain.load(best);
      }
      for (int k = 0; k < MOVES_PER_ITERATION && !search.stopped(); k++) {
        move();
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

  private boolean accepts(long change) {
    return change <= 0
        || (temperature > 0 && change < -temperature * Math.log(1 - random.nextDouble()));
  }

  private void move() {
    int kind = random.nextInt(100);
    int layer = random.nextInt(chain.layers);
    chain.begin();
    chain.touch(layer);
    if (kind < GATEWAYS) {
      int before = chain.before(layer);
      chain.touch(before);
      int to = place(layer);
      if (to == chain.gateway[layer]) {
        return;
      }
      if (random.nextBoolean()) {
        chain.lift(layer);
        chain.lift(before);
      }
      chain.moveGateway(layer, to);
    } else if (kind < SPREADS) {
      double spread = chain.spread[layer] * Math.exp(random.nextDouble() - 0.5);
      chain.spread[layer] = Math.max(LEAST_SPREAD, Math.min(spread, MOST_SPREAD));
      chain.lift(layer);
    } else {
      moveExpert(layer);
    }
    chain.end(this::accepts);
  }

  /** A satellite near a layer's gateway or a neighbouring one, or near one of its experts. */
  private int place(int layer) {
    int from =
        switch (random.nextInt(4)) {
          case 0 -> chain.gateway[layer];
          case 1 -> chain.gateway[chain.next(layer)];
          case 2 -> chain.gateway[chain.before(layer)];
          default -> chain.hosts[layer][random.nextInt(chain.experts)];
        };
    int[] around = near(from);
    int k = random.nextInt(around.length + 1);
    return k == around.length ? from : around[k];
  }

  private int[] near(int satellite) {
    if (near[satellite] == null) {
      near[satellite] = search.problem().nearest(satellite, NEAR);
    }
    return near[satellite];
  }

  /** An expert goes to another satellite, or exchanges places with any expert there. */
  private void moveExpert(int layer) {
    int expert = random.nextInt(chain.experts);
    int from = chain.hosts[layer][expert];
    int to =
        random.nextBoolean() ? chain.hosts[layer][random.nextInt(chain.experts)] : place(layer);
    if (to == from) {
      return;
    }
    if (chain.free[to] > 0 && random.nextInt(3) > 0) {
      chain.put(layer, expert, to);
      return;
    }
    int first = random.nextInt(4) == 0 ? random.nextInt(chain.layers) : layer;
    for (int k = 0; k < chain.layers; k++) {
      int other = (first + k) % chain.layers;
      int tenant = tenant(other, to);
      if (tenant >= 0) {
        chain.touch(other);
        chain.put(layer, expert, to);
        chain.put(other, tenant, from);
        return;
      }
    }
    if (chain.free[to] > 0) {
      chain.put(layer, expert, to);
    }
  }

  /** An expert of a layer on a satellite, from a random one on; negative when there is none. */
  private int tenant(int layer, int satellite) {
    int first = random.nextInt(chain.experts);
    for (int k = 0; k < chain.experts; k++) {
      int expert = (first + k) % chain.experts;
      if (chain.hosts[layer][expert] == satellite) {
        return expert;
      }
    }
    return -1;
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
