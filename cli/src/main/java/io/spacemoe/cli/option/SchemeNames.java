package io.spacemoe.cli.option;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.placement.SchemeId;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code --scheme} names. */
public final class SchemeNames {
  private SchemeNames() {}

  /** The schemes of these names, each once. */
  public static List<SchemeId> named(List<String> names) {
    if (names.isEmpty()) {
      throw new UsageException("--scheme names no scheme; give one or more, with commas");
    }
    return names.stream().map(SchemeNames::named).distinct().toList();
  }

  /** The scheme of this name. */
  public static SchemeId named(String name) {
    return SchemeId.named(name.trim())
        .orElseThrow(
            () ->
                new UsageException(
                    String.format(
                        Locale.ROOT,
                        "no scheme is called %s; there are %s",
                        name,
                        Arrays.stream(SchemeId.values())
                            .map(SchemeId::id)
                            .collect(Collectors.joining(", ")))));
  }

  /** The schemes that there is room for, and a line on each of the others. */
  public static List<SchemeId> fitting(Scenario asked, List<SchemeId> ids, PrintWriter errors) {
    List<SchemeId> fitting = new ArrayList<>();
    for (SchemeId id : ids) {
      asked
          .noRoomBecause(id)
          .ifPresentOrElse(
              why -> errors.printf("spacemoe: scheme %s is left out: %s%n", id.id(), why),
              () -> fitting.add(id));
    }
    return fitting;
  }
}
