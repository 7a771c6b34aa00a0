package io.spacemoe.solver;

import java.util.Arrays;
import java.util.Locale;

/** Which satellite hosts each expert. Immutable; complete, but not necessarily feasible. */
public final class Placement {
  private final int[] satelliteOf;

  private Placement(int[] satelliteOf) {
    this.satelliteOf = satelliteOf;
  }

  /**
   * {@return a placement of expert e on {@code satelliteOf[e]}}
   *
   * @param satelliteOf one index per expert, from 0
   * @throws IllegalArgumentException for a negative index
   */
  public static Placement of(int... satelliteOf) {
    for (int e = 0; e < satelliteOf.length; e++) {
      if (satelliteOf[e] < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "expert %d is on satellite %d; satellites count from 0",
                e,
                satelliteOf[e]));
      }
    }
    return new Placement(satelliteOf.clone());
  }

  /** {@return the number of experts} */
  public int experts() {
    return satelliteOf.length;
  }

  /**
   * {@return the satellite that hosts an expert}
   *
   * @param expert index of an expert, from 0
   */
  public int satelliteOf(int expert) {
    return satelliteOf[expert];
  }

  /** {@return the satellite of each expert, as a copy} */
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
