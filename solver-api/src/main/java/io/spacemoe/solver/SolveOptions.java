package io.spacemoe.solver;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

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

  /** Checks the ranges. */
  public SolveOptions {
    timeLimit.ifPresent(
        limit ->
            require(!limit.isNegative() && !limit.isZero(), "time limit", limit, "more than 0"));
    iterationLimit.ifPresent(limit -> require(limit >= 1, "iteration limit", limit, "at least 1"));
    threads.ifPresent(n -> require(n >= 1, "threads", n, "at least 1"));
    targetGap.ifPresent(gap -> require(gap >= 0 && gap <= 1, "target gap", gap, "0 to 1"));
  }

  /** Nothing set. */
  public static SolveOptions defaults() {
    return new SolveOptions(
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        Optional.empty());
  }

  /** The same with a time limit. */
  public SolveOptions withTimeLimit(Duration limit) {
    return new SolveOptions(Optional.of(limit), iterationLimit, seed, threads, targetGap, hint);
  }

  /** The same with an iteration limit. */
  public SolveOptions withIterationLimit(long limit) {
    return new SolveOptions(timeLimit, OptionalLong.of(limit), seed, threads, targetGap, hint);
  }

  /** The same with a seed. */
  public SolveOptions withSeed(long newSeed) {
    return new SolveOptions(
        timeLimit, iterationLimit, OptionalLong.of(newSeed), threads, targetGap, hint);
  }

  /** The same with a bound on threads. */
  public SolveOptions withThreads(int atMost) {
    return new SolveOptions(
        timeLimit, iterationLimit, seed, OptionalInt.of(atMost), targetGap, hint);
  }

  /** The same with a target gap. */
  public SolveOptions withTargetGap(double gap) {
    return new SolveOptions(timeLimit, iterationLimit, seed, threads, OptionalDouble.of(gap), hint);
  }

  /** The same with a placement to start from. */
  public SolveOptions withHint(Placement start) {
    return new SolveOptions(
        timeLimit, iterationLimit, seed, threads, targetGap, Optional.of(start));
  }

  private static void require(boolean holds, String what, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException("%s is %s; allowed: %s".formatted(what, value, allowed));
    }
  }
}
