package io.spacemoe.cli.command;

import io.spacemoe.cli.option.CopiesChoice;
import io.spacemoe.cli.option.FigureOptions;
import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.JointChoice;
import io.spacemoe.cli.option.LayerObjective;
import io.spacemoe.cli.option.PageChoice;
import io.spacemoe.cli.option.SchemeNames;
import io.spacemoe.cli.option.SchemeNeeds;
import io.spacemoe.cli.option.SearchLimits;
import io.spacemoe.cli.option.SolverChoice;
import io.spacemoe.cli.option.ThreadsOption;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.cli.screen.GroundReport;
import io.spacemoe.cli.screen.JointReport;
import io.spacemoe.cli.screen.Json;
import io.spacemoe.cli.screen.LatencyRow;
import io.spacemoe.cli.screen.LatencyTable;
import io.spacemoe.cli.screen.Maps;
import io.spacemoe.cli.screen.OrbitReport;
import io.spacemoe.cli.screen.SchemeReport;
import io.spacemoe.cli.screen.Steps;
import io.spacemoe.cli.screen.Words;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.Names;
import io.spacemoe.lab.figure.FigureFiles;
import io.spacemoe.lab.page.Overlays;
import io.spacemoe.lab.page.Shown;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.door.UnsupportedProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Places a scenario's model by one or more schemes and says how long a token takes. */
@Command(
    name = "place",
    mixinStandardHelpOptions = true,
    description = "Places a scenario's model and computes the token latency.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe place iridium-66",
      "  spacemoe place paper-delta-1056 --scheme rand-intra-cg,spacemoe --json",
      "  spacemoe place my.scenario.json --solver ortools-flow --out my.placement.json",
      "  spacemoe place iridium-66 --objective expected-max --solver expected-max-local-search",
      "  spacemoe place paper-star-1056 --scheme spacemoe,joint --time-limit 60s --pictures maps"
    })
public final class PlaceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;
  @Mixin private SolverChoice solver;
  @Mixin private JointChoice jointSolver;
  @Mixin private SearchLimits limits;
  @Mixin private PageChoice page;
  @Mixin private FigureOptions figures;

  @Parameters(
      paramLabel = "SCENARIO",
      description = "A scenario file, or the name of a bundled one.")
  private String scenario;

  @Option(
      names = "--scheme",
      paramLabel = "ID",
      split = ",",
      description =
          "Schemes, with commas; `spacemoe solvers` lists them: rand-place, rand-intra,"
              + " rand-intra-cg, nearest-random-order, spacemoe, greedy-tiles, joint and others"
              + " that are installed. Default: the scenario's own.")
  private List<String> schemes;

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      converter = LayerObjective.Reader.class,
      description =
          "What is minimised: linear (expected path latencies; default) or expected-max (the slowest"
              + " of the activated experts, snapshot by snapshot: by scheme spacemoe in each layer, by"
              + " scheme joint in a last descent).")
  private LayerObjective objective = LayerObjective.LINEAR;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to write the placement (a random scheme's first draw); needs a single scheme.")
  private Path out;

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
          "Where to draw a map of each scheme's placement, as .svg, .pdf and .png, with its data as"
              + " .csv.")
  private Path pictures;

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress bar, and no lines in its place.")
  private boolean quiet;

  /** Schemes that failed where others did not. */
  private int failed;

  @Override
  public Integer call() throws IOException {
    Scenario asked =
        schemes == null
            ? ScenarioFiles.open(scenario)
            : ScenarioFiles.open(scenario, SchemeNames.named(schemes));
    List<PlacementScheme> ids =
        schemes == null
            ? List.of(SchemeNames.named(scenario, "placement.scheme", asked.placement().scheme()))
            : SchemeNames.named(schemes);
    SchemeNeeds.refuseWhatDoesNothing(
        spec, ids, objective == LayerObjective.EXPECTED_MAX, solver.isNamed());
    if (out != null) {
      if (ids.size() > 1) {
        throw new UsageException(
            "--out takes one placement, but %s schemes are asked for".formatted(ids.size()));
      }
      Folder.requireApart("--out", out, List.of(Path.of(scenario)));
      Folder.requireRoomFor(out);
    }
    if (csv != null) {
      Folder.requireApart("--csv", csv, Arrays.asList(Path.of(scenario), out));
      Folder.requireRoomFor("--csv", csv);
    }
    page.require(Arrays.asList(Path.of(scenario), out, csv));
    if (pictures != null) {
      figures.format();
      Folder.create("--pictures", pictures);
    } else {
      figures.refuse(spec, "without --pictures");
    }
    OrbitReport.note(asked, spec.commandLine().getErr());
    List<PlacementScheme> fitting = SchemeNames.fitting(asked, ids, spec.commandLine().getErr());
    Cancellation cancellation = new Cancellation();
    Study study = new Study(asked, threads.threads(), cancellation);
    Interruptible.run(
        cancellation, stopped -> place(study, fitting, stopped), outcome -> show(study, outcome));
    return fitting.size() == ids.size() && failed == 0 ? 0 : 1;
  }

  /**
   * What has ended when all schemes have, or the command was stopped and some are left.
   *
   * @param placed by the scheme at work when it was stopped, its latency not known yet
   */
  record Outcome(List<SchemeResult> results, Optional<Study.Placed> placed, List<String> left) {}

  private Outcome place(Study study, List<PlacementScheme> ids, Cancellation cancellation) {
    List<SchemeResult> results = new ArrayList<>();
    List<String> left = new ArrayList<>(ids.stream().map(PlacementScheme::id).toList());
    Study.Placed placed = null;
    try (Steps steps =
        new Steps(
            spec.commandLine().getErr(), study.scenario().name(), ids.size(), quiet || json)) {
      for (PlacementScheme id : ids) {
        if (cancellation.cancelled()) {
          break;
        }
        steps.at(id.id());
        try {
          placed = placed(study, id, cancellation, steps);
          results.add(study.evaluate(placed));
        } catch (SolverFailureException | InvalidValueException | UnsupportedProblemException e) {
          RuntimeException why = CopiesChoice.located(scenario, e);
          if (ids.size() == 1) {
            throw why;
          }
          fail(id, why);
          left.remove(id.id());
          steps.done();
          continue;
        }
        placed = null;
        left.remove(id.id());
        if (ids.size() > 1) {
          steps.done(id.id());
        } else {
          steps.done();
        }
      }
    } catch (CancellationException stopped) {
      return new Outcome(results, Optional.ofNullable(placed), left);
    }
    return new Outcome(results, Optional.empty(), left);
  }

  /** A scheme that fails takes nothing from the others. */
  private void fail(PlacementScheme scheme, RuntimeException why) {
    failed++;
    PrintWriter err = spec.commandLine().getErr();
    err.printf("spacemoe: scheme %s failed: %s%n", scheme.id(), Words.of(why));
  }

  private void show(Study study, Outcome outcome) throws IOException {
    List<SchemeResult> results = outcome.results();
    if (outcome.placed().isPresent()) {
      keep(study, outcome.placed().get());
    }
    if (results.isEmpty()) {
      if (failed == 0 && outcome.placed().isEmpty()) {
        spec.commandLine().getErr().println("spacemoe: no scheme has ended; nothing is written");
      }
      return;
    }
    LatencyTable table = LatencyTable.ofSchemes(LatencyRow.of(results, Map.of()));
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(Json.of(SchemeReport.of(study, results)));
    } else {
      SchemeReport.print(study, results, table, screen);
    }
    screen.flush();
    PrintWriter err = spec.commandLine().getErr();
    SchemeNames.notDone(outcome.left, err);
    if (out != null) {
      LayoutFile.of(study.scenario(), results.get(0)).write(out);
      err.println("wrote " + out);
    }
    if (csv != null) {
      table.writeCsv(csv);
      err.println("wrote " + csv);
    }
    if (pictures != null) {
      for (SchemeResult result : results) {
        String scheme = result.scheme().id();
        Maps.draw(study, scheme, result.deployments().get(0), map(scheme));
        GroundReport.draw(study, "scheme " + scheme, result.layouts().get(0), map(scheme));
      }
      err.println("wrote maps to " + pictures);
    }
    page.write(study, () -> Shown.all(results, study), Overlays.NONE, err);
    JointReport.requireTrueBound(study, results);
  }

  /** Writes what a scheme has placed though nobody knows how long a token takes with it. */
  private void keep(Study study, Study.Placed placed) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    String scheme = placed.scheme().id();
    err.printf("spacemoe: stopped before the token latency of scheme %s was known%n", scheme);
    if (out != null) {
      LayoutFile.of(study.scenario(), placed).write(out);
      err.println("wrote " + out);
    }
    if (pictures != null) {
      Maps.draw(study, scheme, placed.deployments().get(0), map(scheme));
      err.println("wrote a map to " + pictures);
    }
  }

  private FigureFiles map(String scheme) {
    return new FigureFiles(pictures, Names.inFile(scheme), figures.format());
  }

  private Study.Placed placed(
      Study study, PlacementScheme id, Cancellation cancellation, Steps steps) {
    Engines engines =
        Engines.recommended(limits.options(), cancellation)
            .withJoint(jointSolver.solver(limits.options(), cancellation, steps::at));
    if (objective == LayerObjective.EXPECTED_MAX) {
      engines = engines.withExpectedMax(solver.expectedMaxSolver(limits, cancellation));
    } else {
      engines = engines.withExperts(solver.expertSolver(limits, cancellation));
    }
    return study.place(id, engines);
  }
}
