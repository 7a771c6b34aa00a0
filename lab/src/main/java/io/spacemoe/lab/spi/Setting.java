package io.spacemoe.lab.spi;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the items of a study are worked off; it does not change what comes out.
 *
 * @param address where: {@link Executor#HERE}, or what the executor's own documentation says
 * @param jobs how many items are done at the same time, at least 1; without it the executor decides
 * @param isolate whether each job has a process of its own
 * @param cluster what other machines are told; empty on this one
 */
public record Setting(
    String address, OptionalInt jobs, boolean isolate, Optional<Cluster> cluster) {
  /**
   * Checks the range.
   *
   * @param address where: {@link Executor#HERE}, or what the executor's own documentation says
   * @param jobs how many items are done at the same time, at least 1; without it the executor
   *     decides
   * @param isolate whether each job has a process of its own
   * @param cluster what other machines are told; empty on this one
   */
  public Setting {
    if (jobs.orElse(1) < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "jobs is %d; allowed: at least 1", jobs.getAsInt()));
    }
  }

  /**
   * {@return work on this machine}
   *
   * @param jobs how many items are done at the same time, at least 1
   * @param isolate whether each job has a process of its own
   */
  public static Setting here(int jobs, boolean isolate) {
    return new Setting(Executor.HERE, OptionalInt.of(jobs), isolate, Optional.empty());
  }

  /**
   * {@return work on other machines, each item in a process of its own}
   *
   * @param address where
   * @param cluster what they are told
   */
  public static Setting on(String address, Cluster cluster) {
    return new Setting(address, OptionalInt.empty(), true, Optional.of(cluster));
  }
}
