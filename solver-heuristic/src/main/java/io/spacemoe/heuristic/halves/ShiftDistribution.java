package io.spacemoe.heuristic.halves;

import io.spacemoe.heuristic.OpenPairs;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The distribution of load shifts: with what probability two sets of changes, each of the experts
 * of its half and no expert in both, shift the load of some satellites together by a number, where
 * a change is made with the Gibbs weight of its regret, exp(-beta regret), and staying weighs 1.
 * Shifts count modulo a number, so that distributions are short arrays and experts are added by
 * convolution. O(experts x satellites x modulus^2).
 */
final class ShiftDistribution {
  /**
   * Bits in which shifts are told apart. Chosen, not tuned: time grows with the modulus squared.
   */
  static final int BITS = 9;

  /** Shifts are told apart modulo this. */
  static final int MODULUS = 1 << BITS;

  /** An expert that shifts the load more rarely than this is left out. Chosen, not tuned. */
  private static final double LEAST = 2e-3;

  /** A change that is made more rarely than this is left out. Chosen, not tuned. */
  private static final double NEGLIGIBLE = 1e-4;

  /** Which expert may be on which satellite, and what that takes. */
  private final OpenPairs pairs;

  /** Say what each pair costs with the room that it takes. */
  private final GibbsPrices prices;

  /** Changes are drawn with weights e^(-regret x this). */
  private final double inverseTemperature;

  /** Which experts each half moves. */
  private final Halves halves;

  /** When to give up. */
  private final BooleanSupplier stop;

  /** The probability of a shift by the first set, in rows, and by the second, in columns. */
  private double[] both = new double[MODULUS * MODULUS];

  /** The same with one expert more, then the two are exchanged. */
  private double[] next = new double[MODULUS * MODULUS];

  /**
   * A spread.
   *
   * @param inverseTemperature beta: how many times rarer a change gets with a unit of regret, as a
   *     logarithm
   * @param halves whose experts may change in which set
   * @param stop when to leave out the rest
   */
  ShiftDistribution(
      OpenPairs pairs,
      GibbsPrices prices,
      double inverseTemperature,
      Halves halves,
      BooleanSupplier stop) {
    this.stop = stop;
    this.pairs = pairs;
    this.prices = prices;
    this.inverseTemperature = inverseTemperature;
    this.halves = halves;
  }

  /** The probability of every shift by a set of one side alone. */
  double[] alone(int side, boolean[] satellites) {
    double[] now = new double[MODULUS];
    now[0] = 1;
    for (int e = 0; e < pairs.experts; e++) {
      if (halves.of(side)[e]) {
        double[] after = new double[MODULUS];
        double stays = 1 / (1 + weights(e));
        add(now, after, stays, 0, 0);
        for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
          add(now, after, stays * weight(e, p), shift(e, p, satellites), 0);
        }
        now = after;
      }
    }
    return now;
  }

  /** The probability that the first set shifts by any number, and both by so much. */
  double[] together(boolean[] satellites, int total) {
    Arrays.fill(both, 0);
    both[0] = 1;
    for (int e = 0; e < pairs.experts; e++) {
      if (touches(e, satellites) && !stop.getAsBoolean()) {
        Arrays.fill(next, 0);
        double weights = weights(e);
        double stays = 1 / (1 + (halves.of(0)[e] ? weights : 0) + (halves.of(1)[e] ? weights : 0));
        add(both, next, stays, 0, 0);
        for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
          double often = stays * weight(e, p);
          int shift = shift(e, p, satellites);
          if (halves.of(0)[e]) {
            add(both, next, often, 0, shift);
          }
          if (halves.of(1)[e]) {
            add(both, next, often, shift, 0);
          }
        }
        double[] old = both;
        both = next;
        next = old;
      }
    }
    double[] first = new double[MODULUS];
    for (int v = 0; v < MODULUS; v++) {
      first[v] = both[v * MODULUS + Math.floorMod(total - v, MODULUS)];
    }
    return first;
  }

  /** Adds what is shifted by rows and columns. */
  private static void add(double[] from, double[] to, double often, int columns, int rows) {
    if (often < NEGLIGIBLE) {
      return;
    }
    int height = from.length / MODULUS;
    int by = Math.floorMod(columns, MODULUS);
    for (int r = 0; r < height; r++) {
      int at = r * MODULUS;
      int into = Math.floorMod(r + rows, height) * MODULUS;
      for (int c = 0; c < MODULUS - by; c++) {
        to[into + c + by] += often * from[at + c];
      }
      for (int c = MODULUS - by; c < MODULUS; c++) {
        to[into + c + by - MODULUS] += often * from[at + c];
      }
    }
  }

  private boolean touches(int e, boolean[] satellites) {
    double often = 0;
    for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
      often += shift(e, p, satellites) != 0 ? weight(e, p) : 0;
    }
    return often > LEAST;
  }

  private int shift(int e, int pair, boolean[] satellites) {
    int home = prices.home(e);
    return (satellites[pairs.satellite(pair)] ? pairs.takes(pair) : 0)
        - (satellites[pairs.satellite(home)] ? pairs.takes(home) : 0);
  }

  private double weights(int e) {
    double total = 0;
    for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
      total += weight(e, p);
    }
    return total;
  }

  private double weight(int e, int pair) {
    int home = prices.home(e);
    return pair == home ? 0 : Math.exp(-inverseTemperature * prices.regret(pair, home));
  }
}
