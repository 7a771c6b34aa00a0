package io.spacemoe.cli.command;

import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.Inapplicable;
import io.spacemoe.cli.option.SchemeNames;
import io.spacemoe.cli.option.ThreadsOption;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.map.ExpertMap;
import io.spacemoe.instances.map.MapFile;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.Names;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.LayerProblem;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.scheme.RingLayers;
import io.spacemoe.scenario.scheme.SpaceMoeScheme;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Writes a scenario's assignment problems as instance files, or a placement as a map of experts.
 */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Writes a scenario's assignment problems as instance files; or a placement as the map of slots to"
            + " experts that a serving framework reads.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe export iridium-66 --scheme spacemoe --out instances-of-iridium",
      "  spacemoe export llama-moe-4of16-1056 --scheme spacemoe --all-layers --out all-layers",
      "  spacemoe export my.placement.json --to physical-to-logical --out map.json"
    })
public final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;

  @Parameters(
      paramLabel = "SCENARIO|PLACEMENT",
      description =
          "A scenario file, or the name of a bundled one; or a placement file, which its key format"
              + " tells.")
  private String input;

  @Option(
      names = "--scheme",
      paramLabel = "ID",
      defaultValue = "spacemoe",
      description =
          "The scheme whose problems are written. Default: ${DEFAULT-VALUE}, the only one that has"
              + " assignment problems.")
  private String scheme;

  @Option(
      names = "--out",
      paramLabel = "PATH",
      required = true,
      description = "The folder for a scenario's instances, or the file for a placement's map.")
  private Path out;

  @Option(
      names = "--to",
      paramLabel = "ID",
      completionCandidates = MapIds.class,
      description =
          "Format of a placement's map: ${COMPLETION-CANDIDATES}. Default: tensorrt-llm for names that"
              + " end in .yaml, physical-to-logical for .json.")
  private String to;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description =
          "Slots of each satellite in a placement's map. Default: as many as the placement uses.")
  private Integer slots;

  @Option(
      names = "--satellites",
      paramLabel = "N",
      description =
          "Satellites in a placement's map, in their order. Default: up to the last one that hosts an"
              + " expert.")
  private Integer satellites;

  /** The names of the formats of maps, for the help. */
  static final class MapIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return MapFile.Form.ids().iterator();
    }
  }

  @Option(
      names = "--all-layers",
      description =
          "One instance for all layers, in which every satellite but the gateways is a candidate, instead of one per layer in its own subnet.")
  private boolean allLayers;

  @Override
  public Integer call() throws IOException {
    return LayoutFile.is(input) ? map() : instances();
  }

  private int map() {
    Inapplicable.refuse(spec, "to a placement, " + input, "--scheme", "--all-layers", "--threads");
    Folder.requireRoomFor(out);
    Layout layout = LayoutFile.read(Path.of(input)).layout();
    try {
      MapFile.Form form =
          Optional.ofNullable(to)
              .map(MapFile.Form::named)
              .or(() -> MapFile.Form.forName(out.toString()))
              .orElseThrow(
                  () ->
                      new UsageException(
                          String.format(
                              Locale.ROOT,
                              "the name %s does not say what to write.%nMaybe add --to with one of %s",
                              out,
                              String.join(", ", MapFile.Form.ids()))));
      ExpertMap map =
          ExpertMap.of(
              layout,
              satellites == null ? ExpertMap.satellitesOf(layout) : satellites,
              slots == null ? ExpertMap.slotsOf(layout) : slots);
      OutputFile.write(out, MapFile.text(map, form));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    spec.commandLine().getErr().println("wrote " + out);
    return 0;
  }

  private int instances() throws IOException {
    Inapplicable.refuse(spec, "to a scenario, " + input, "--to", "--slots", "--satellites");
    if (!SchemeNames.named(scheme).id().equals(SpaceMoeScheme.ID)) {
      throw new UsageException(
          "scheme %s has no assignment problem to export; only spacemoe has".formatted(scheme));
    }
    Scenario asked = ScenarioFiles.open(input);
    RingLayers ring =
        new RingLayers(new Study(asked, threads.threads()).context(Engines.recommended()));
    Folder.create(out);
    PrintWriter screen = spec.commandLine().getOut();
    if (allLayers) {
      write(screen, asked, ring.problemOfAllLayers(), "all-layers");
    } else {
      for (int layer = 0; layer < asked.model().layers(); layer++) {
        write(
            screen, asked, ring.problemOf(layer), String.format(Locale.ROOT, "layer-%03d", layer));
      }
    }
    screen.flush();
    return 0;
  }

  private void write(PrintWriter screen, Scenario asked, LayerProblem problem, String what) {
    Path file = out.resolve("%s-%s.assignment.json".formatted(Names.inFile(asked.name()), what));
    AssignmentFile.of(
            problem.problem(),
            "fs",
            OptionalLong.empty(),
            Optional.of("exported from scenario " + asked.name()))
        .write(file);
    screen.println(file);
  }
}
