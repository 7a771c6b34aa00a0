package io.spacemoe.cli.command;

import io.spacemoe.cli.option.CopiesChoice;
import io.spacemoe.cli.option.FigureOptions;
import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.Inapplicable;
import io.spacemoe.cli.option.JointProgress;
import io.spacemoe.cli.option.LoadChoice;
import io.spacemoe.cli.option.NamedPlacement;
import io.spacemoe.cli.option.PageChoice;
import io.spacemoe.cli.option.SchemeNames;
import io.spacemoe.cli.option.SchemeNeeds;
import io.spacemoe.cli.option.SearchLimits;
import io.spacemoe.cli.option.ThreadsOption;
import io.spacemoe.cli.screen.Heading;
import io.spacemoe.cli.screen.Json;
import io.spacemoe.cli.screen.LoadNotes;
import io.spacemoe.cli.screen.OrbitReport;
import io.spacemoe.cli.screen.ScreenTable;
import io.spacemoe.cli.screen.Steps;
import io.spacemoe.cli.screen.Words;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.lab.load.LoadFolder;
import io.spacemoe.lab.load.LoadPlan;
import io.spacemoe.lab.load.LoadReport;
import io.spacemoe.lab.load.LoadStudy;
import io.spacemoe.lab.load.LoadTables;
import io.spacemoe.lab.load.LoadedPlacement;
import io.spacemoe.lab.page.LoadOverlay;
import io.spacemoe.lab.page.Overlays;
import io.spacemoe.lab.page.Shown;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.operations.simulation.LoadPoint;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.ExpertSolver;
import io.spacemoe.scenario.placement.JointSolver;
import io.spacemoe.scenario.placement.LayerLimits;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.door.UnsupportedProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how many tokens a second placements can give, and how long they take under load. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description =
        "Computes how many tokens a second placements can give at most, and what limits them, and"
            + " simulates requests that come at several rates.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe load ring-40",
      "  spacemoe load paper-delta-1056 --scheme spacemoe,rand-intra --out loaded",
      "  spacemoe load paper-delta-1056 --copies fill --copy-choice least-work",
      "  spacemoe load ring-40 --rates 0.5,1,2 --json",
      "  spacemoe load my.scenario.json --placement my.placement.json --auto",
      "  spacemoe load llama-moe-4of16-1056 --trace requests.csv --speed 0.5"
    })
public final class LoadCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;
  @Mixin private LoadChoice load;
  @Mixin private CopiesChoice copies;
  @Mixin private FigureOptions figures;
  @Mixin private SearchLimits limits;
  @Mixin private PageChoice page;

  @Parameters(
      paramLabel = "SCENARIO",
      description = "A scenario file, or the name of a bundled one.")
  private String scenario;

  @Option(
      names = "--scheme",
      paramLabel = "ID",
      split = ",",
      description =
          "Schemes, with commas; `spacemoe solvers` lists them. Of a random one the first draw is"
              + " loaded. Default: the scenario's own, unless --placement names some.")
  private List<String> schemes;

  @Option(
      names = "--placement",
      paramLabel = "FILE",
      split = ",",
      description = "Placement files, with commas.")
  private List<Path> placements = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where to write load.json, load.csv, tables of satellites and links as CSV, and figures as"
              + " .svg, .pdf and .png with their data as .csv.")
  private Path out;

  @Option(names = "--json", description = "Print one JSON object instead of tables.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress bar, and no lines in its place.")
  private boolean quiet;

  /**
   * What is to be loaded.
   *
   * @param name what it is called
   * @param deployment makes or gives it
   */
  private record Asked(String name, Function<Consumer<String>, Deployment> deployment) {}

  /**
   * What has been loaded when all is, or the command was stopped.
   *
   * @param notBegun names of those whose limits are not, as the command was stopped
   */
  private record Outcome(List<LoadedPlacement> loaded, List<String> notBegun) {}

  @Override
  public Integer call() throws IOException {
    figures.format();
    if (out == null) {
      figures.refuse(spec, "without --out");
    }
    boolean filesOnly = schemes == null && !placements.isEmpty();
    List<PlacementScheme> named = schemes == null ? List.of() : SchemeNames.named(schemes);
    Scenario given =
        filesOnly || schemes != null
            ? ScenarioFiles.open(scenario, named)
            : ScenarioFiles.open(scenario);
    Scenario asked = copies.of(given);
    if (!filesOnly && schemes == null) {
      named = List.of(SchemeNames.named(scenario, "placement.scheme", asked.placement().scheme()));
    }
    if (named.isEmpty()) {
      Inapplicable.refuse(
          spec,
          "to placement files, which have what they have",
          "--time-limit",
          "--iteration-limit",
          "--copies",
          "--instances");
    } else {
      SchemeNeeds.refuseWhatDoesNothing(spec, named, false, false);
    }
    LoadPlan plan = load.plan(spec, asked);
    List<Asked> files = files(asked);
    List<Path> read = new ArrayList<>(placements);
    read.add(Path.of(scenario));
    page.require(read);
    if (out != null) {
      Folder.create(out);
    }
    PrintWriter err = spec.commandLine().getErr();
    OrbitReport.note(asked, err);
    List<PlacementScheme> fitting = SchemeNames.fitting(asked, named, err);
    Cancellation cancellation = new Cancellation();
    Study study = new Study(asked, threads.threads(), cancellation);
    List<Asked> all = new ArrayList<>();
    fitting.forEach(
        scheme ->
            all.add(new Asked(scheme.id(), screen -> placed(study, scheme, cancellation, screen))));
    all.addAll(files);
    Outcome outcome =
        Interruptible.run(
            cancellation, stopped -> load(study, plan, all, stopped), ended -> show(study, ended));
    return fitting.size() == named.size() && outcome.loaded.size() == all.size() ? 0 : 1;
  }

  private List<Asked> files(Scenario asked) {
    List<NamedPlacement> read = NamedPlacement.read(placements, asked, spec.commandLine().getErr());
    return read.stream()
        .map(file -> new Asked(file.name(), screen -> file.content().deployment()))
        .toList();
  }

  private Deployment placed(
      Study study, PlacementScheme scheme, Cancellation cancellation, Consumer<String> screen) {
    Engines engines =
        Engines.recommended(limits.options(), cancellation)
            .withJoint(
                JointSolver.recommended(limits.options(), cancellation, new JointProgress(screen)))
            .withExperts(ExpertSolver.recommended(new LayerLimits(limits.options(), cancellation)));
    return study.place(scheme, engines).deployments().get(0);
  }

  /** One after the other; what fails is told, and the others go on. */
  private Outcome load(Study study, LoadPlan plan, List<Asked> all, Cancellation cancellation) {
    PrintWriter err = spec.commandLine().getErr();
    List<LoadedPlacement> done = new ArrayList<>();
    List<String> left = new ArrayList<>(all.stream().map(Asked::name).toList());
    LoadStudy loads = new LoadStudy(study, plan, threads.threads());
    try (Steps steps =
        new Steps(
            err, study.scenario().name(), all.size() * (1 + plan.mostRates()), quiet || json)) {
      for (Asked one : all) {
        if (cancellation.cancelled()) {
          break;
        }
        try {
          steps.at(one.name);
          done.add(loads.run(one.name, one.deployment.apply(steps::at), progress(steps, one.name)));
          left.remove(one.name);
        } catch (InvalidValueException
            | UnsupportedProblemException
            | SolverFailureException failure) {
          String why = Words.of(copies.placed(scenario, failure));
          err.printf("spacemoe: %s is left out: %s%n", one.name, why);
          left.remove(one.name);
        }
      }
    } catch (CancellationException stopped) {
      // what has not been loaded is left
    }
    return new Outcome(done, left);
  }

  private static LoadStudy.Progress progress(Steps steps, String name) {
    return new LoadStudy.Progress() {
      @Override
      public void begins(int rates) {
        steps.done(name + " limits");
      }

      @Override
      public void ended(LoadPoint point) {
        steps.done(LoadNotes.rate(name, point));
      }
    };
  }

  private void show(Study study, Outcome outcome) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    List<LoadedPlacement> loaded = outcome.loaded;
    if (loaded.isEmpty()) {
      err.println("spacemoe: no limits are known; nothing is written");
      return;
    }
    List<String> missing = LoadNotes.missing(loaded, outcome.notBegun);
    missing.forEach(line -> err.println("spacemoe: " + line));
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(Json.of(LoadReport.of(study.scenario().name(), loaded)));
    } else {
      LoadTables tables = new LoadTables(study.scenario(), loaded);
      screen.printf("%s%n%n", Heading.of(study.scenario()));
      screen.printf("Limits in output tokens a second%n%s%n", ScreenTable.of(tables.limits()));
      if (loaded.stream().anyMatch(one -> !one.points().isEmpty())) {
        screen.printf("%nSimulated%n%s%n", ScreenTable.of(tables.points()));
      }
      LoadNotes.lines(loaded, load.speed()).forEach(screen::println);
    }
    screen.flush();
    if (out != null) {
      new LoadFolder(out, figures.format()).write(study, loaded);
      err.println(
          missing.isEmpty()
              ? "wrote tables and figures to " + out
              : "wrote load.json, tables and figures of what was done to %s; for all of it run the command again"
                  .formatted(out));
    }
    page.write(
        study,
        () ->
            loaded.stream()
                .flatMap(one -> Shown.all(one.name(), one.deployment(), study).stream())
                .toList(),
        Overlays.of(loaded.stream().flatMap(LoadCommand::overlays).toList()),
        err);
  }

  private static Stream<LoadOverlay> overlays(LoadedPlacement loaded) {
    return loaded.points().stream()
        .map(
            point ->
                new LoadOverlay(
                    loaded.name(),
                    point.asked().requestsPerSecond(),
                    point.tokensPerSecond(),
                    point.processors().stream().mapToDouble(busy -> busy).toArray()));
  }
}
