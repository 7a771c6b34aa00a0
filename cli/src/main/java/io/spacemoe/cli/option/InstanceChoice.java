package io.spacemoe.cli.option;

import io.spacemoe.instances.AnyFile;
import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Format;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.scenario.ScenarioFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The instance that a command is about: a file of any format, or a bundled one. */
public final class InstanceChoice {
  @Parameters(
      index = "0",
      paramLabel = "INSTANCE",
      description =
          "An instance file of any format, with #1, #2 ... where it holds several, or the name of a"
              + " bundled one.")
  private String instance;

  @Mixin private ReadingChoice choice;

  /** What was written on the command line. */
  public String name() {
    return instance;
  }

  public AssignmentFile open() {
    return AssignmentFile.open(instance, reading());
  }

  /** What is in the file, be it an instance or anything else that can be read. */
  public Object content() {
    if (Files.exists(Path.of(instance.replaceFirst("#[^#]*$", "")))) {
      return AnyFile.read(instance, reading());
    }
    if (ScenarioFiles.bundled().contains(instance)) {
      if (!reading().equals(Reading.BY_CONTENT)) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "%s does not apply to the bundled scenario %s",
                reading().options(),
                instance));
      }
      return ScenarioFiles.open(instance);
    }
    return open();
  }

  /** The problems of the file, one by one where it holds several and none is named. */
  public List<String> problems() {
    Path path = Path.of(instance);
    return Files.isRegularFile(path)
            && reading().kind().isEmpty()
            && (reading().format().isPresent() || AnyFile.holdsProblems(path))
        ? AssignmentFile.problemsIn(path, reading())
        : List.of(instance);
  }

  /** The format of an instance's file; empty for a bundled one and for other content. */
  public Optional<Format> formatOf(Object content) {
    Path path = Path.of(instance.replaceFirst("#[^#]*$", ""));
    return content instanceof AssignmentFile && Files.exists(path)
        ? reading().format().or(() -> Optional.of(Format.of(path)))
        : Optional.empty();
  }

  /** What is told about the file. */
  public Reading reading() {
    return choice.reading();
  }
}
