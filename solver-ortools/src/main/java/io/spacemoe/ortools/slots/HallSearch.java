package io.spacemoe.ortools.slots;

import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The search for experts whose allowed satellites have too little room for them together (Hall's
 * theorem, by augmenting paths).
 *
 * <p>Every expert's least demand is poured into the room of its allowed satellites, as if it could
 * be split; for slots, where every demand is one, nothing is ever split, so what is found decides
 * whether there is a placement. For memory, finding nothing decides nothing. Shortest augmenting
 * paths, O((experts + satellites) x satellites / 64) each.
 */
final class HallSearch {
  private final PlacementProblem problem;
  private final BitSet[] open;
  private final long[] unplaced;
  private final long[] spare;
  private final List<List<Share>> shares = new ArrayList<>();

  /** What an expert has poured into a satellite. */
  private static final class Share {
    final int expert;
    long amount;

    Share(int expert, long amount) {
      this.expert = expert;
      this.amount = amount;
    }
  }

  private HallSearch(PlacementProblem problem) {
    this.problem = problem;
    this.open = new BitSet[problem.experts()];
    this.unplaced = new long[problem.experts()];
    this.spare = new long[problem.satellites()];
    for (int s = 0; s < spare.length; s++) {
      spare[s] = problem.room(s);
      shares.add(new ArrayList<>());
    }
  }

  /** Experts that do not fit; empty when every least demand can be poured in. */
  static Optional<Proof.Shortage> of(PlacementProblem problem) {
    return new HallSearch(problem).run();
  }

  private Optional<Proof.Shortage> run() {
    double total = 0;
    for (int e = 0; e < open.length; e++) {
      open[e] = new BitSet(spare.length);
      long least = Long.MAX_VALUE;
      for (int s = 0; s < spare.length; s++) {
        if (problem.allows(e, s)) {
          open[e].set(s);
          least = Math.min(least, problem.demand(e, s));
        }
      }
      if (least == Long.MAX_VALUE) {
        return Optional.of(new Proof.Shortage(e));
      }
      unplaced[e] = least;
      total += least;
    }
    for (int e = 0; e < open.length; e++) {
      if (room(open[e]) < total * (1 + 1e-9)) {
        Optional<Proof.Shortage> shortage = pour(e);
        if (shortage.isPresent()) {
          return shortage;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The room of some satellites. An expert with room for all experts is in no smallest shortage and
   * need not be poured.
   */
  private double room(BitSet satellites) {
    double room = 0;
    for (int s = satellites.nextSetBit(0); s >= 0; s = satellites.nextSetBit(s + 1)) {
      room += problem.room(s);
    }
    return room;
  }

  /** Pours in all of an expert's demand, or finds the shortage that prevents it. */
  private Optional<Proof.Shortage> pour(int expert) {
    for (int s = open[expert].nextSetBit(0);
        s >= 0 && unplaced[expert] > 0;
        s = open[expert].nextSetBit(s + 1)) {
      long amount = Math.min(spare[s], unplaced[expert]);
      if (amount > 0) {
        move(expert, s, amount);
        spare[s] -= amount;
        unplaced[expert] -= amount;
      }
    }
    while (unplaced[expert] > 0) {
      Optional<Proof.Shortage> shortage = augment(expert);
      if (shortage.isPresent()) {
        return shortage;
      }
    }
    return Optional.empty();
  }

  /**
   * Finds a shortest chain of moves that makes room for an expert, and carries it out. Where there
   * is none, the experts met on the way are a shortage: all their satellites are full of them.
   */
  private Optional<Proof.Shortage> augment(int expert) {
    int[] enteredBy = new int[spare.length];
    int[] leaves = new int[open.length];
    Arrays.fill(leaves, -1);
    BitSet met = new BitSet();
    BitSet seen = new BitSet();
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    met.set(expert);
    queue.add(expert);
    while (!queue.isEmpty()) {
      int e = queue.remove();
      BitSet next = (BitSet) open[e].clone();
      next.andNot(seen);
      for (int s = next.nextSetBit(0); s >= 0; s = next.nextSetBit(s + 1)) {
        seen.set(s);
        enteredBy[s] = e;
        if (spare[s] > 0) {
          shift(expert, s, enteredBy, leaves);
          return Optional.empty();
        }
        for (Share share : shares.get(s)) {
          if (!met.get(share.expert)) {
            met.set(share.expert);
            leaves[share.expert] = s;
            queue.add(share.expert);
          }
        }
      }
    }
    return Optional.of(new Proof.Shortage(met.stream().toArray()));
  }

  /** Moves as much as the chain that ends at a satellite can carry. */
  private void shift(int expert, int last, int[] enteredBy, int[] leaves) {
    long amount = Math.min(spare[last], unplaced[expert]);
    for (int s = last, e = enteredBy[s]; e != expert; e = enteredBy[s]) {
      s = leaves[e];
      amount = Math.min(amount, share(e, s).amount);
    }
    spare[last] -= amount;
    unplaced[expert] -= amount;
    int s = last;
    for (int e = enteredBy[s]; e != expert; e = enteredBy[s]) {
      move(e, s, amount);
      s = leaves[e];
      move(e, s, -amount);
    }
    move(expert, s, amount);
  }

  private Share share(int expert, int satellite) {
    for (Share share : shares.get(satellite)) {
      if (share.expert == expert) {
        return share;
      }
    }
    Share none = new Share(expert, 0);
    shares.get(satellite).add(none);
    return none;
  }

  private void move(int expert, int satellite, long amount) {
    Share share = share(expert, satellite);
    share.amount += amount;
    if (share.amount == 0) {
      shares.get(satellite).remove(share);
    }
  }
}
