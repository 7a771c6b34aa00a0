package io.spacemoe.solver;

import java.util.Arrays;

/** Which satellite hosts each expert. Immutable; complete, but not necessarily feasible. */
public final class Placement {
  private final int[] satelliteOf;

  private Placement(int[] satelliteOf) {
    this.satelliteOf = satelliteOf;
  }

  /**
   * Expert e sits on {@code satelliteOf[e]}.
   *
   * @throws IllegalArgumentException for a negative index
   */
  public static Placement of(int... satelliteOf) {
    for (int e = 0; e < satelliteOf.length; e++) {
      if (satelliteOf[e] < 0) {
        throw new IllegalArgumentException(
            "expert %d is on satellite %d; satellites count from 0".formatted(e, satelliteOf[e]));
      }
    }
    return new Placement(satelliteOf.clone());
  }

  /** The number of experts. */
  public int experts() {
    return satelliteOf.length;
  }

  /** The satellite that hosts an expert. */
  public int satelliteOf(int expert) {
    return satelliteOf[expert];
  }

  /** The satellite of each expert, as a copy. */
  public int[] toArray() {
    return satelliteOf.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Placement that && Arrays.equals(satelliteOf, that.satelliteOf);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(satelliteOf);
  }

  @Override
  public String toString() {
    return Arrays.toString(satelliteOf);
  }
}
