package io.spacemoe.scenario.operations;

/**
 * What limits the throughput of a layout, and where.
 *
 * @param tokensPerSecond output tokens a second of the whole constellation, infinite without limit
 * @param kind what runs out
 * @param from the satellite; of a link the one that sends
 * @param to the satellite to which the link leads; that itself where it is none
 */
public record Limit(double tokensPerSecond, Kind kind, int from, int to) {

  /** What runs out. */
  public enum Kind {
    /** A satellite's processor is busy all the time. */
    COMPUTE,
    /** A link sends all the time. */
    LINK,
    /** A satellite uses all the energy that the sun gives it. */
    ENERGY
  }

  /** The one that is reached first; this one of equals. */
  Limit least(Limit other) {
    return other.tokensPerSecond < tokensPerSecond ? other : this;
  }

  /** Its name, for example {@code link 17 -> 18}. */
  public String bottleneck() {
    return switch (kind) {
      case COMPUTE -> "processor of satellite %s".formatted(from);
      case LINK -> "link %s -> %s".formatted(from, to);
      case ENERGY -> "energy of satellite %s".formatted(from);
    };
  }
}
