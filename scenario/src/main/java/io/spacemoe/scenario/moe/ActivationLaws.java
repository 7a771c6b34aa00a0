package io.spacemoe.scenario.moe;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Where activation laws come from. */
public final class ActivationLaws {
  /** A fit that is further off than this is refused. */
  private static final double FIT = 1e-12;

  /** Odds beyond which an expert is as good as always activated. */
  private static final double ALWAYS = 1e15;

  private ActivationLaws() {}

  /**
   * The laws of a model's layers, in their order.
   *
   * @throws InvalidValueException if a table or trace does not fit the model, or no weights
   *     reproduce a row of frequencies
   */
  public static List<ActivationLaw> of(Activation activation, MoeModel model) {
    if (activation.trace().isPresent()) {
      ActivationTrace trace = activation.trace().get();
      trace.checkFits(model);
      return IntStream.range(0, model.layers())
          .<ActivationLaw>mapToObj(l -> new EmpiricalLaw(model.expertsPerLayer(), trace.sets(l)))
          .toList();
    }
    WeightSource source = activation.weights().orElseThrow();
    if (source instanceof WeightSource.Table table) {
      table.checkFits(model);
    }
    return IntStream.range(0, model.layers())
        .mapToObj(
            l ->
                of(
                    activation.law(),
                    weights(source, activation.law(), model, l),
                    model.activeExperts()))
        .toList();
  }

  /**
   * A law with weights.
   *
   * @param law conditional Poisson or Plackett-Luce
   * @param weights one per expert, taken up to a common factor: 0 = never activated, infinite =
   *     always activated; at least K above 0, at most K infinite
   * @param active experts K activated per token
   */
  public static ActivationLaw of(Activation.Law law, double[] weights, int active) {
    int possible = 0;
    int certain = 0;
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "weight of expert %d is %s; weights must not be negative",
                i,
                weights[i]));
      }
      possible += weights[i] > 0 ? 1 : 0;
      certain += weights[i] == Double.POSITIVE_INFINITY ? 1 : 0;
    }
    if (active < 1 || possible < active || certain > active) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d experts are activated, but %d weights are above 0 and %d infinite",
              active,
              possible,
              certain));
    }
    return switch (law) {
      case CONDITIONAL_POISSON -> new ConditionalPoisson(weights, active);
      // With at most one draw left to chance the two laws are the same.
      case PLACKETT_LUCE ->
          active - certain <= 1
              ? new ConditionalPoisson(weights, active)
              : new PlackettLuce(weights, active);
      case TRACE -> throw new IllegalArgumentException("a trace has no weights");
    };
  }

  /**
   * The law of recorded sets.
   *
   * @param experts the number N of experts
   * @param sets at least one set, all of as many ascending indices below N
   */
  public static ActivationLaw ofSets(int experts, int[][] sets) {
    for (int[] set : sets) {
      for (int k = 0; k < set.length; k++) {
        if (set.length != sets[0].length
            || set[k] < (k == 0 ? 0 : set[k - 1] + 1)
            || set[k] >= experts) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "a set of experts is %s; expected %d ascending indices below %d",
                  Arrays.toString(set),
                  sets[0].length,
                  experts));
        }
      }
    }
    if (sets.length == 0 || sets[0].length == 0) {
      throw new IllegalArgumentException("no set of experts; expected one with an expert at least");
    }
    return new EmpiricalLaw(experts, Arrays.stream(sets).map(int[]::clone).toArray(int[][]::new));
  }

  /**
   * The weights of a model's layers, for those who evaluate conditional Poisson laws themselves.
   * Weights so large that their experts are activated in all but one of 10^15 tokens are lowered to
   * just that, so that all are finite.
   *
   * @throws InvalidValueException if the law is another one, a table does not fit the model, or no
   *     weights reproduce a row of frequencies
   */
  public static List<double[]> weights(Activation activation, MoeModel model) {
    if (activation.law() != Activation.Law.CONDITIONAL_POISSON) {
      throw new InvalidValueException(
          "activation.law",
          "is %s, but the objective expected-max needs the weights of conditional-poisson.%nMaybe place with the objective linear, which takes any law."
              .formatted(activation.law().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
    WeightSource source = activation.weights().orElseThrow();
    if (source instanceof WeightSource.Table table) {
      table.checkFits(model);
    }
    return IntStream.range(0, model.layers())
        .mapToObj(l -> weights(source, activation.law(), model, l))
        .map(weights -> finite(weights, model.activeExperts()))
        .toList();
  }

  private static double[] finite(double[] weights, int active) {
    double[] sorted = Arrays.stream(weights).filter(Double::isFinite).sorted().toArray();
    int certain = weights.length - sorted.length;
    double pivot = certain == active ? 1 : sorted[sorted.length - (active - certain)];
    double largest = certain == active && sorted.length > 0 ? sorted[sorted.length - 1] : 0;
    double most = Math.max(pivot, largest) * weights.length * ALWAYS;
    return Arrays.stream(weights).map(w -> Math.min(w, most)).toArray();
  }

  private static double[] weights(
      WeightSource source, Activation.Law law, MoeModel model, int layer) {
    if (source instanceof WeightSource.Table table
        && table.meaning() == WeightSource.TableMeaning.FREQUENCIES) {
      FrequencyFit fit = FrequencyFit.of(law, table.row(layer), model.activeExperts());
      if (fit.error() > FIT) {
        throw new InvalidValueException(
            table.place(layer),
            String.format(
                Locale.ROOT,
                ("has frequencies that no weights reproduce: the best are off by %.1e."
                    + "\nMaybe give weights instead of frequencies."),
                fit.error()));
      }
      return fit.weights();
    }
    return LayerWeights.of(source, model.expertsPerLayer(), model.activeExperts(), layer);
  }
}
