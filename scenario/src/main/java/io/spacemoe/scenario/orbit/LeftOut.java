package io.spacemoe.scenario.orbit;

import java.util.Locale;

/**
 * A satellite of a file that is in no slot.
 *
 * @param set the satellite
 * @param reason the kind of reason
 * @param why the reason with its numbers, to be read after the satellite
 */
public record LeftOut(ElementSet set, Reason reason, String why) {

  /** Why satellites are left out. */
  public enum Reason {
    /** Its element set is much older than the newest of the file. */
    STALE,
    /** Its period is too long for SGP4. */
    LONG_PERIOD,
    /** SGP4 has it fallen from the sky. */
    DECAYED,
    /** Its inclination is not the shell's. */
    OFF_INCLINATION,
    /** Its height is not the shell's: a spare, or on its way up or down. */
    OFF_ALTITUDE,
    /** Its node is not one of the planes'. */
    OFF_PLANE,
    /** Its plane has fewer satellites than there are slots. */
    SHORT_PLANE,
    /** Its plane has more satellites than there are slots. */
    SURPLUS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
