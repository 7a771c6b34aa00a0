package io.spacemoe.cli.command;

import io.spacemoe.cli.option.InstanceChoice;
import io.spacemoe.cli.screen.Json;
import io.spacemoe.cli.screen.Printable;
import io.spacemoe.instances.assignment.SolutionFile;
import io.spacemoe.lab.verify.Verification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a solution against its instance, without any engine. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Recomputes feasibility, cost and proof of a solution from the instance's raw data, without"
            + " any engine. Exit code 1 when a check fails.",
    footerHeading = "%nExamples:%n",
    footer = {"  spacemoe verify my.assignment.json my.solution.json"})
public final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private InstanceChoice instance;

  @Parameters(index = "1", paramLabel = "SOLUTION", description = "A solution file.")
  private Path solution;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    Verification checked = Verification.of(instance.open(), SolutionFile.read(solution));
    boolean holds = checked.holds();
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(
          Json.of(
              new Report(
                  instance.name(),
                  solution.toString(),
                  holds,
                  checked.tree().orElse(null),
                  checked.checks())));
    } else {
      checked
          .checks()
          .forEach(
              check ->
                  screen.printf(
                      "%-4s %s: %s%n",
                      check.holds() ? "ok" : "OFF",
                      check.what(),
                      Printable.inOneLine(check.found())));
    }
    screen.flush();
    return holds ? 0 : 1;
  }

  /** What {@code verify --json} prints; null where there is no tree. */
  record Report(
      String instance,
      String solution,
      boolean holds,
      Verification.Tree tree,
      List<Verification.Check> checks) {}
}
