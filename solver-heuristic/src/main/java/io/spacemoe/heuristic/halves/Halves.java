package io.spacemoe.heuristic.halves;

import io.spacemoe.heuristic.OpenPairs;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which experts may change in which of two halves: the most undecided, whose cheapest seat has the
 * smallest Gibbs weight, in one of them, at random, the others in both. Halves that share no expert
 * need far longer lists than halves that share most; those that share all conflict nearly always.
 */
final class Halves {
  /** How many parts the experts of a side are dealt to: four lists are joined. */
  static final int PARTS = 4;

  /** The experts, the most undecided first. */
  private final int[] order;

  /** By side and expert: whether it may change there. */
  private final boolean[][] sides;

  /**
   * Two sides.
   *
   * @param single how many experts belong to one side only
   */
  Halves(OpenPairs pairs, GibbsPrices prices, int single, SplittableRandom random) {
    double[] decided = new double[pairs.experts];
    Arrays.setAll(decided, e -> prices.share(prices.home(e)));
    this.order =
        IntStream.range(0, pairs.experts)
            .boxed()
            .sorted(Comparator.comparingDouble(e -> decided[e]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.sides = new boolean[2][pairs.experts];
    for (int k = 0; k < order.length; k += 2) {
      int side = random.nextInt(2);
      for (int i = k; i < Math.min(k + 2, order.length); i++) {
        sides[side][order[i]] = true;
        sides[1 - side][order[i]] = i >= single;
        side = 1 - side;
      }
    }
  }

  /** Who may change in a side's set. */
  boolean[] of(int side) {
    return sides[side];
  }

  /** Four parts of a side's experts, about equally undecided. */
  boolean[][] parts(int side, SplittableRandom random) {
    boolean[][] parts = new boolean[PARTS][order.length];
    int[] turn = IntStream.range(0, PARTS).toArray();
    int dealt = 0;
    for (int e : order) {
      if (sides[side][e]) {
        int i = dealt++ % PARTS;
        int with = i + random.nextInt(PARTS - i);
        int chosen = turn[with];
        turn[with] = turn[i];
        turn[i] = chosen;
        parts[chosen][e] = true;
      }
    }
    return parts;
  }

  /** Every second of a side's experts by indecision: alike to two parts. */
  boolean[] half(int side) {
    boolean[] half = new boolean[order.length];
    boolean odd = false;
    for (int e : order) {
      odd ^= sides[side][e];
      half[e] = sides[side][e] && odd;
    }
    return half;
  }
}
