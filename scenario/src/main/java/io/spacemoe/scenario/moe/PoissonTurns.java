package io.spacemoe.scenario.moe;

/**
 * The last turn under {@link ConditionalPoisson}. Given independent activations, the number of
 * activated experts of each satellite has a generating polynomial; the turns that have ended by a
 * time cut each of these short, and the coefficient of degree K of their product is P(all turns
 * taken have ended, and K experts are activated).
 *
 * <p>The product stands in a tree over the satellites. A turn adds one term to its satellite's
 * polynomial; what that adds to the root, carried up by products with the siblings, is the turn's
 * own probability: positive terms only. O(turns · K² · log satellites), less where satellites have
 * few turns.
 */
final class PoissonTurns implements LastTurnLaw {
  private final Turns turns;
  private final int active;

  /** For each host, P(none of its experts is activated). */
  private final double[] idle;

  /** For each turn, P(so many of its host's experts are activated). */
  private final double[] taken;

  private final double exactlyK;

  /**
   * The law for these turns.
   *
   * @param in the probability of each independent activation
   * @param out one minus it
   * @param exactlyK P(K of the independent activations come about)
   */
  PoissonTurns(Turns turns, int active, double[] in, double[] out, double exactlyK) {
    this.turns = turns;
    this.active = active;
    this.exactlyK = exactlyK;
    idle = new double[turns.hosts()];
    taken = new double[turns.count()];
    for (int h = 0; h < idle.length; h++) {
      double[] counts = counts(turns.experts(h), turns.turnsOf(h), in, out);
      idle[h] = counts[0];
      for (int c = 1; c < counts.length; c++) {
        taken[turns.firstTurn(h) + c - 1] = counts[c];
      }
    }
  }

  private static double[] counts(int[] experts, int most, double[] in, double[] out) {
    double[] counts = new double[most + 1];
    counts[0] = 1;
    for (int expert : experts) {
      for (int c = most; c > 0; c--) {
        counts[c] = out[expert] * counts[c] + in[expert] * counts[c - 1];
      }
      counts[0] *= out[expert];
    }
    return counts;
  }

  @Override
  public void distribution(int[] order, double[] into) {
    turns.checkLengths(order, into);
    Tree tree = new Tree();
    for (int j = 0; j < order.length; j++) {
      into[j] = tree.take(order[j]) / exactlyK;
    }
  }

  /** The product over the turns that have ended: node n has children 2n and 2n + 1. */
  private final class Tree {
    private final int hosts = idle.length;
    private final int width = active + 1;
    private final double[] polynomial = new double[2 * hosts * width];
    private final int[] degree = new int[2 * hosts];
    private double[] change = new double[width];
    private double[] next = new double[width];

    Tree() {
      for (int h = 0; h < hosts; h++) {
        polynomial[(hosts + h) * width] = idle[h];
      }
      for (int node = hosts - 1; node > 0; node--) {
        polynomial[node * width] =
            polynomial[2 * node * width] * polynomial[(2 * node + 1) * width];
      }
    }

    /** Adds a turn's term to its leaf and returns what that adds to the root's degree K. */
    double take(int turn) {
      int node = hosts + turns.host(turn);
      int low = turns.number(turn);
      int high = low;
      change[low] = taken[turn];
      while (node > 1) {
        add(node, low, high);
        high = timesSibling(node, node > 3 ? low : active, low, high);
        node >>= 1;
      }
      return high < active ? 0 : change[active];
    }

    private void add(int node, int low, int high) {
      int at = node * width;
      for (int k = low; k <= high; k++) {
        polynomial[at + k] += change[k];
      }
      degree[node] = Math.max(degree[node], high);
    }

    /** Multiplies the change by a sibling, from a degree on; returns its new greatest degree. */
    private int timesSibling(int node, int from, int low, int high) {
      int at = (node ^ 1) * width;
      int other = degree[node ^ 1];
      int top = Math.min(active, high + other);
      for (int k = from; k <= top; k++) {
        double sum = 0;
        for (int i = Math.max(low, k - other); i <= Math.min(high, k); i++) {
          sum += change[i] * polynomial[at + k - i];
        }
        next[k] = sum;
      }
      double[] spare = change;
      change = next;
      next = spare;
      return top;
    }
  }
}
