package io.spacemoe.scenario.moe;

import io.spacemoe.scenario.moe.draw.RaceSampler;
import io.spacemoe.scenario.moe.draw.SetSampler;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The law of K successive draws without replacement, each proportional to the remaining weights
 * (Plackett 1975, Luce 1959); the same as the top K of weights perturbed by Gumbel noise.
 *
 * <p>It is an exponential race: expert i arrives at a time T<sub>i</sub> ~ Exp(w<sub>i</sub>), and
 * the first K to arrive are activated. The probability of an event is the integral over the time of
 * the K-th arrival, for which {@link RaceClock} has the nodes; for a given time the experts are
 * independent, so that counting them takes O(N·K) as for {@link ConditionalPoisson}. All sums have
 * positive terms only.
 */
final class PlackettLuce implements ActivationLaw {
  private final double[] logWeights;
  private final int active;
  private final RaceClock clock;

  /**
   * The law of K draws with these weights.
   *
   * @param weights at least 0; zero = never activated, infinite = always activated. At least K are
   *     above 0, fewer than K infinite
   */
  PlackettLuce(double[] weights, int active) {
    logWeights = Arrays.stream(weights).map(Math::log).toArray();
    this.active = active;
    clock = RaceClock.of(weights, active);
  }

  @Override
  public int experts() {
    return logWeights.length;
  }

  @Override
  public int active() {
    return active;
  }

  @Override
  public double[] inclusionProbabilities() {
    double[] nobody = new double[clock.nodes()];
    Arrays.fill(nobody, 1);
    double[] included = new double[logWeights.length];
    leaveOneOut(0, included.length, new RaceState(clock, active), nobody, included);
    return included;
  }

  /** Splits in halves: what is outside a range has been counted when its turn comes. */
  private void leaveOneOut(int from, int to, RaceState others, double[] nobody, double[] included) {
    if (to - from == 1) {
      included[from] = Math.min(1, others.completedBy(from, nobody));
      return;
    }
    int middle = (from + to) >>> 1;
    RaceState left = others.copy();
    for (int i = middle; i < to; i++) {
      left.absorb(i);
    }
    leaveOneOut(from, middle, left, nobody, included);
    for (int i = from; i < middle; i++) {
      others.absorb(i);
    }
    leaveOneOut(middle, to, others, nobody, included);
  }

  @Override
  public void maxDistribution(int[] order, double[] into) {
    int n = logWeights.length;
    ValueOrder.checkLengths(order, into, n);
    double[][] noneLater = clock.absentAfter(order);
    RaceState earlier = new RaceState(clock, active);
    for (int j = 0; j < n; j++) {
      into[j] = earlier.completedBy(order[j], noneLater[j]);
      earlier.absorb(order[j]);
    }
  }

  @Override
  public Activation.Law kind() {
    return Activation.Law.PLACKETT_LUCE;
  }

  @Override
  public double[][] numbers() {
    return new double[][] {Arrays.stream(logWeights).map(Math::exp).toArray()};
  }

  @Override
  public double[] mostCovered() {
    return MostCovered.byProbability(this);
  }

  @Override
  public LastTurnLaw lastTurn(Turns turns) {
    return turns.shared() ? new RaceTurns(turns, active, clock) : this::maxDistribution;
  }

  @Override
  public SetSampler sampler(UniformRandomProvider random) {
    return new RaceSampler(logWeights, random);
  }
}
