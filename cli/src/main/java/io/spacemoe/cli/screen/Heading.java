package io.spacemoe.cli.screen;

import io.spacemoe.scenario.Scenario;
import java.util.Locale;

/** What is placed where, above the tables. */
public final class Heading {
  private Heading() {}

  /** One line on a scenario. */
  public static String of(Scenario scenario) {
    return String.format(
        Locale.ROOT,
        "%s: %s, %d layers × %d experts (top %d) on %s, %d snapshots",
        Printable.inOneLine(scenario.name()),
        Printable.inOneLine(scenario.model().name()),
        scenario.model().layers(),
        scenario.model().expertsPerLayer(),
        scenario.model().activeExperts(),
        scenario.constellation().notation(),
        scenario.snapshots().snapshots(scenario.links().linkSurvival()));
  }
}
