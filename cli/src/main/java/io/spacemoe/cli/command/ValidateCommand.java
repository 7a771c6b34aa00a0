package io.spacemoe.cli.command;

import io.spacemoe.cli.option.ReadingChoice;
import io.spacemoe.cli.screen.OrbitReport;
import io.spacemoe.cli.screen.Printable;
import io.spacemoe.instances.AnyFile;
import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.sky.ObservedConstellation;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads files and says what is wrong with them. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description =
        "Reads files of any kind that spacemoe knows (scenarios, placements, instances, solutions, tables, experiments) and says what is wrong with them. Exit code 2 when anything is.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe validate my.scenario.json",
      "  spacemoe validate instances/scenarios/*.json"
    })
public final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files to read, or names of bundled ones.")
  private List<String> files;

  @Mixin private ReadingChoice choice;

  @Override
  public Integer call() {
    PrintWriter screen = spec.commandLine().getOut();
    Reading reading = choice.reading();
    int exitCode = ExitCode.OK;
    for (String file : files) {
      try {
        describe(file, reading, screen);
      } catch (InstanceFormatException e) {
        screen.flush();
        spec.commandLine().getErr().println("spacemoe: " + e.getMessage());
        exitCode = ExitCode.USAGE;
      }
    }
    screen.flush();
    return exitCode;
  }

  private static void describe(String file, Reading reading, PrintWriter screen) {
    Optional<Object> bundled =
        Files.exists(Path.of(file)) ? Optional.empty() : bundled(file, reading);
    Optional<String> problems =
        bundled.isPresent() ? Optional.empty() : AnyFile.severalProblems(Path.of(file), reading);
    if (problems.isPresent()) {
      screen.printf("ok   %s: %s%n", file, problems.get());
      return;
    }
    Object content = bundled.orElseGet(() -> AnyFile.read(file, reading));
    screen.printf("ok   %s: %s%n", file, Printable.inOneLine(AnyFile.inOneLine(content)));
    if (content instanceof Scenario scenario) {
      OrbitReport.longLinks(scenario).ifPresent(line -> screen.printf("     %s%n", line));
      OrbitReport.islands(scenario).ifPresent(line -> screen.printf("     %s%n", line));
      OrbitReport.roofline(scenario).ifPresent(line -> screen.printf("     %s%n", line));
      noteMissing(List.of(scenario.placement().scheme()), screen);
    }
    if (content instanceof ExperimentFile experiment) {
      noteMissing(experiment.schemes(), screen);
    }
    Object sky = content instanceof Scenario scenario ? scenario.constellation() : content;
    if (sky instanceof ObservedConstellation observed) {
      screen.printf("     %s%n", OrbitReport.summary(observed));
      OrbitReport.details(observed).forEach(line -> screen.printf("     %s%n", line));
    }
  }

  /** Which of the schemes that a file names are not installed here, which may be meant so. */
  private static void noteMissing(List<String> schemes, PrintWriter screen) {
    schemes.stream()
        .filter(id -> Schemes.find(id).isEmpty())
        .forEach(
            id ->
                screen.printf(
                    "     scheme %s is not installed here; there are %s%n",
                    id, String.join(", ", Schemes.ids())));
  }

  /** What is bundled under a name. */
  private static Optional<Object> bundled(String name, Reading reading) {
    if (!reading.equals(Reading.BY_CONTENT) && AssignmentFile.bundled().contains(name)) {
      return Optional.of(AssignmentFile.open(name, reading));
    }
    if (ScenarioFiles.bundled().contains(name)) {
      return Optional.of(ScenarioFiles.open(name));
    }
    if (AssignmentFile.bundled().contains(name)) {
      return Optional.of(AssignmentFile.open(name));
    }
    return ExperimentFile.bundled().contains(name)
        ? Optional.of(ExperimentFile.open(name))
        : Optional.empty();
  }
}
