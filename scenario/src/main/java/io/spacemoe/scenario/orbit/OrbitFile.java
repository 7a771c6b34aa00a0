package io.spacemoe.scenario.orbit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of element sets.
 *
 * @param name its name, relative to the folder of the scenario that names it
 * @param form how it is written
 * @param older how many element sets were passed over for a newer one of the same satellite
 * @param newest whether the newest element set of a satellite that is there more than once was
 *     taken
 * @param selection which of its satellites take part; empty means all
 * @param text what it says, unpacked
 * @param sets one for each satellite that takes part, in the order of the file
 */
public record OrbitFile(
    String name,
    Form form,
    int older,
    boolean newest,
    Optional<Selection> selection,
    String text,
    List<ElementSet> sets) {

  /** How element sets are written. */
  public enum Form {
    /** Two lines for each satellite, perhaps under one with its name. */
    TLE,
    /** Orbit mean-elements messages (CCSDS 502.0-B), in any form. */
    OMM
  }

  /** Copies the list. */
  public OrbitFile {
    sets = List.copyOf(sets);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s, %d satellites", name, sets.size());
  }
}
