package io.spacemoe.scenario.moe;

import io.spacemoe.scenario.moe.draw.SetSampler;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/** The law of recorded sets: each equally likely, as often as it was recorded. */
final class EmpiricalLaw implements ActivationLaw {
  private final int experts;
  private final int[][] sets;

  /**
   * The law of these sets.
   *
   * @param experts the number N of experts
   * @param sets at least one set of K ascending indices below N
   */
  EmpiricalLaw(int experts, int[][] sets) {
    this.experts = experts;
    this.sets = sets;
  }

  @Override
  public int experts() {
    return experts;
  }

  @Override
  public int active() {
    return sets[0].length;
  }

  @Override
  public double[] inclusionProbabilities() {
    double[] included = new double[experts];
    for (int[] set : sets) {
      for (int expert : set) {
        included[expert]++;
      }
    }
    return divided(included);
  }

  @Override
  public void maxDistribution(int[] order, double[] into) {
    ValueOrder.checkLengths(order, into, experts);
    int[] rank = new int[experts];
    for (int j = 0; j < experts; j++) {
      rank[order[j]] = j;
      into[j] = 0;
    }
    for (int[] set : sets) {
      int latest = 0;
      for (int expert : set) {
        latest = Math.max(latest, rank[expert]);
      }
      into[latest]++;
    }
    divided(into);
  }

  @Override
  public double[] mostCovered() {
    return MostCovered.ofSets(experts, sets);
  }

  @Override
  public LastTurnLaw lastTurn(Turns turns) {
    return (order, into) -> {
      turns.checkLengths(order, into);
      int[] rank = new int[order.length];
      for (int j = 0; j < order.length; j++) {
        rank[order[j]] = j;
        into[j] = 0;
      }
      int[] taken = new int[turns.hosts()];
      for (int[] set : sets) {
        int latest = 0;
        for (int expert : set) {
          int host = turns.hostOf(expert);
          latest = Math.max(latest, rank[turns.firstTurn(host) + taken[host]++]);
        }
        for (int expert : set) {
          taken[turns.hostOf(expert)] = 0;
        }
        into[latest]++;
      }
      divided(into);
    };
  }

  @Override
  public Activation.Law kind() {
    return Activation.Law.TRACE;
  }

  @Override
  public double[][] numbers() {
    return Arrays.stream(sets)
        .map(set -> Arrays.stream(set).asDoubleStream().toArray())
        .toArray(double[][]::new);
  }

  private double[] divided(double[] counts) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] /= sets.length;
    }
    return counts;
  }

  @Override
  public SetSampler sampler(UniformRandomProvider random) {
    return set -> System.arraycopy(sets[random.nextInt(sets.length)], 0, set, 0, set.length);
  }
}
