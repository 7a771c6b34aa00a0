package io.spacemoe.scenario.placement;

import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.ActivationLaws;
import io.spacemoe.scenario.moe.Turns;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.SharedLaw;
import java.util.Arrays;
import java.util.Locale;

/**
 * The law of a layer's activated experts as the joint problem has it where satellites are shared:
 * the exact law of the last turn, rounded to parts per million. Immutable.
 */
public final class SharedExperts implements SharedLaw {
  /** Low bits of a sorting key, for the turn; its end takes less than 2^43 ns. */
  private static final int TURN_BITS = 20;

  private final ActivationLaw law;
  private final int[] order;

  /**
   * A law whose experts are given in another order.
   *
   * @param order the expert of the law that each expert of the problem is
   */
  SharedExperts(ActivationLaw law, int[] order) {
    if (law.experts() >= 1 << TURN_BITS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d experts in a layer; allowed: less than %d where they share satellites",
              law.experts(),
              1 << TURN_BITS));
    }
    this.law = law;
    this.order = order.clone();
  }

  /** The law that a file has, its experts in their own order. */
  public static SharedLaw of(SharedLaw.Text text, int experts) {
    int[] order = new int[experts];
    Arrays.setAll(order, i -> i);
    Activation.Law kind =
        Activation.Law.valueOf(text.law().toUpperCase(Locale.ROOT).replace('-', '_'));
    if (kind != Activation.Law.TRACE) {
      return new SharedExperts(ActivationLaws.of(kind, text.numbers()[0], text.active()), order);
    }
    int[][] sets =
        Arrays.stream(text.numbers())
            .map(set -> Arrays.stream(set).mapToInt(e -> (int) e).toArray())
            .toArray(int[][]::new);
    return new SharedExperts(ActivationLaws.ofSets(experts, sets), order);
  }

  @Override
  public int active() {
    return law.active();
  }

  @Override
  public double[] activation() {
    double[] included = law.inclusionProbabilities();
    return Arrays.stream(order).mapToDouble(e -> included[e]).toArray();
  }

  @Override
  public long cost(int[] satelliteOf, TurnEnds ends) {
    int[] hosts = new int[order.length];
    for (int i = 0; i < hosts.length; i++) {
      hosts[order[i]] = satelliteOf[i];
    }
    Turns turns = Turns.of(hosts, law.active());
    long[] keys = new long[turns.count()];
    for (int t = 0; t < keys.length; t++) {
      keys[t] = (ends.ns(turns.satellite(t), turns.number(t)) << TURN_BITS) | t;
    }
    Arrays.sort(keys);
    int[] byEnd = new int[keys.length];
    Arrays.setAll(byEnd, j -> (int) (keys[j] & ((1 << TURN_BITS) - 1)));
    double[] last = new double[keys.length];
    law.lastTurn(turns).distribution(byEnd, last);
    double until = 0;
    int before = 0;
    long cost = 0;
    for (int j = 0; j < keys.length; j++) {
      until += last[j];
      int rounded =
          j + 1 == keys.length
              ? JointProblem.PPM
              : (int) Math.min(Math.round(until * JointProblem.PPM), JointProblem.PPM);
      int now = Math.max(before, rounded);
      cost += (now - before) * (keys[j] >>> TURN_BITS);
      before = now;
    }
    return cost;
  }

  @Override
  public SharedLaw.Text text() {
    double[][] numbers = law.numbers();
    double[][] ours;
    if (law.kind() == Activation.Law.TRACE) {
      int[] ourIndex = new int[order.length];
      for (int i = 0; i < order.length; i++) {
        ourIndex[order[i]] = i;
      }
      ours =
          Arrays.stream(numbers)
              .map(set -> Arrays.stream(set).map(e -> ourIndex[(int) e]).sorted().toArray())
              .toArray(double[][]::new);
    } else {
      ours = new double[][] {Arrays.stream(order).mapToDouble(e -> numbers[0][e]).toArray()};
    }
    return new SharedLaw.Text(
        law.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), ours, law.active());
  }
}
