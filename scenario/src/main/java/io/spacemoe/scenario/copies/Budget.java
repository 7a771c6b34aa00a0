package io.spacemoe.scenario.copies;

import io.spacemoe.scenario.placement.CopyPlan;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;

/** How many copies may still be placed. */
final class Budget {
  private final int[] ofLayer;
  private int left;

  /**
   * What a plan gives.
   *
   * @param room how many copies there is room for
   * @throws InvalidValueException when the plan wants more
   */
  Budget(CopyPlan plan, int layers, int room) {
    long wanted = (long) plan.number() * (plan.amount() == CopyPlan.Amount.PER_LAYER ? layers : 1);
    if (wanted > room) {
      throw new InvalidValueException(
          "placement.copies." + plan.amount().key(),
          String.format(
              Locale.ROOT,
              "is %d, so there are %d copies in all, but beside gateways and primaries there is room for %d.%nMaybe give placement.capacity, fewer copies, or fill",
              plan.number(),
              wanted,
              room));
    }
    boolean each = plan.amount() == CopyPlan.Amount.PER_LAYER;
    ofLayer = new int[layers];
    Arrays.fill(ofLayer, each ? plan.number() : Integer.MAX_VALUE);
    left = plan.amount() == CopyPlan.Amount.TOTAL ? plan.number() : room;
  }

  /** How many more a layer may have. */
  int left(int layer) {
    return Math.min(left, ofLayer[layer]);
  }

  void use(int layer) {
    left--;
    ofLayer[layer]--;
  }
}
