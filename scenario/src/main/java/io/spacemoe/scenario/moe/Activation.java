package io.spacemoe.scenario.moe;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Optional;

/**
 * How experts are activated: the law, and what it takes its weights from (docs/model.md, section
 * 4).
 *
 * @param law the law of the activated set
 * @param weights where the weights come from; present for every law but {@link Law#TRACE}
 * @param trace recorded sets; present for {@link Law#TRACE} only
 */
public record Activation(Law law, Optional<WeightSource> weights, Optional<ActivationTrace> trace) {

  /** The law of the set of activated experts. */
  public enum Law {
    /** P(A) is proportional to the product of the weights in A. */
    CONDITIONAL_POISSON,
    /** Successive draws, each proportional to the remaining weights. */
    PLACKETT_LUCE,
    /** The empirical distribution of recorded sets. */
    TRACE
  }

  /** Checks that the law has what it needs and nothing else. */
  public Activation {
    boolean traced = law == Law.TRACE;
    if (trace.isPresent() != traced) {
      throw new InvalidValueException(
          "activation.file",
          traced ? "is missing; law trace needs it" : "belongs to law trace only");
    }
    if (weights.isPresent() == traced) {
      throw new InvalidValueException(
          "activation.weights", traced ? "does not belong to law trace" : "is missing");
    }
  }

  /** Conditional Poisson with Zipf weights of exponent 1, shuffled with seed 1. */
  public static Activation defaults() {
    return of(Law.CONDITIONAL_POISSON, new WeightSource.Zipf(1.0, 1, true));
  }

  /** A law with weights. */
  public static Activation of(Law law, WeightSource weights) {
    return new Activation(law, Optional.of(weights), Optional.empty());
  }

  /** The empirical law of recorded sets. */
  public static Activation of(ActivationTrace trace) {
    return new Activation(Law.TRACE, Optional.empty(), Optional.of(trace));
  }
}
