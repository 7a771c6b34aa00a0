package io.spacemoe.cli.option;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.spi.PlacementScheme;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What {@code --scheme} names. */
public final class SchemeNames {
  private SchemeNames() {}

  /** The schemes of these names, each once. */
  public static List<PlacementScheme> named(List<String> names) {
    if (names.isEmpty()) {
      throw new UsageException("--scheme names no scheme; give one or more, with commas");
    }
    return names.stream().map(SchemeNames::named).distinct().toList();
  }

  /** The scheme of this name. */
  public static PlacementScheme named(String name) {
    return Named.of(name.trim(), Schemes.ids(), () -> Schemes.named(name.trim()));
  }

  /** The scheme that a file names at some place. */
  public static PlacementScheme named(String file, String place, String name) {
    try {
      return named(name);
    } catch (UsageException e) {
      throw new UsageException("%s: %s: %s".formatted(file, place, e.getMessage()));
    }
  }

  /** The schemes that there is room for, and a line on each of the others. */
  public static List<PlacementScheme> fitting(
      Scenario asked, List<PlacementScheme> ids, PrintWriter errors) {
    List<PlacementScheme> fitting = new ArrayList<>();
    for (PlacementScheme id : ids) {
      asked
          .noRoomBecause(id)
          .ifPresentOrElse(
              why -> errors.printf("spacemoe: scheme %s is left out: %s%n", id.id(), why),
              () -> fitting.add(id));
    }
    return fitting;
  }

  /** A line on the schemes that a command which was stopped has not done, if there are any. */
  public static void notDone(List<String> left, PrintWriter errors) {
    if (!left.isEmpty()) {
      errors.printf(
          "spacemoe: stopped before %s done: %s%n",
          left.size() == 1 ? "this scheme was" : "these schemes were", String.join(", ", left));
    }
  }
}
