package io.spacemoe.scenario.placement;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Locale;

/**
 * How many copies of experts are placed beside the primaries, and what for.
 *
 * @param amount what is counted
 * @param number how many copies of it, 1 to 1,000,000; 0 where room is filled
 * @param goal what they are to better
 */
public record CopyPlan(Amount amount, int number, Goal goal) {

  /** What is counted. */
  public enum Amount {
    /** Copies in each layer. */
    PER_LAYER("perLayer"),
    /** Copies in all layers together. */
    TOTAL("total"),
    /** As many as there is room for. */
    FILL("fill");

    private final String key;

    Amount(String key) {
      this.key = key;
    }

    /** As files have it. */
    public String key() {
      return key;
    }
  }

  /** What copies are to better. */
  public enum Goal {
    /** The token latency: another way where an outage cuts one off or makes it long. */
    LATENCY,
    /** The throughput: copies of the experts that are activated most. */
    THROUGHPUT;

    /** As files have it. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks the range. */
  public CopyPlan {
    if (amount == Amount.FILL) {
      InvalidValueException.inRange("placement.copies.number", (long) number, 0, 0);
    } else {
      InvalidValueException.inRange(
          "placement.copies." + amount.key(), (long) number, 1, 1_000_000);
    }
  }

  /** As many copies as there is room for. */
  public static CopyPlan fill(Goal goal) {
    return new CopyPlan(Amount.FILL, 0, goal);
  }

  /** In words, for example {@code 2 per layer, for latency}. */
  public String inWords() {
    String many =
        switch (amount) {
          case PER_LAYER -> String.format(Locale.ROOT, "%d per layer", number);
          case TOTAL -> String.format(Locale.ROOT, "%d in all", number);
          case FILL -> "wherever there is room";
        };
    return many + ", for " + goal.key();
  }
}
