package io.spacemoe.cli.command;

import io.spacemoe.cli.option.FigureOptions;
import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.NamedPlacement;
import io.spacemoe.cli.option.PageChoice;
import io.spacemoe.cli.option.ThreadsOption;
import io.spacemoe.cli.screen.CopiesReport;
import io.spacemoe.cli.screen.EvaluationReport;
import io.spacemoe.cli.screen.Heading;
import io.spacemoe.cli.screen.Json;
import io.spacemoe.cli.screen.LatencyRow;
import io.spacemoe.cli.screen.LatencyTable;
import io.spacemoe.cli.screen.Maps;
import io.spacemoe.cli.screen.OrbitReport;
import io.spacemoe.cli.screen.Room;
import io.spacemoe.cli.screen.Steps;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.Names;
import io.spacemoe.lab.figure.FigureFiles;
import io.spacemoe.lab.page.Overlays;
import io.spacemoe.lab.page.Shown;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how long a token takes with given placements, wherever they were made. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Computes the token latency of given placements, also of some made elsewhere.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe evaluate ring-40 my.placement.json",
      "  spacemoe evaluate my.scenario.json my.placement.json yours.placement.json --pictures maps",
      "  spacemoe evaluate my.scenario.json my.placement.json --json"
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;
  @Mixin private PageChoice page;
  @Mixin private FigureOptions figures;

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
          "Placement files. Each is called by the scheme that it names, or by its file where another"
              + " names the same.")
  private List<Path> placements;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description =
          "Where to write the token latencies, their parts and their spread over time as CSV.")
  private Path csv;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description =
          "Where to draw a map of each placement, as .svg, .pdf and .png, with its data as .csv.")
  private Path pictures;

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress bar, and no lines in its place.")
  private boolean quiet;

  /**
   * A placement, and how long a token takes with it.
   *
   * @param each with each of its instances
   * @param withoutMs without its copies; empty where there are none
   */
  private record Evaluated(
      NamedPlacement asked, List<TokenLatency> each, OptionalDouble withoutMs) {
    TokenLatency latency() {
      return each.size() == 1 ? each.get(0) : TokenLatency.mean(each);
    }

    CopiesReport copies() {
      return CopiesReport.of(asked.content().deployment(), withoutMs);
    }

    int fullest() {
      return asked.content().deployment().instances().stream()
          .mapToInt(Layout::fullest)
          .max()
          .orElse(0);
    }

    LatencyRow row() {
      return LatencyRow.of(asked.name(), latency());
    }

    Stream<Shown> shown() {
      return Shown.all(asked.name(), asked.content().deployment(), each).stream();
    }

    EvaluationReport.Entry entry() {
      TokenLatency latency = latency();
      return new EvaluationReport.Entry(
          asked.file().toString(),
          asked.content().scheme(),
          latency.totalMs(),
          latency.parts(),
          latency.layersMs(),
          fullest(),
          latency.overSlots(),
          copies(),
          each.stream().mapToDouble(TokenLatency::totalMs).toArray());
    }
  }

  @Override
  public Integer call() throws IOException {
    Scenario sky = ScenarioFiles.open(scenario, List.of());
    List<NamedPlacement> asked = NamedPlacement.read(placements, sky, spec.commandLine().getErr());
    if (csv != null) {
      Folder.requireApart("--csv", csv, placements);
      Folder.requireApart("--csv", csv, List.of(Path.of(scenario)));
      Folder.requireRoomFor("--csv", csv);
    }
    List<Path> taken = new ArrayList<>(placements);
    taken.add(Path.of(scenario));
    taken.add(csv);
    page.require(taken);
    if (pictures != null) {
      figures.format();
      Folder.create("--pictures", pictures);
    } else {
      figures.refuse(spec, "without --pictures");
    }
    OrbitReport.note(sky, spec.commandLine().getErr());
    Cancellation cancellation = new Cancellation();
    Study study = new Study(sky, threads.threads(), cancellation);
    Interruptible.run(
        cancellation, stopped -> evaluate(study, asked, stopped), done -> show(study, done));
    return 0;
  }

  private List<Evaluated> evaluate(
      Study study, List<NamedPlacement> asked, Cancellation cancellation) {
    List<Evaluated> done = new ArrayList<>();
    try (Steps steps =
        new Steps(
            spec.commandLine().getErr(), study.scenario().name(), asked.size(), quiet || json)) {
      for (NamedPlacement one : asked) {
        if (cancellation.cancelled()) {
          break;
        }
        steps.at(one.name());
        done.add(evaluated(study, one));
        if (asked.size() > 1) {
          steps.done(one.name());
        } else {
          steps.done();
        }
      }
    } catch (CancellationException stopped) {
      return done;
    }
    return done;
  }

  private static Evaluated evaluated(Study study, NamedPlacement asked) {
    Deployment deployment = asked.content().deployment();
    boolean copies = deployment.instances().stream().anyMatch(Layout::hasCopies);
    return new Evaluated(
        asked,
        study.evaluate(deployment),
        copies
            ? study.evaluate(deployment.primaries()).stream()
                .mapToDouble(TokenLatency::totalMs)
                .average()
            : OptionalDouble.empty());
  }

  private void show(Study study, List<Evaluated> placements) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    if (placements.isEmpty()) {
      err.println("spacemoe: stopped before a token latency was known; nothing is written");
      return;
    }
    LatencyTable table =
        LatencyTable.ofPlacements(placements.stream().map(Evaluated::row).toList());
    print(study.scenario(), placements, table);
    if (csv != null) {
      table.writeCsv(csv);
      err.println("wrote " + csv);
    }
    if (pictures != null) {
      for (Evaluated one : placements) {
        String name = one.asked.name();
        Maps.draw(
            study,
            name,
            one.asked.content().deployment(),
            new FigureFiles(pictures, Names.inFile(name), figures.format()));
      }
      err.println("wrote maps to " + pictures);
    }
    page.write(
        study, () -> placements.stream().flatMap(Evaluated::shown).toList(), Overlays.NONE, err);
  }

  private void print(Scenario sky, List<Evaluated> placements, LatencyTable table) {
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(
          Json.of(
              new EvaluationReport(
                  sky.name(), placements.stream().map(Evaluated::entry).toList())));
    } else {
      screen.printf("%s%n%n", Heading.of(sky));
      table.print(screen);
      for (Evaluated one : placements) {
        String placement = "placement " + one.row().label() + ": ";
        one.copies()
            .lines(one.latency().totalMs())
            .forEach(line -> screen.println(placement + line));
        if (one.each.size() > 1) {
          screen.println(placement + CopiesReport.each(one.each));
        }
        Room.of(sky, one.fullest()).ifPresent(room -> screen.println(placement + room));
      }
    }
    screen.flush();
  }
}
