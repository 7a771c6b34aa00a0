package io.spacemoe.cli.command;

import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.Inapplicable;
import io.spacemoe.cli.option.InstanceChoice;
import io.spacemoe.cli.option.ReadingChoice;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.instances.AnyFile;
import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Format;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a file's content in another format. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description =
        "Writes an instance, a table of expert loads or a trace in another format. A file"
            + " whose name ends in gz is compressed.",
    footer = {
      "",
      "Examples:",
      "  spacemoe convert gap1.txt#3 my.assignment.json",
      "  spacemoe convert my.assignment.json my.csv.gz",
      "  spacemoe convert gap1.txt#3 gap1-3.txt --to gap-max",
      "  spacemoe convert loads.json loads.csv"
    })
public final class ConvertCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private InstanceChoice from;

  @Parameters(index = "1", paramLabel = "OUT", description = "Where to write.")
  private Path out;

  @Option(
      names = "--to",
      paramLabel = "ID",
      completionCandidates = ReadingChoice.FormatIds.class,
      description =
          "The format to write an instance in: ${COMPLETION-CANDIDATES}. Default: what the name"
              + " ends in, .json, .csv, .asn or .mps.")
  private String to;

  @Override
  public Integer call() {
    Folder.requireRoomFor("OUT", out);
    Object content = from.content();
    try {
      if (content instanceof AssignmentFile instance) {
        instance.write(out, target());
      } else {
        Inapplicable.refuse(
            spec, String.format(Locale.ROOT, "to %s, which is no instance", from.name()), "--to");
        AnyFile.writeLoads(content, out);
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    spec.commandLine().getErr().println("wrote " + out);
    return 0;
  }

  private Format target() {
    return Optional.ofNullable(to)
        .map(Format::named)
        .or(() -> Format.forName(out))
        .orElseThrow(
            () ->
                new UsageException(
                    String.format(
                        Locale.ROOT,
                        "the name %s does not say what to write.%nMaybe add --to with one of %s",
                        out,
                        String.join(", ", Format.ids()))));
  }
}
