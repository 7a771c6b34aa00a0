package io.spacemoe.lab.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What each run of a batch may use.
 *
 * @param timeLimitSeconds wall-clock seconds after which an engine is to return; more than 0
 * @param graceSeconds how much longer than that it may take before it is cut off; more than 0
 * @param iterationLimit iterations of an engine, in its own measure, at most; at least 1
 * @param memoryLimitMb resident memory of a run's own process in MiB, three quarters of it Java
 *     heap; at least {@value #LEAST_MEMORY_MB}
 * @param threads the most threads that an engine may use; at least 1
 */
public record RunLimits(
    OptionalDouble timeLimitSeconds,
    double graceSeconds,
    OptionalLong iterationLimit,
    OptionalInt memoryLimitMb,
    int threads) {
  /** The least memory limit in MiB: what a Java process needs to start. */
  public static final int LEAST_MEMORY_MB = 128;

  /** The longest time limit and grace: a year. */
  private static final double LONGEST = 365 * 86_400.0;

  /**
   * Checks the ranges.
   *
   * @param timeLimitSeconds wall-clock seconds after which an engine is to return; more than 0
   * @param graceSeconds how much longer than that it may take before it is cut off; more than 0
   * @param iterationLimit iterations of an engine, in its own measure, at most; at least 1
   * @param memoryLimitMb resident memory of a run's own process in MiB, three quarters of it Java
   *     heap; at least {@value #LEAST_MEMORY_MB}
   * @param threads the most threads that an engine may use; at least 1
   */
  public RunLimits {
    timeLimitSeconds.ifPresent(
        limit -> require(isTime(limit), "time limit", limit + " s", "more than 0 s, to a year"));
    require(isTime(graceSeconds), "grace", graceSeconds + " s", "more than 0 s, to a year");
    iterationLimit.ifPresent(limit -> require(limit >= 1, "iteration limit", limit, "at least 1"));
    memoryLimitMb.ifPresent(
        limit ->
            require(
                limit >= LEAST_MEMORY_MB,
                "memory limit",
                limit + " MiB",
                String.format(Locale.ROOT, "at least %d MiB", LEAST_MEMORY_MB)));
    require(threads >= 1, "threads", threads, "at least 1");
  }

  /** {@return no limit, 5 s of grace, one thread for each engine} */
  public static RunLimits defaults() {
    return new RunLimits(OptionalDouble.empty(), 5, OptionalLong.empty(), OptionalInt.empty(), 1);
  }

  /** What other limits say otherwise, in words. */
  public List<String> differencesTo(RunLimits other) {
    List<String> differences = new ArrayList<>();
    compare(differences, "time limit", time(timeLimitSeconds), time(other.timeLimitSeconds));
    compare(differences, "grace", time(graceSeconds), time(other.graceSeconds));
    compare(differences, "iteration limit", count(iterationLimit), count(other.iterationLimit));
    compare(differences, "memory limit", memory(memoryLimitMb), memory(other.memoryLimitMb));
    compare(differences, "threads", threads, other.threads);
    return differences;
  }

  private static void compare(List<String> differences, String what, Object then, Object now) {
    if (!then.equals(now)) {
      differences.add("%s %s then, %s now".formatted(what, then, now));
    }
  }

  private static String time(OptionalDouble seconds) {
    return seconds.isPresent() ? time(seconds.getAsDouble()) : "none";
  }

  private static String time(double seconds) {
    return BigDecimal.valueOf(seconds)
            .setScale(9, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " s";
  }

  private static String count(OptionalLong limit) {
    return limit.isPresent() ? Long.toString(limit.getAsLong()) : "none";
  }

  private static String memory(OptionalInt mb) {
    return mb.isPresent() ? mb.getAsInt() + " MiB" : "none";
  }

  private static boolean isTime(double seconds) {
    return seconds > 0 && seconds <= LONGEST;
  }

  private static void require(boolean holds, String what, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException("%s is %s; allowed: %s".formatted(what, value, allowed));
    }
  }
}
