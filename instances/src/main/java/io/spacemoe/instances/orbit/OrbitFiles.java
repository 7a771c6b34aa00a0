package io.spacemoe.instances.orbit;

import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.orbit.ElementSet;
import io.spacemoe.scenario.orbit.OrbitFile;
import io.spacemoe.scenario.orbit.Selection;
import io.spacemoe.scenario.orbit.ShellSummary;
import io.spacemoe.scenario.sky.ObservedConstellation;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** From a file of element sets to the constellation of its satellites. */
public final class OrbitFiles {
  /** The most satellites that are read. */
  static final int MOST_SATELLITES = 100_000;

  private OrbitFiles() {}

  /**
   * Reads a file with all its satellites.
   *
   * @param name what the scenario calls it
   * @param newest whether the newest element set of a satellite counts; else each is there once
   * @throws InstanceFormatException naming file and place; also when its satellites form no planes
   */
  public static ObservedConstellation read(
      InputFile file, String name, OrbitFile.Form form, boolean newest) {
    return read(file, name, form, newest, Optional.empty());
  }

  /**
   * Reads a file.
   *
   * @param name what the scenario calls it
   * @param newest whether the newest element set of a satellite counts; else each is there once
   * @param selection which satellites take part; empty means all
   * @throws InstanceFormatException naming file and place; also when its satellites form no planes
   */
  public static ObservedConstellation read(
      InputFile file,
      String name,
      OrbitFile.Form form,
      boolean newest,
      Optional<Selection> selection) {
    List<NumberedSet> all =
        switch (form) {
          case TLE -> TleFile.read(file);
          case OMM -> OmmFile.read(file);
        };
    refuse(all.isEmpty(), file, "has no element sets");
    refuse(
        all.size() > MOST_SATELLITES,
        file,
        String.format(
            Locale.ROOT, "has %d element sets; allowed: at most %d", all.size(), MOST_SATELLITES));
    Map<String, NumberedSet> sets = new LinkedHashMap<>();
    all.forEach(set -> sets.merge(set.set().number(), set, (a, b) -> chosen(file, a, b, newest)));
    List<ElementSet> taken =
        sets.values().stream()
            .map(NumberedSet::set)
            .filter(set -> selection.map(some -> some.takes(set)).orElse(true))
            .toList();
    refuse(
        taken.isEmpty(),
        file,
        String.format(
            Locale.ROOT,
            "has %d satellites, of which constellation.select takes none. Shells there: %s",
            sets.size(),
            shells(sets.values())));
    try {
      return ObservedConstellation.of(
          new OrbitFile(
              name, form, all.size() - sets.size(), newest, selection, file.characters(), taken));
    } catch (InvalidValueException e) {
      throw new InstanceFormatException(file.name(), "", e.problem());
    }
  }

  private static String shells(Collection<NumberedSet> sets) {
    return ShellSummary.of(sets.stream().map(NumberedSet::set).toList()).stream()
        .map(ShellSummary::toString)
        .collect(Collectors.joining("; "));
  }

  /** Of two element sets of one satellite the newer; either, when they say the same. */
  private static NumberedSet chosen(
      InputFile file, NumberedSet before, NumberedSet after, boolean newest) {
    int order = before.set().epoch().compareTo(after.set().epoch());
    if (!newest || (order == 0 && !before.set().equals(after.set()))) {
      throw new InstanceFormatException(
          file.name(),
          after.place(),
          String.format(
              Locale.ROOT,
              "is satellite %s again, which is also at %s; expected each satellite once%s",
              after.set(),
              before.place(),
              newest
                  ? " for each epoch.%nMaybe remove one of the two".formatted()
                  : ".%nMaybe keep the newer element set only, or say \"epochs\": \"newest\" in the scenario"
                      .formatted()));
    }
    return order < 0 ? after : before;
  }

  private static void refuse(boolean wrong, InputFile file, String problem) {
    if (wrong) {
      throw new InstanceFormatException(file.name(), "", problem);
    }
  }
}
