package io.spacemoe.cli.command;

import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.SchemeNames;
import io.spacemoe.cli.option.ThreadsOption;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.Names;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.LayerProblem;
import io.spacemoe.scenario.scheme.RingLayers;
import io.spacemoe.scenario.scheme.SpaceMoeScheme;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
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

/** Writes the assignment problems inside a scenario as instance files. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes a scenario's assignment problems as instance files.",
    footer = {
      "",
      "Examples:",
      "  spacemoe export iridium-66 --scheme spacemoe --out instances-of-iridium",
      "  spacemoe export llama-moe-4of16-1056 --scheme spacemoe --all-layers --out all-layers"
    })
public final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;

  @Parameters(
      paramLabel = "SCENARIO",
      description = "A scenario file, or the name of a bundled one.")
  private String scenario;

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
      paramLabel = "DIR",
      required = true,
      description = "Where to write the files.")
  private Path out;

  @Option(
      names = "--all-layers",
      description =
          "One instance for all layers, in which every satellite but the gateways is a candidate, instead of one per layer in its own subnet.")
  private boolean allLayers;

  @Override
  public Integer call() throws IOException {
    if (!SchemeNames.named(scheme).id().equals(SpaceMoeScheme.ID)) {
      throw new UsageException(
          "scheme %s has no assignment problem to export; only spacemoe has".formatted(scheme));
    }
    Scenario asked = ScenarioFiles.open(scenario);
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
