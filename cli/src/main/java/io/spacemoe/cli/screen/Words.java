package io.spacemoe.cli.screen;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.SolutionFile;
import io.spacemoe.instances.json.FormatKey;
import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.OutputFile;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What went wrong, in words for the one who gave the command. */
public final class Words {
  /** Who takes a file of each of our formats, for those who have given it to another command. */
  private static final Map<String, String> TAKERS =
      Map.of(
          ScenarioFiles.FORMAT, "place or validate",
          LayoutFile.FORMAT, "evaluate, view or replan, after its scenario",
          AssignmentFile.FORMAT, "solve, batch or convert",
          SolutionFile.FORMAT, "verify, after its instance",
          ExperimentFile.FORMAT, "experiment");

  private Words() {}

  /**
   * What a problem says; for what Java says about a file, the file and the reason, and for a file
   * of another format who takes that.
   */
  public static String of(Exception problem) {
    if (problem instanceof InstanceFormatException wrong && wrong.place().startsWith("$.format")) {
      return formatOf(wrong.file())
          .map(TAKERS::get)
          .map(takers -> "%s.%nMaybe give it to %s".formatted(problem.getMessage(), takers))
          .orElse(problem.getMessage());
    }
    if (problem instanceof UncheckedIOException wrapped
        && wrapped.getCause().toString().equals(wrapped.getMessage())) {
      return of(wrapped.getCause());
    }
    return problem instanceof FileSystemException file
        ? String.format(
            Locale.ROOT,
            "%s cannot be read or written: %s",
            file.getFile(),
            OutputFile.reason(file))
        : problem.getMessage();
  }

  private static Optional<String> formatOf(String file) {
    try {
      return FormatKey.of(InputFile.read(Path.of(file)));
    } catch (InstanceFormatException | InvalidPathException gone) { // has changed, or is a part
      return Optional.empty();
    }
  }
}
