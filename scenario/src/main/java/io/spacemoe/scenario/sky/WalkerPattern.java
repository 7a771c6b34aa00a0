package io.spacemoe.scenario.sky;

/** Over which span of right ascension the planes of a Walker constellation spread. */
public enum WalkerPattern {
  /** All round, 360 degrees: the last plane is the first one's neighbour. */
  DELTA(2 * Math.PI),
  /** Half round, 180 degrees: the first and last planes move against each other, with no links. */
  STAR(Math.PI);

  private final double spanRadians;

  WalkerPattern(double spanRadians) {
    this.spanRadians = spanRadians;
  }

  /** The span of right ascension in radians. */
  public double spanRadians() {
    return spanRadians;
  }
}
