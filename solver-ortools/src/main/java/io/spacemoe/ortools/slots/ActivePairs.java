package io.spacemoe.ortools.slots;

import io.spacemoe.ortools.pairs.CandidatePairs;
import io.spacemoe.ortools.pairs.LagrangianRents;
import io.spacemoe.ortools.pairs.StartPlacement;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * The pairs that a search may use so far, for a problem that counts slots.
 *
 * <p>Where there are only a few thousand pairs, they are all active. Otherwise they begin with the
 * pairs that Lagrangian rents make cheapest and those of a quick placement. Then the rents that
 * prove a placement best among them are asked which other pairs they make more attractive, and
 * these join (column generation; Ford, Fulkerson, A suggested computation for maximal
 * multi-commodity network flows, Management Science 5, 1958). Where there are none, the rents prove
 * the placement best of all.
 */
public final class ActivePairs {
  /**
   * Up to so many pairs all are active: faster than a dozen rounds (64 x 71 by GLOP: 0.1 s, not
   * 0.5).
   */
  private static final int FEW = 1 << 13;

  /** Subgradient steps of the rents that the first pairs are chosen by. Chosen, not tuned. */
  private static final int STEPS = 100;

  /** Pairs of an expert at the beginning. Chosen, not tuned. */
  private static final int PAIRS_PER_EXPERT = 8;

  /** Pairs of an expert that join in a round, at most. Chosen, not tuned. */
  private static final int JOINING_PER_EXPERT = 4;

  private final CandidatePairs pairs;
  private final LagrangianRents rents;
  private final Optional<Placement> start;
  private final BitSet active;

  /**
   * Chooses the first of them.
   *
   * @param pairs all that may join
   */
  public ActivePairs(PlacementProblem problem, CandidatePairs pairs, StopSignal stop) {
    this.pairs = pairs;
    this.rents = LagrangianRents.after(STEPS, problem, pairs, stop);
    this.start = StartPlacement.by(rents, problem, pairs, stop);
    this.active = new BitSet(pairs.size());
    if (pairs.size() <= FEW) {
      joinAll();
      return;
    }
    for (int e = 0; e < pairs.experts(); e++) {
      activateCheapest(e);
    }
    start.ifPresent(this::activate);
  }

  private void activateCheapest(int expert) {
    double[] price = new double[pairs.end(expert) - pairs.first(expert)];
    for (int i = 0; i < price.length; i++) {
      price[i] = rents.price(pairs.first(expert) + i);
    }
    double[] sorted = price.clone();
    Arrays.sort(sorted);
    double last = sorted[Math.min(PAIRS_PER_EXPERT, sorted.length) - 1];
    for (int i = 0; i < price.length; i++) {
      active.set(pairs.first(expert) + i, price[i] <= last);
    }
  }

  private void activate(Placement placement) {
    for (int e = 0; e < pairs.experts(); e++) {
      active.set(pairs.pairOf(e, placement.satelliteOf(e)));
    }
  }

  /** The quick placement, on pairs that are active from the beginning; empty if none was found. */
  Optional<Placement> start() {
    return start;
  }

  /** The bound by which the first pairs were chosen. */
  Proof.Rents firstProof() {
    return rents.proof();
  }

  /** The active pairs. */
  public CandidatePairs active() {
    return pairs.where(active::get);
  }

  /** Activates all pairs; false when they are. */
  boolean joinAll() {
    boolean some = active.cardinality() < pairs.size();
    active.set(0, pairs.size());
    return some;
  }

  /**
   * Activates the pairs that rents make most attractive to each expert.
   *
   * @param paid the rent of each satellite, 0 to 2^61
   * @param tolerance by how much a pair must be cheaper than those that are active
   * @return false when no pair is more attractive
   */
  public boolean join(long[] paid, long tolerance) {
    int before = active.cardinality();
    for (int e = 0; e < pairs.experts(); e++) {
      long known = Long.MAX_VALUE;
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        known = active.get(k) ? Math.min(known, price(k, paid)) : known;
      }
      int joined = 0;
      int next = cheapestToJoin(e, paid);
      while (next >= 0 && joined < JOINING_PER_EXPERT && price(next, paid) < known - tolerance) {
        active.set(next);
        joined++;
        next = cheapestToJoin(e, paid);
      }
    }
    return active.cardinality() > before;
  }

  private int cheapestToJoin(int expert, long[] paid) {
    int cheapest = -1;
    for (int k = pairs.first(expert); k < pairs.end(expert); k++) {
      if (!active.get(k) && (cheapest < 0 || price(k, paid) < price(cheapest, paid))) {
        cheapest = k;
      }
    }
    return cheapest;
  }

  private long price(int pair, long[] paid) {
    return pairs.cost(pair) + paid[pairs.satellite(pair)];
  }
}
