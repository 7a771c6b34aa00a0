package io.spacemoe.heuristic.halves;

import io.spacemoe.heuristic.OpenPairs;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * How two sets of changes, each of the experts of its side and no expert in both, shift the load of
 * some satellites together, where changes are chosen at random and the more often the less their
 * regret. Shifts count modulo a number. O(experts x satellites x modulus^2).
 */
final class ShiftDistribution {
  /** Shifts are told apart modulo this. */
  static final int MODULUS = 512;

  private static final double LEAST = 2e-3;
  private static final double NEGLIGIBLE = 1e-4;

  private final OpenPairs pairs;
  private final GibbsPrices prices;
  private final double sharpness;
  private final Halves sides;
  private final BooleanSupplier stop;
  private double[] both = new double[MODULUS * MODULUS];
  private double[] next = new double[MODULUS * MODULUS];

  /**
   * A spread.
   *
   * @param sharpness how many times rarer a change gets with a unit of regret, as a logarithm
   * @param sides whose experts may change in which set
   * @param stop when to leave out the rest
   */
  ShiftDistribution(
      OpenPairs pairs, GibbsPrices prices, double sharpness, Halves sides, BooleanSupplier stop) {
    this.stop = stop;
    this.pairs = pairs;
    this.prices = prices;
    this.sharpness = sharpness;
    this.sides = sides;
  }

  /** The probability of every shift by a set of one side alone. */
  double[] alone(int side, boolean[] satellites) {
    double[] now = new double[MODULUS];
    now[0] = 1;
    for (int e = 0; e < pairs.experts; e++) {
      if (sides.of(side)[e]) {
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
        double stays = 1 / (1 + (sides.of(0)[e] ? weights : 0) + (sides.of(1)[e] ? weights : 0));
        add(both, next, stays, 0, 0);
        for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
          double often = stays * weight(e, p);
          int shift = shift(e, p, satellites);
          if (sides.of(0)[e]) {
            add(both, next, often, 0, shift);
          }
          if (sides.of(1)[e]) {
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
    return pair == home ? 0 : Math.exp(-sharpness * prices.regret(pair, home));
  }
}
