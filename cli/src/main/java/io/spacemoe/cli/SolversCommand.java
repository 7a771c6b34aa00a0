package io.spacemoe.cli;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Solvers;
import io.spacemoe.solver.spi.SolverProvider;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the installed engines and what each can do. */
@Command(
    name = "solvers",
    mixinStandardHelpOptions = true,
    description = "Lists the installed engines and what each can do.",
    footer = {"", "Examples:", "  spacemoe solvers", "  spacemoe solvers --json"})
final class SolversCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /**
   * What {@code solvers --json} prints about each.
   *
   * @param unavailableBecause null when it can run here
   */
  record Row(String id, String description, List<String> capabilities, String unavailableBecause) {
    static Row of(SolverProvider provider) {
      Optional<String> unavailable = provider.unavailableBecause();
      return new Row(
          provider.id(),
          provider.description(),
          new TreeSet<>(provider.capabilities()).stream().map(Capability::id).toList(),
          unavailable.orElse(null));
    }

    private String text() {
      return "%s%s%n  %s%n  %s%n"
          .formatted(
              id,
              unavailableBecause == null
                  ? ""
                  : " (cannot run here: %s)".formatted(unavailableBecause),
              description,
              String.join(", ", capabilities));
    }
  }

  @Override
  public void run() {
    List<Row> rows = Solvers.installed().stream().map(Row::of).toList();
    PrintWriter screen = spec.commandLine().getOut();
    screen.println(
        json
            ? Json.of(Map.of("solvers", rows))
            : rows.stream().map(Row::text).collect(Collectors.joining(System.lineSeparator())));
    screen.flush();
  }
}
