package io.spacemoe.cli.command;

import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.Inapplicable;
import io.spacemoe.cli.option.InstanceChoice;
import io.spacemoe.cli.option.MapOptions;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.instances.AnyFile;
import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Format;
import io.spacemoe.instances.map.ExpertMap;
import io.spacemoe.instances.map.MapFile;
import io.spacemoe.instances.network.NetworkForm;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.scenario.value.InvalidValueException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
        "Writes an instance, a table of expert loads, a trace or a map of experts in another format,"
            + " or the network of a scenario as a file of its own. A file whose name ends in gz is"
            + " compressed.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe convert gap1.txt#3 my.assignment.json",
      "  spacemoe convert my.assignment.json my.csv.gz",
      "  spacemoe convert gap1.txt#3 gap1-3.txt --to gap-max",
      "  spacemoe convert loads.json loads.csv",
      "  spacemoe convert ring-40 my.topology.json --to topology",
      "  spacemoe convert map.json my.placement.json --slots 2 --gateways old.placement.json"
    })
public final class ConvertCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private InstanceChoice from;

  @Parameters(index = "1", paramLabel = "OUT", description = "Where to write.")
  private Path out;

  @Option(
      names = "--to",
      paramLabel = "ID",
      completionCandidates = TargetIds.class,
      description =
          "The format to write: of an instance, a map or a network, ${COMPLETION-CANDIDATES}. Default:"
              + " what the name ends in, .json, .csv, .asn or .mps; of a map .yaml, .placement.json or"
              + " .json; of a network there is none.")
  private String to;

  @Mixin private MapOptions map;

  /** The names of the formats that can be written, for the help. */
  static final class TargetIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(
              Format.ids(), MapFile.Form.ids(), List.of(MapOptions.PLACEMENT), NetworkForm.ids())
          .flatMap(List::stream)
          .iterator();
    }
  }

  @Override
  public Integer call() {
    Folder.requireRoomFor("OUT", out);
    Object content = from.content();
    if (!(content instanceof ExpertMap)) {
      Inapplicable.refuse(
          spec,
          String.format(Locale.ROOT, "to %s, which is no map of experts", from.name()),
          "--slots",
          "--gateways");
    }
    try {
      if (content instanceof AssignmentFile instance) {
        instance.write(out, target());
      } else if (content instanceof ExpertMap read) {
        map.write(spec, read, to, out);
      } else if (NetworkForm.isFor(content)) {
        OutputFile.write(out, network().text(content, out.getFileName().toString()));
      } else {
        Inapplicable.refuse(
            spec, String.format(Locale.ROOT, "to %s, which is no instance", from.name()), "--to");
        AnyFile.writeLoads(content, out);
      }
    } catch (InvalidValueException e) {
      throw new UsageException("%s: %s".formatted(from.name(), e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    spec.commandLine().getErr().println("wrote " + out);
    return 0;
  }

  private NetworkForm network() {
    if (to == null) {
      throw new UsageException(
          "%s is written as several kinds of files.%nMaybe add --to with one of %s"
              .formatted(from.name(), String.join(", ", NetworkForm.ids())));
    }
    try {
      return NetworkForm.named(to);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--to: " + e.getMessage());
    }
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
