package io.spacemoe.cli;

import io.spacemoe.instances.AssignmentFile;
import io.spacemoe.instances.Format;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The instance that a command is about: a file of any format, or a bundled one. */
final class InstanceChoice {
  @Parameters(
      index = "0",
      paramLabel = "INSTANCE",
      description =
          "An instance file of any format, with #1, #2 ... where it holds several, or the name of a bundled one.")
  private String instance;

  @Option(
      names = "--format",
      paramLabel = "ID",
      completionCandidates = FormatIds.class,
      description = "What the file is, where its content does not tell: ${COMPLETION-CANDIDATES}.")
  private String format;

  /** The names of the formats, for the help. */
  static final class FormatIds implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return Format.ids().iterator();
    }
  }

  /** What was written on the command line. */
  String name() {
    return instance;
  }

  AssignmentFile open() {
    return AssignmentFile.open(instance, format());
  }

  /** The format that was asked for. */
  Optional<Format> format() {
    try {
      return Optional.ofNullable(format).map(Format::named);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
