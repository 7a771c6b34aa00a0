package io.spacemoe.scenario.placement;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.SolveOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * What the solves of all layers of a scheme may use together. The clock starts at construction, and
 * each layer gets an equal share of the time that is left; iterations are each layer's own.
 */
public final class LayerLimits {
  private static final Duration LEAST = Duration.ofMillis(1);

  private final SolveOptions options;
  private final Cancellation cancellation;
  private final long start = System.nanoTime();

  /**
   * Starts the clock.
   *
   * @param options the time limit is that of all layers together
   * @param cancellation stops every solve from another thread
   */
  public LayerLimits(SolveOptions options, Cancellation cancellation) {
    this.options = options;
    this.cancellation = cancellation;
  }

  /** No limits, never cancelled. */
  public static LayerLimits none() {
    return new LayerLimits(SolveOptions.defaults(), new Cancellation());
  }

  /**
   * The options of one solve.
   *
   * @param layersLeft how many layers are still to be solved, this one among them
   */
  SolveOptions share(int layersLeft) {
    Optional<Duration> all = options.timeLimit();
    if (all.isEmpty()) {
      return options;
    }
    Duration share = all.get().minusNanos(System.nanoTime() - start).dividedBy(layersLeft);
    return options.withTimeLimit(share.compareTo(LEAST) < 0 ? LEAST : share);
  }

  Cancellation cancellation() {
    return cancellation;
  }
}
