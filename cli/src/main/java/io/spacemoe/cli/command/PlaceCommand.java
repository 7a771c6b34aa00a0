package io.spacemoe.cli.command;

import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.Inapplicable;
import io.spacemoe.cli.option.JointChoice;
import io.spacemoe.cli.option.SearchLimits;
import io.spacemoe.cli.option.SolverChoice;
import io.spacemoe.cli.option.ThreadsOption;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.cli.screen.JointReport;
import io.spacemoe.cli.screen.Json;
import io.spacemoe.cli.screen.OrbitReport;
import io.spacemoe.cli.screen.Printable;
import io.spacemoe.cli.screen.Room;
import io.spacemoe.cli.screen.SchemeReport;
import io.spacemoe.cli.screen.SchemeTable;
import io.spacemoe.cli.screen.Steps;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.lab.report.PlacementMap;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.SchemeId;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
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
    footer = {
      "",
      "Examples:",
      "  spacemoe place iridium-66",
      "  spacemoe place paper-delta-1056 --scheme rand-intra-cg,spacemoe --json",
      "  spacemoe place my.scenario.json --solver ortools-flow --out my.placement.json",
      "  spacemoe place iridium-66 --objective expected-max --solver local-search",
      "  spacemoe place paper-star-1056 --scheme spacemoe,joint --time-limit 60s --pictures maps"
    })
public final class PlaceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;
  @Mixin private SolverChoice solver;
  @Mixin private JointChoice jointSolver;
  @Mixin private SearchLimits limits;

  @Parameters(
      paramLabel = "SCENARIO",
      description = "A scenario file, or the name of a bundled one.")
  private String scenario;

  @Option(
      names = "--scheme",
      paramLabel = "ID",
      split = ",",
      description =
          "Schemes, with commas: rand-place, rand-intra, rand-intra-cg, nearest-random-order,"
              + " spacemoe, joint. Default: the scenario's own.")
  private List<String> schemes;

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      description =
          "What scheme spacemoe minimises in each layer: linear (activation-weighted expected path"
              + " latency; default) or expected-max (the layer latency itself: the slowest of the"
              + " activated experts).")
  private Objective objective = Objective.LINEAR;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to write the placement (a random scheme's first draw); needs a single scheme.")
  private Path out;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description = "Where to draw a map of each scheme's placement, as .svg and .png.")
  private Path pictures;

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress bar, and no lines in its place.")
  private boolean quiet;

  /** What scheme spacemoe minimises in each layer. */
  enum Objective {
    LINEAR,
    EXPECTED_MAX;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public Integer call() throws IOException {
    Scenario asked =
        schemes == null
            ? ScenarioFiles.open(scenario)
            : ScenarioFiles.open(scenario, schemesNamed(schemes));
    List<SchemeId> ids =
        schemes == null ? List.of(asked.placement().scheme()) : schemesNamed(schemes);
    refuseWhatDoesNothing(ids);
    if (out != null && ids.size() > 1) {
      throw new UsageException(
          String.format(
              Locale.ROOT, "--out takes one placement, but %d schemes are asked for", ids.size()));
    }
    if (out != null) {
      Folder.requireRoomFor(out);
    }
    if (pictures != null) {
      Folder.create("--pictures", pictures);
    }
    OrbitReport.note(asked, spec.commandLine().getErr());
    List<SchemeId> fitting = fitting(asked, ids, spec.commandLine().getErr());
    Cancellation cancellation = new Cancellation();
    Study study = new Study(asked, threads.threads(), cancellation);
    Interruptible.run(
        cancellation, stopped -> place(study, fitting, stopped), outcome -> show(study, outcome));
    return fitting.size() == ids.size() ? 0 : 1;
  }

  /** The schemes that there is room for, and a line on each of the others. */
  static List<SchemeId> fitting(Scenario asked, List<SchemeId> ids, PrintWriter errors) {
    List<SchemeId> fitting = new ArrayList<>();
    for (SchemeId id : ids) {
      asked
          .noRoomBecause(id)
          .ifPresentOrElse(
              why -> errors.printf("spacemoe: scheme %s is left out: %s%n", id.id(), why),
              () -> fitting.add(id));
    }
    return fitting;
  }

  /** Options that none of the schemes uses. */
  private void refuseWhatDoesNothing(List<SchemeId> ids) {
    String asked = ids.stream().map(SchemeId::id).collect(Collectors.joining(", "));
    boolean spacemoe = ids.contains(SchemeId.SPACEMOE);
    boolean joint = ids.contains(SchemeId.JOINT);
    if (!spacemoe) {
      Inapplicable.refuse(
          spec,
          String.format(Locale.ROOT, "to scheme %s, only to spacemoe", asked),
          "--objective",
          "--solver");
    }
    if (!joint) {
      Inapplicable.refuse(
          spec, String.format(Locale.ROOT, "to scheme %s, only to joint", asked), "--joint-solver");
    }
    if (!spacemoe && !joint) {
      Inapplicable.refuse(
          spec,
          String.format(Locale.ROOT, "to scheme %s, which searches nothing", asked),
          "--time-limit",
          "--iteration-limit");
    }
    if (!joint && objective == Objective.LINEAR && !solver.isNamed()) {
      Inapplicable.refuse(
          spec,
          String.format(
              Locale.ROOT,
              "to scheme spacemoe with the engines that prove its layers' optima soonest, which count"
                  + " no iterations.%nMaybe name one that does, such as --solver local-search"),
          "--iteration-limit");
    }
  }

  /**
   * What there is when all schemes have ended, or the command was stopped.
   *
   * @param results of the schemes that have ended
   * @param placed by the scheme at work when it was stopped, its latency not known yet
   */
  record Outcome(List<SchemeResult> results, Optional<Study.Placed> placed) {}

  private Outcome place(Study study, List<SchemeId> ids, Cancellation cancellation) {
    List<SchemeResult> results = new ArrayList<>();
    Study.Placed placed = null;
    try (Steps steps =
        new Steps(
            spec.commandLine().getErr(), study.scenario().name(), ids.size(), quiet || json)) {
      for (SchemeId id : ids) {
        if (cancellation.cancelled()) {
          break;
        }
        steps.at(id.id());
        placed = placed(study, id, cancellation, steps);
        results.add(study.evaluate(placed));
        placed = null;
        if (ids.size() > 1) {
          steps.done(id.id());
        } else {
          steps.done();
        }
      }
    } catch (CancellationException stopped) {
      return new Outcome(results, Optional.ofNullable(placed));
    }
    return new Outcome(results, Optional.empty());
  }

  private void show(Study study, Outcome outcome) throws IOException {
    List<SchemeResult> results = outcome.results();
    if (outcome.placed().isPresent()) {
      keep(study, outcome.placed().get());
    }
    if (results.isEmpty()) {
      if (outcome.placed().isEmpty()) {
        spec.commandLine().getErr().println("spacemoe: no scheme has ended; nothing is written");
      }
      return;
    }
    Scenario asked = study.scenario();
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(Json.of(SchemeReport.of(study, results)));
    } else {
      screen.printf("%s%n%n", heading(asked));
      screen.println(SchemeTable.latencies(results, Map.of()));
      screen.println();
      screen.println(SchemeTable.parts(results));
      screen.println();
      screen.println(SchemeTable.overSlots(results));
      proofs(study, results).forEach(screen::println);
      for (SchemeResult result : results) {
        Room.of(asked, result.fullest())
            .ifPresent(room -> screen.println("scheme " + result.scheme().id() + ": " + room));
      }
    }
    screen.flush();
    if (out != null) {
      placementFile(asked, results.get(0)).write(out);
      spec.commandLine().getErr().println("wrote " + out);
    }
    if (pictures != null) {
      draw(study, results);
    }
    JointReport.requireTrueBound(study, results);
  }

  /** Writes what a scheme has placed though nobody knows how long a token takes with it. */
  private void keep(Study study, Study.Placed placed) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "spacemoe: stopped before the token latency of scheme %s was known%n",
        placed.scheme().id());
    if (out != null) {
      placementFile(
              study.scenario(), placed.scheme(), placed.layouts().get(0), OptionalDouble.empty())
          .write(out);
      err.println("wrote " + out);
    }
    if (pictures != null) {
      map(study, placed.scheme(), placed.layouts().get(0), pictures, placed.scheme().id());
      err.println("wrote a map to " + pictures);
    }
  }

  private Study.Placed placed(Study study, SchemeId id, Cancellation cancellation, Steps steps) {
    return objective == Objective.EXPECTED_MAX && id == SchemeId.SPACEMOE
        ? study.placeExpectedMax(solver.expectedMaxSolver(limits, cancellation))
        : study.place(
            id,
            solver.expertSolver(limits, cancellation),
            jointSolver.solver(limits.options(), cancellation, steps::at));
  }

  private void draw(Study study, List<SchemeResult> results) throws IOException {
    for (SchemeResult result : results) {
      map(study, result.scheme(), result.layouts().get(0), pictures, result.scheme().id());
    }
    spec.commandLine().getErr().println("wrote maps to " + pictures);
  }

  /** Draws a placement by a scheme, of a random one the first draw. */
  static void map(Study study, SchemeId scheme, Layout layout, Path folder, String name)
      throws IOException {
    PlacementMap.write(
        String.format(Locale.ROOT, "Placement %s, %s", scheme.id(), study.scenario().name()),
        study.scenario().constellation(),
        layout,
        study.laws().stream().map(ActivationLaw::inclusionProbabilities).toArray(double[][]::new),
        folder.resolve(name + ".svg"),
        folder.resolve(name + ".png"));
  }

  /** What is placed where, in one line. */
  static String heading(Scenario asked) {
    return String.format(
        Locale.ROOT,
        "%s: %s, %d layers × %d experts (top %d) on %s, %d snapshots",
        Printable.inOneLine(asked.name()),
        Printable.inOneLine(asked.model().name()),
        asked.model().layers(),
        asked.model().expertsPerLayer(),
        asked.model().activeExperts(),
        asked.constellation().notation(),
        asked.snapshots().snapshots(asked.links().linkSurvival()));
  }

  /** The schemes of these names, each once. */
  static List<SchemeId> schemesNamed(List<String> names) {
    if (names.isEmpty()) {
      throw new UsageException("--scheme names no scheme; give one or more, with commas");
    }
    return names.stream()
        .map(
            name ->
                SchemeId.named(name.trim())
                    .orElseThrow(
                        () ->
                            new UsageException(
                                String.format(
                                    Locale.ROOT,
                                    "no scheme is called %s; there are %s",
                                    name,
                                    Arrays.stream(SchemeId.values())
                                        .map(SchemeId::id)
                                        .collect(Collectors.joining(", "))))))
        .distinct()
        .toList();
  }

  /** The placement of a scheme; of a random one the first draw, whose own latency is not known. */
  static LayoutFile placementFile(Scenario scenario, SchemeResult result) {
    return placementFile(
        scenario,
        result.scheme(),
        result.layouts().get(0),
        result.scheme().random()
            ? OptionalDouble.empty()
            : OptionalDouble.of(result.latency().totalMs()));
  }

  private static LayoutFile placementFile(
      Scenario scenario, SchemeId scheme, Layout layout, OptionalDouble latencyMs) {
    return new LayoutFile(
        scenario.name(),
        scheme.id(),
        layout,
        latencyMs,
        scheme.random() ? OptionalLong.of(scenario.placement().seed()) : OptionalLong.empty());
  }

  /** Who solved what, and how far the answers are proved. */
  static List<String> proofs(Study study, List<SchemeResult> results) {
    List<String> lines = new ArrayList<>();
    for (SchemeResult result : results) {
      if (result.scheme() == SchemeId.JOINT) {
        lines.addAll(JointReport.others(study, results));
        lines.addAll(JointReport.of(study, result, results).lines(result.latency().totalMs()));
      } else if (!result.solves().isEmpty()) {
        String engines =
            result.solves().stream()
                .map(solve -> solve.solver())
                .distinct()
                .collect(Collectors.joining(", "));
        long proved =
            result.solves().stream()
                .filter(solve -> solve.cost().isPresent())
                .filter(solve -> solve.checkedBound().equals(solve.cost()))
                .count();
        lines.add(
            String.format(
                Locale.ROOT,
                "scheme %s: layers solved by %s; optimal in their subnets with a checked proof: %d of %d%s",
                result.scheme().id(),
                engines,
                proved,
                result.solves().size(),
                gap(result.checkedGap())));
        if (result.solvesWithoutPlacement() > 0) {
          lines.add(
              String.format(
                  Locale.ROOT,
                  "scheme %s: layers without an answer in time: %d of %d; their experts sit nearest first",
                  result.scheme().id(),
                  result.solvesWithoutPlacement(),
                  result.solves().size()));
        }
      }
    }
    return lines;
  }

  private static String gap(OptionalDouble checked) {
    return checked.isPresent()
        ? String.format(Locale.ROOT, "; checked gap %.4f %%", checked.getAsDouble() * 100)
        : "; not every layer has a checked bound";
  }
}
