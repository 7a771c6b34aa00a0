package io.spacemoe.instances.orbit;

import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.orbit.OrbitFile;
import io.spacemoe.scenario.sky.ObservedConstellation;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From a file of element sets to the constellation of its satellites. */
public final class OrbitFiles {
  /** The most satellites that are read. */
  static final int MOST_SATELLITES = 100_000;

  private OrbitFiles() {}

  /**
   * Reads a file.
   *
   * @param name what the scenario calls it
   * @throws InstanceFormatException naming file and place; also when its satellites form no planes
   */
  public static ObservedConstellation read(InputFile file, String name, OrbitFile.Form form) {
    List<NumberedSet> sets =
        switch (form) {
          case TLE -> TleFile.read(file);
          case OMM -> OmmFile.read(file);
        };
    refuse(sets.isEmpty(), file, "has no element sets");
    refuse(
        sets.size() > MOST_SATELLITES,
        file,
        String.format(
            Locale.ROOT, "has %d element sets; allowed: at most %d", sets.size(), MOST_SATELLITES));
    refuseDoubles(file, sets);
    try {
      return ObservedConstellation.of(
          new OrbitFile(
              name, form, file.characters(), sets.stream().map(NumberedSet::set).toList()));
    } catch (InvalidValueException e) {
      throw new InstanceFormatException(file.name(), "", e.problem());
    }
  }

  private static void refuseDoubles(InputFile file, List<NumberedSet> sets) {
    Map<String, String> placeOf = new HashMap<>();
    for (NumberedSet numbered : sets) {
      String before = placeOf.put(numbered.set().number(), numbered.place());
      if (before != null) {
        throw new InstanceFormatException(
            file.name(),
            numbered.place(),
            "is satellite %s again, which is also at %s; expected each satellite once.%nMaybe keep the newer element set only"
                .formatted(numbered.set(), before));
      }
    }
  }

  private static void refuse(boolean wrong, InputFile file, String problem) {
    if (wrong) {
      throw new InstanceFormatException(file.name(), "", problem);
    }
  }
}
