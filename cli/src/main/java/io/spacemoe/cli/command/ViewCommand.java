package io.spacemoe.cli.command;

import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.NamedPlacement;
import io.spacemoe.cli.option.ThreadsOption;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.cli.screen.OrbitReport;
import io.spacemoe.cli.screen.Steps;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.Names;
import io.spacemoe.lab.page.LoadOverlay;
import io.spacemoe.lab.page.MoveOverlay;
import io.spacemoe.lab.page.Overlays;
import io.spacemoe.lab.page.PlacementPage;
import io.spacemoe.lab.page.Shown;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a page that shows placements on the globe. */
@Command(
    name = "view",
    mixinStandardHelpOptions = true,
    description =
        "Writes a page that shows placements on the turning Earth, and a token travelling through"
            + " them: one HTML file that needs no network.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe view ring-40 my.placement.json",
      "  spacemoe view paper-delta-1056 my.placement.json yours.placement.json --out both.html",
      "  spacemoe view ring-40 my.placement.json new.placement.json --replan moves.json"
    })
public final class ViewCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;

  @Parameters(
      index = "0",
      paramLabel = "SCENARIO",
      description = "A scenario file, or the name of a bundled one.")
  private String scenario;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PLACEMENT",
      description =
          "Placement files. Each is called by the scheme that it names, or by its file where"
              + " another names the same.")
  private List<Path> placements;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the page. Default: the scenario's name with .html.")
  private Path out;

  @Option(
      names = "--load",
      paramLabel = "FILE",
      description =
          "What `spacemoe load --json` printed: satellites can be coloured by how busy they are. A"
              + " load belongs to the placement of the same name.")
  private Path load;

  @Option(
      names = "--replan",
      paramLabel = "FILE",
      description =
          "What `spacemoe replan --json` printed: satellites that fail are crossed out, and moves"
              + " are arrows.")
  private Path replan;

  @Option(names = "--quiet", description = "No progress bar, and no lines in its place.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Scenario sky = ScenarioFiles.open(scenario, List.of());
    Path page = out == null ? Path.of(Names.inFile(sky.name()) + ".html") : out;
    List<Path> read = new ArrayList<>(placements);
    read.add(Path.of(scenario));
    Stream.of(load, replan).filter(Objects::nonNull).forEach(read::add);
    Folder.requireApart("--out", page, read);
    List<NamedPlacement> named = NamedPlacement.read(placements, sky, err);
    Overlays overlays = overlays(sky, named);
    Folder.requireRoomFor(page);
    OrbitReport.note(sky, err);
    Cancellation cancellation = new Cancellation();
    Study study = new Study(sky, threads.threads(), cancellation);
    Interruptible.run(
        cancellation,
        stopped -> evaluate(study, named, stopped),
        shown -> {
          if (shown.isEmpty()) {
            err.println("spacemoe: stopped before a token latency was known; nothing is written");
            return;
          }
          PlacementPage.write(study, shown, overlays, page);
          err.println("wrote " + page);
        });
    return 0;
  }

  private Overlays overlays(Scenario sky, List<NamedPlacement> named) {
    List<LoadOverlay> loads = load == null ? List.of() : loads(sky, named);
    return new Overlays(
        loads, replan == null ? Optional.empty() : Optional.of(MoveOverlay.read(replan, sky)));
  }

  /** The loads of the placements, which the file calls by their names or by their files. */
  private List<LoadOverlay> loads(Scenario sky, List<NamedPlacement> named) {
    List<LoadOverlay> loads = new ArrayList<>();
    for (LoadOverlay one : LoadOverlay.read(load, sky)) {
      named.stream()
          .filter(
              placement ->
                  one.placement().equals(placement.name())
                      || one.placement().equals(placement.file().getFileName().toString()))
          .findFirst()
          .ifPresent(placement -> loads.add(one.of(placement.name())));
    }
    if (loads.isEmpty()) {
      throw new UsageException(
          "%s has no load of %s"
              .formatted(
                  load,
                  named.stream().map(NamedPlacement::name).collect(Collectors.joining(", "))));
    }
    return loads;
  }

  private List<Shown> evaluate(Study study, List<NamedPlacement> named, Cancellation cancellation) {
    List<Shown> shown = new ArrayList<>();
    try (Steps steps =
        new Steps(spec.commandLine().getErr(), study.scenario().name(), named.size(), quiet)) {
      for (NamedPlacement one : named) {
        if (cancellation.cancelled()) {
          break;
        }
        steps.at(one.name());
        shown.addAll(Shown.all(one.name(), one.content().deployment(), study));
        steps.done();
      }
    } catch (CancellationException stopped) {
      return shown;
    }
    return shown;
  }
}
