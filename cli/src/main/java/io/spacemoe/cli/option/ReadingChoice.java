package io.spacemoe.cli.option;

import io.spacemoe.instances.assignment.Format;
import io.spacemoe.instances.assignment.Kind;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.text.Scale;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How to read instance files whose content leaves two readings. */
public final class ReadingChoice {
  @Option(
      names = "--format",
      paramLabel = "ID",
      completionCandidates = FormatIds.class,
      description =
          "Format of the file, one of ${COMPLETION-CANDIDATES}. Default: recognised by the content."
              + " Needed where the content fits two of them. Table, trace, map and links are for info,"
              + " validate and convert.")
  private String format;

  @Option(
      names = "--header",
      description =
          "The first line of a cost matrix in CSV is a header; a first column that it calls expert"
              + " or nothing holds names.")
  private boolean header;

  @Option(
      names = "--no-header",
      description = "The first line of a cost matrix in CSV is the costs of an expert.")
  private boolean noHeader;

  @Option(
      names = "--scale",
      paramLabel = "N",
      description =
          "Multiply all numbers of the file by N, so that those with decimals become whole: 100 for"
              + " two decimals. Default: 1; a number that is not whole then is an error, which names"
              + " the scale that holds all digits.")
  private Long scale;

  @Option(
      names = "--maximise",
      description =
          "The greatest value is asked for, in a cost matrix in CSV or a network of DIMACS. Default:"
              + " the least.")
  private boolean maximise;

  /** The names of the formats that can be read, for the help. */
  public static final class FormatIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(Format.ids().stream(), Kind.TOLD.stream().map(Kind::id)).iterator();
    }
  }

  /** What is told about the files. */
  public Reading reading() {
    if (header && noHeader) {
      throw new UsageException("--header and --no-header exclude each other; allowed: one of them");
    }
    return new Reading(
        format(),
        header || noHeader ? Optional.of(header) : Optional.empty(),
        scale(),
        maximise,
        kind());
  }

  private Optional<Scale> scale() {
    try {
      return Optional.ofNullable(scale).map(Scale::new);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private Optional<Kind> kind() {
    return Kind.TOLD.stream().filter(kind -> kind.id().equals(format)).findFirst();
  }

  private Optional<Format> format() {
    try {
      return kind().isPresent() ? Optional.empty() : Optional.ofNullable(format).map(Format::named);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
