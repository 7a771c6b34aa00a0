package io.spacemoe.cli.command;

import io.spacemoe.cli.option.FigureOptions;
import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.JointProgress;
import io.spacemoe.cli.option.SchemeNames;
import io.spacemoe.cli.option.ThreadsOption;
import io.spacemoe.cli.screen.Heading;
import io.spacemoe.cli.screen.JointReport;
import io.spacemoe.cli.screen.LatencyRow;
import io.spacemoe.cli.screen.LatencyTable;
import io.spacemoe.cli.screen.Maps;
import io.spacemoe.cli.screen.OrbitReport;
import io.spacemoe.cli.screen.PaperFigures;
import io.spacemoe.cli.screen.ProofReport;
import io.spacemoe.cli.screen.Room;
import io.spacemoe.cli.screen.Steps;
import io.spacemoe.cli.screen.Words;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.Names;
import io.spacemoe.lab.figure.FigureFiles;
import io.spacemoe.lab.figure.LatencyPartsChart;
import io.spacemoe.lab.figure.SchemesChart;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.JointSolver;
import io.spacemoe.scenario.scheme.JointScheme;
import io.spacemoe.scenario.scheme.SpaceMoeScheme;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.door.UnsupportedProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job: every scheme on one scenario, side by side, with pictures. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Runs every placement scheme on one scenario and compares their token latencies, in numbers"
            + " and pictures.",
    footerHeading = "%nExamples:%n",
    footer = {"  spacemoe demo", "  spacemoe demo --scenario ring-40 --out spacemoe-out/ring-40"})
public final class DemoCommand implements Callable<Integer> {
  /** Schemes whose placements are drawn, and what the maps are called. */
  private static final Map<String, String> MAPS =
      Map.of(SpaceMoeScheme.ID, "placement", JointScheme.ID, "placement-joint");

  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;
  @Mixin private FigureOptions figures;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "paper-delta-1056",
      description = "A bundled scenario or a scenario file. Default: ${DEFAULT-VALUE}.")
  private String scenario;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where to write placements, table and pictures; what an earlier demo has left there goes."
              + " Default: a folder in spacemoe-out/demo that has the scenario's name.")
  private Path out;

  @Option(
      names = {"--time-limit", "--joint-time"},
      paramLabel = "TIME",
      defaultValue = "20s",
      description =
          "Time limit of each scheme that searches (spacemoe, joint). Default: ${DEFAULT-VALUE}.")
  private Duration timeLimit;

  @Option(names = "--quiet", description = "No progress bar, and no lines in its place.")
  private boolean quiet;

  /** Schemes that failed; the others go on. */
  private int failed;

  @Override
  public Integer call() throws IOException {
    Scenario asked = ScenarioFiles.open(scenario, Schemes.installed());
    OrbitReport.note(asked, spec.commandLine().getErr());
    figures.format();
    if (out == null) {
      out = Path.of("spacemoe-out", "demo", Names.inFile(asked.name()));
    }
    Folder.create(out);
    Cancellation cancellation = new Cancellation();
    Study study = new Study(asked, threads.threads(), cancellation);
    Interruptible.run(cancellation, stopped -> run(study, stopped), done -> handOver(study, done));
    return failed == 0 ? 0 : 1;
  }

  /**
   * What there is when all schemes have ended, or the command was stopped.
   *
   * @param results of the schemes that have ended
   * @param left those that have not, as the command was stopped
   */
  public record Outcome(List<SchemeResult> results, List<String> left) {}

  /** Runs the schemes one after the other, and writes each placement when it is there. */
  public Outcome run(Study study, Cancellation cancellation) {
    List<SchemeResult> results = new ArrayList<>();
    List<PlacementScheme> schemes =
        SchemeNames.fitting(study.scenario(), Schemes.installed(), spec.commandLine().getErr());
    List<String> left = new ArrayList<>(schemes.stream().map(PlacementScheme::id).toList());
    try (Steps steps =
        new Steps(spec.commandLine().getErr(), study.scenario().name(), schemes.size(), quiet)) {
      for (PlacementScheme scheme : schemes) {
        if (cancellation.cancelled()) {
          break;
        }
        steps.at(scheme.id());
        SolveOptions limits = SolveOptions.defaults().withTimeLimit(timeLimit);
        SchemeResult result;
        try {
          result =
              study.run(
                  scheme,
                  Engines.recommended(limits, cancellation)
                      .withJoint(
                          JointSolver.recommended(
                              limits, cancellation, new JointProgress(steps::at))));
        } catch (SolverFailureException | InvalidValueException | UnsupportedProblemException e) {
          failed++;
          left.remove(scheme.id());
          spec.commandLine()
              .getErr()
              .printf("spacemoe: scheme %s failed: %s%n", scheme.id(), Words.of(e));
          continue;
        }
        LayoutFile.of(study.scenario(), result).write(placement(scheme.id()));
        results.add(result);
        left.remove(scheme.id());
        steps.done(scheme.id());
      }
    } catch (CancellationException stopped) {
      // what has not ended is left
    }
    return new Outcome(results, left);
  }

  /** Shows what there is, of all schemes or of those that ended before an interruption. */
  public void handOver(Study study, Outcome outcome) throws IOException {
    List<SchemeResult> results = outcome.results;
    if (results.isEmpty()) {
      spec.commandLine().getErr().println("spacemoe: no scheme has ended; nothing is written");
      return;
    }
    List<LatencyRow> rows = LatencyRow.of(results, PaperFigures.of(study.scenario().name()));
    LatencyTable table = LatencyTable.ofSchemes(rows);
    print(study, results, table);
    SchemeNames.notDone(outcome.left, spec.commandLine().getErr());
    removeOutdated(results);
    table.writeCsv(out.resolve("schemes.csv"));
    boolean maps = draw(study, results, rows);
    spec.commandLine()
        .getOut()
        .printf(
            "placements, schemes.csv, pictures (%s as .svg, .pdf and .png): %s%n",
            maps ? "schemes, latency-parts, placement maps" : "schemes and latency-parts", out);
    spec.commandLine().getOut().flush();
    JointReport.requireTrueBound(study, results);
  }

  /** Whether there were placements to draw maps of. */
  private boolean draw(Study study, List<SchemeResult> results, List<LatencyRow> rows)
      throws IOException {
    String name = study.scenario().name();
    SchemesChart.write(
        "Token latency by placement scheme, " + name,
        rows.stream()
            .map(
                row ->
                    new SchemesChart.Bar(
                        row.label(), row.latency().totalMs(), row.ciHalfWidthMs(), row.paperMs()))
            .toList(),
        to("schemes"));
    LatencyPartsChart.write(
        "What a token's latency is made of, " + name,
        rows.stream()
            .map(row -> new LatencyPartsChart.Bar(row.label(), row.latency().parts()))
            .toList(),
        to("latency-parts"));
    boolean maps = false;
    for (SchemeResult result : results) {
      String scheme = result.scheme().id();
      if (MAPS.containsKey(scheme)) {
        Maps.draw(study, scheme, result.deployments().get(0), to(MAPS.get(scheme)));
        maps = true;
      }
    }
    return maps;
  }

  /** What an earlier demo has left of schemes that have no placement this time. */
  private void removeOutdated(List<SchemeResult> results) throws IOException {
    Set<String> placed =
        results.stream().map(result -> result.scheme().id()).collect(Collectors.toSet());
    for (PlacementScheme scheme : Schemes.installed()) {
      if (!placed.contains(scheme.id())) {
        Files.deleteIfExists(placement(scheme.id()));
        if (MAPS.containsKey(scheme.id())) {
          to(MAPS.get(scheme.id())).delete();
        }
      }
    }
  }

  private Path placement(String scheme) {
    return out.resolve(scheme + ".placement.json");
  }

  private FigureFiles to(String name) {
    return new FigureFiles(out, name, figures.format());
  }

  private void print(Study study, List<SchemeResult> results, LatencyTable table) {
    Scenario asked = study.scenario();
    PrintWriter screen = spec.commandLine().getOut();
    screen.printf("%s%n%n", Heading.of(asked));
    table.print(screen);
    screen.println();
    ProofReport.lines(study, results).forEach(screen::println);
    Room.of(asked, results.stream().mapToInt(SchemeResult::fullest).max().orElse(0))
        .ifPresent(screen::println);
    if (!PaperFigures.of(asked.name()).isEmpty()) {
      screen.println(
          "paper: figures as quoted from arXiv 2605.00515, which states neither RAAN span nor"
              + " phasing.");
    }
    screen.flush();
  }
}
