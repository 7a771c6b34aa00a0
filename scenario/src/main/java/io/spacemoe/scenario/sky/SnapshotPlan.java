package io.spacemoe.scenario.sky;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Locale;

/**
 * Which snapshots of the network stand for its life: times spread evenly over one orbital period,
 * and draws of surviving links at each. All are equally likely.
 *
 * @param slots number of times, 1 to 100,000
 * @param samplesPerSlot survival draws at each time, 1 to 100,000; at most 10,000,000 snapshots
 * @param seed seed of the draws
 */
public record SnapshotPlan(int slots, int samplesPerSlot, long seed) {

  /** Checks the ranges. */
  public SnapshotPlan {
    InvalidValueException.inRange("snapshots.slots", (long) slots, 1, 100_000);
    InvalidValueException.inRange("snapshots.samplesPerSlot", (long) samplesPerSlot, 1, 100_000);
    if ((long) slots * samplesPerSlot > 10_000_000) {
      throw new InvalidValueException(
          "snapshots.samplesPerSlot",
          String.format(
              Locale.ROOT,
              "gives %d snapshots in all; allowed: at most 10000000",
              (long) slots * samplesPerSlot));
    }
  }

  /** Twenty times, one draw at each. */
  public static SnapshotPlan defaults() {
    return new SnapshotPlan(20, 1, 1);
  }

  /**
   * The number of snapshots; when every link survives, all samples of a slot are one and the same.
   */
  public int snapshots(double linkSurvival) {
    return linkSurvival == 1 ? slots : slots * samplesPerSlot;
  }
}
