package io.spacemoe.cli;

import io.spacemoe.instances.AnyFile;
import io.spacemoe.instances.InstanceFormatException;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.sky.ObservedConstellation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads files and says what is wrong with them. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description =
        "Reads files of any kind that spacemoe knows (scenarios, placements, instances, solutions, tables, experiments) and says what is wrong with them. Exit code 2 when anything is.",
    footer = {
      "",
      "Examples:",
      "  spacemoe validate my.scenario.json",
      "  spacemoe validate instances/scenarios/*.json"
    })
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files to read.")
  private List<Path> files;

  @Override
  public Integer call() {
    PrintWriter screen = spec.commandLine().getOut();
    int exitCode = ExitCode.OK;
    for (Path file : files) {
      try {
        describe(file, screen);
      } catch (InstanceFormatException e) {
        screen.flush();
        spec.commandLine().getErr().println("spacemoe: " + e.getMessage());
        exitCode = ExitCode.USAGE;
      }
    }
    screen.flush();
    return exitCode;
  }

  private static void describe(Path file, PrintWriter screen) {
    Optional<String> problems = AnyFile.severalProblems(file);
    if (problems.isPresent()) {
      screen.printf("ok   %s: %s%n", file, problems.get());
      return;
    }
    Object content = AnyFile.read(file.toString(), Optional.empty());
    screen.printf("ok   %s: %s%n", file, AnyFile.inOneLine(content));
    Object sky = content instanceof Scenario scenario ? scenario.constellation() : content;
    if (sky instanceof ObservedConstellation observed) {
      screen.printf("     %s%n", OrbitReport.summary(observed));
      OrbitReport.details(observed).forEach(line -> screen.printf("     %s%n", line));
    }
  }
}
