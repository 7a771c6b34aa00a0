package io.spacemoe.solver;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the caller asks of a solve; anything unset is the engine's own default.
 *
 * @param timeLimit wall-clock time after which the engine returns what it has; positive
 * @param iterationLimit iterations, in the engine's own measure, after which it returns; at least 1
 * @param seed seed of everything random
 * @param threads the most threads that the engine may use; at least 1
 * @param targetGap relative gap (cost - bound) / cost at which the engine may stop; 0 to 1
 * @param hint a complete, feasible placement to start from
 */
public record SolveOptions(
    Optional<Duration> timeLimit,
    OptionalLong iterationLimit,
    OptionalLong seed,
    OptionalInt threads,
    OptionalDouble targetGap,
    Optional<Placement> hint) {

  /**
   * Checks the ranges.
   *
   * @param timeLimit wall-clock time after which the engine returns what it has; positive
   * @param iterationLimit iterations, in the engine's own measure, after which it returns; at least
   *     1
   * @param seed seed of everything random
   * @param threads the most threads that the engine may use; at least 1
   * @param targetGap relative gap (cost - bound) / cost at which the engine may stop; 0 to 1
   * @param hint a complete, feasible placement to start from
   */
  public SolveOptions {
    timeLimit.ifPresent(
        limit ->
            require(!limit.isNegative() && !limit.isZero(), "time limit", limit, "more than 0"));
    iterationLimit.ifPresent(limit -> require(limit >= 1, "iteration limit", limit, "at least 1"));
    threads.ifPresent(n -> require(n >= 1, "threads", n, "at least 1"));
    targetGap.ifPresent(gap -> require(gap >= 0 && gap <= 1, "target gap", gap, "0 to 1"));
  }

  /** {@return options with nothing set} */
  public static SolveOptions defaults() {
    return new SolveOptions(
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        Optional.empty());
  }

  /**
   * {@return the same with a time limit}
   *
   * @param limit wall-clock time, more than 0
   */
  public SolveOptions withTimeLimit(Duration limit) {
    return new SolveOptions(Optional.of(limit), iterationLimit, seed, threads, targetGap, hint);
  }

  /**
   * {@return the same with an iteration limit}
   *
   * @param limit iterations in the engine's own measure, at least 1
   */
  public SolveOptions withIterationLimit(long limit) {
    return new SolveOptions(timeLimit, OptionalLong.of(limit), seed, threads, targetGap, hint);
  }

  /**
   * {@return the same with a seed}
   *
   * @param newSeed seed of everything random
   */
  public SolveOptions withSeed(long newSeed) {
    return new SolveOptions(
        timeLimit, iterationLimit, OptionalLong.of(newSeed), threads, targetGap, hint);
  }

  /**
   * {@return the same with a bound on threads}
   *
   * @param atMost at least 1
   */
  public SolveOptions withThreads(int atMost) {
    return new SolveOptions(
        timeLimit, iterationLimit, seed, OptionalInt.of(atMost), targetGap, hint);
  }

  /**
   * {@return the same with a target gap}
   *
   * @param gap relative gap, 0 to 1
   */
  public SolveOptions withTargetGap(double gap) {
    return new SolveOptions(timeLimit, iterationLimit, seed, threads, OptionalDouble.of(gap), hint);
  }

  /**
   * {@return the same with a placement to start from}
   *
   * @param start a complete, feasible placement
   */
  public SolveOptions withHint(Placement start) {
    return new SolveOptions(
        timeLimit, iterationLimit, seed, threads, targetGap, Optional.of(start));
  }

  /** {@return what an engine must declare to honour these options} */
  public Set<Capability> needs() {
    Set<Capability> needs = EnumSet.noneOf(Capability.class);
    iterationLimit.ifPresent(limit -> needs.add(Capability.ITERATION_LIMIT));
    targetGap.ifPresent(gap -> needs.add(Capability.TARGET_GAP));
    hint.ifPresent(start -> needs.add(Capability.HINT));
    return needs;
  }

  private static void require(boolean holds, String what, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException("%s is %s; allowed: %s".formatted(what, value, allowed));
    }
  }
}
