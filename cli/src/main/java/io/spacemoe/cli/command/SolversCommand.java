package io.spacemoe.cli.command;

import io.spacemoe.cli.screen.Json;
import io.spacemoe.cli.screen.Terminal;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.spi.PlacementScheme.Need;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.door.ExpectedMaxSolvers;
import io.spacemoe.solver.door.JointSolvers;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.Engine;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the installed engines and placement schemes, and what each can do. */
@Command(
    name = "solvers",
    mixinStandardHelpOptions = true,
    description = "Lists the installed engines and placement schemes, and what each can do.",
    footerHeading = "%nExamples:%n",
    footer = {"  spacemoe solvers", "  spacemoe solvers --json"})
public final class SolversCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /**
   * What {@code solvers --json} prints about each.
   *
   * @param unavailableBecause null when it can run here
   */
  record Row(String id, String description, List<String> capabilities, String unavailableBecause) {
    static Row of(Engine engine) {
      return new Row(
          engine.id(),
          engine.description(),
          new TreeSet<>(engine.capabilities()).stream().map(Capability::id).toList(),
          engine.unavailableBecause().orElse(null));
    }

    private String text() {
      return "%s%s%n  %s%n%s"
          .formatted(
              id,
              unavailableBecause == null
                  ? ""
                  : " (cannot run here: %s)".formatted(unavailableBecause),
              description,
              capabilities.isEmpty() ? "" : "  %s%n".formatted(String.join(", ", capabilities)));
    }
  }

  /**
   * What {@code solvers --json} prints about each scheme.
   *
   * @param needs what it makes use of
   */
  record SchemeRow(String id, String description, List<String> needs) {
    static SchemeRow of(PlacementScheme scheme) {
      return new SchemeRow(
          scheme.id(),
          scheme.description(),
          scheme.needs().stream().sorted().map(SchemeRow::text).toList());
    }

    private static String text(Need need) {
      return need.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String text() {
      return "%s%n  %s%n%s"
          .formatted(
              id, description, needs.isEmpty() ? "" : "  %s%n".formatted(String.join(", ", needs)));
    }
  }

  @Override
  public void run() {
    List<Row> linear = Solvers.installed().stream().map(Row::of).toList();
    List<Row> slowest = ExpectedMaxSolvers.installed().stream().map(Row::of).toList();
    List<Row> joint = JointSolvers.installed().stream().map(Row::of).toList();
    List<SchemeRow> schemes = Schemes.installed().stream().map(SchemeRow::of).toList();
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(
          Json.of(
              Map.of(
                  "solvers",
                  linear,
                  "expectedMaxSolvers",
                  slowest,
                  "jointSolvers",
                  joint,
                  "schemes",
                  schemes)));
    } else {
      list(screen, "Assignment (solve, batch, compare; place --solver):", linear);
      list(screen, "The slowest expert (place --objective expected-max --solver):", slowest);
      list(screen, "Everything together (scheme joint; place --joint-solver):", joint);
      screen.printf("Placement schemes (place --scheme, demo, experiment):%n%n");
      schemes.forEach(scheme -> screen.println(Terminal.fit(scheme.text())));
    }
    screen.flush();
  }

  private static void list(PrintWriter screen, String heading, List<Row> rows) {
    screen.println(heading);
    screen.println();
    rows.forEach(row -> screen.println(Terminal.fit(row.text())));
  }
}
