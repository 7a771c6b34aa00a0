package io.spacemoe.solver;

/** Hears what a running solve knows, each time it knows more; called on the engine's thread. */
@FunctionalInterface
public interface IncumbentListener {
  /** Hears nothing. */
  IncumbentListener NONE = (incumbent, placement) -> {};

  /**
   * Called when the best placement or the bound improved. Keep it short, since the engine waits,
   * and throw nothing.
   *
   * @param incumbent time, cost and bound
   * @param placement the best placement so far; null as long as there is only a bound
   */
  void improved(Incumbent incumbent, Placement placement);

  /**
   * Called when the door begins to seek a bound of its own, which may take a while in which nothing
   * improves.
   *
   * @param mostSeconds how long it takes at most; infinite where time is not limited
   */
  default void bounding(double mostSeconds) {}

  /**
   * Called when an engine has ended and the door begins to check the proofs that it gave. A large
   * tree takes long, also after a cancellation, since without the check there is no bound.
   */
  default void checking() {}
}
