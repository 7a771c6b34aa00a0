package io.spacemoe.cli.command;

import io.spacemoe.cli.option.FailureChoice;
import io.spacemoe.cli.option.FigureOptions;
import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.PageChoice;
import io.spacemoe.cli.option.ThreadsOption;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.cli.screen.Heading;
import io.spacemoe.cli.screen.Json;
import io.spacemoe.cli.screen.OrbitReport;
import io.spacemoe.cli.screen.Printable;
import io.spacemoe.cli.screen.ReplanReport;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.lab.figure.FigureFiles;
import io.spacemoe.lab.page.Overlays;
import io.spacemoe.lab.page.Shown;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.replan.MovePlan;
import io.spacemoe.scenario.replan.Replanner;
import io.spacemoe.scenario.replan.TradeOff;
import io.spacemoe.scenario.scheme.JointScheme;
import io.spacemoe.scenario.scheme.SpaceMoeScheme;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Repairs and re-places a placement after satellites have failed. */
@Command(
    name = "replan",
    mixinStandardHelpOptions = true,
    description = {
      "Repairs a placement after satellites have failed, and moves more where that is worth its bytes.",
      "What it writes can be given back as the new start, also when the plan was half carried out."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe replan ring-40 my.placement.json --fail 7",
      "  spacemoe replan ring-40 my.placement.json --fail-random 4 --seed 3 --budget-gb 0.1",
      "  spacemoe replan ring-40 my.placement.json --fail 7,12 --curve --pictures figures"
    })
public final class ReplanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;
  @Mixin private FailureChoice failures;
  @Mixin private PageChoice page;
  @Mixin private FigureOptions figures;

  @Parameters(
      index = "0",
      paramLabel = "SCENARIO",
      description = "A scenario file, or the name of a bundled one.")
  private String scenario;

  @Parameters(
      index = "1",
      paramLabel = "PLACEMENT",
      description = "The placement file to start from.")
  private Path placement;

  @ArgGroup private Budget budget;

  @Option(
      names = "--scheme",
      paramLabel = "ID",
      description =
          "joint: gateways move, too, with their bytes charged; spacemoe: only those that were lost"
              + " do. Default: joint for placements of scheme joint, else spacemoe.")
  private String scheme;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the placement after all moves.")
  private Path out;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description =
          "Where to draw the curve of --curve, as .svg, .pdf and .png, with its data as .csv.")
  private Path pictures;

  @Option(names = "--json", description = "Print one JSON object instead of tables.")
  private boolean json;

  /** How much may move; without any, all that helps. */
  private static final class Budget {
    @Option(
        names = "--budget-gb",
        paramLabel = "X",
        description = "Moves may weigh so much beside the repair, in units of 10^9 bytes.")
    private Double gb;

    @Option(
        names = "--moves",
        paramLabel = "N",
        description = "So many experts may move beside the repair, or what weighs as much.")
    private Integer moves;

    @Option(
        names = "--curve",
        description = "All that is worth moving, and the whole curve of latency over bytes.")
    private boolean curve;
  }

  @Override
  public Integer call() throws IOException {
    requireBudget();
    Scenario intact = ScenarioFiles.open(scenario, List.of());
    Scenario failed = failures.failed(intact, spec);
    LayoutFile start = LayoutFile.read(placement, intact);
    failures.requireRoom(failed);
    Layout layout = start.layout();
    boolean gatewaysMove = gatewaysMove(start);
    if (out != null) {
      Folder.requireApart("--out", out, List.of(Path.of(scenario), placement));
      Folder.requireRoomFor(out);
    }
    page.require(Arrays.asList(Path.of(scenario), placement, out));
    if (pictures != null) {
      figures.format();
      Folder.create("--pictures", pictures);
    } else {
      figures.refuse(spec, "without --pictures");
    }
    note(start, intact);
    OrbitReport.note(intact, spec.commandLine().getErr());
    Cancellation cancellation = new Cancellation();
    Study before = new Study(intact, threads.threads(), cancellation);
    Study after = new Study(failed, threads.threads(), cancellation);
    Replanner replanner = new Replanner(before, after, layout, cancellation);
    Interruptible.run(
        cancellation,
        stopped -> replan(replanner, before, after, layout, gatewaysMove),
        outcome -> show(start, after, replanner, outcome));
    return 0;
  }

  private void requireBudget() {
    if (budget != null && budget.gb != null && !(budget.gb >= 0 && budget.gb <= 1e12)) {
      throw new UsageException("--budget-gb is %s; allowed: 0 to 1e12".formatted(budget.gb));
    }
    if (budget != null && budget.moves != null && budget.moves < 0) {
      throw new UsageException("--moves is %s; allowed: 0 or more".formatted(budget.moves));
    }
    if (pictures != null && (budget == null || !budget.curve)) {
      throw new UsageException("--pictures does not apply without --curve, which it draws");
    }
  }

  private boolean gatewaysMove(LayoutFile start) {
    String by = scheme == null ? start.scheme() : scheme;
    if (scheme != null && !List.of(JointScheme.ID, SpaceMoeScheme.ID).contains(scheme)) {
      throw new UsageException(
          "--scheme is %s; allowed: joint or spacemoe".formatted(Printable.inOneLine(scheme)));
    }
    return by.equals(JointScheme.ID);
  }

  private void note(LayoutFile start, Scenario intact) {
    if (!start.scenario().equals(intact.name())) {
      spec.commandLine()
          .getErr()
          .printf(
              "spacemoe: %s says it is for scenario %s; it is re-placed in %s%n",
              placement, Printable.inOneLine(start.scenario()), Printable.inOneLine(intact.name()));
    }
  }

  /** What there is at the end; nothing when it was stopped. */
  private record Outcome(ReplanReport report, TradeOff chosen) {}

  private Optional<Outcome> replan(
      Replanner replanner, Study before, Study after, Layout layout, boolean gatewaysMove) {
    try {
      List<TradeOff> curve = List.of();
      TradeOff chosen;
      OptionalDouble gap = OptionalDouble.empty();
      if (budget == null || budget.curve) {
        List<TradeOff> all = replanner.curve(gatewaysMove);
        chosen = all.get(0);
        curve = budget == null ? List.of() : all;
      } else {
        Replanner.Budgeted found =
            replanner.within(
                budget.gb != null ? budget.gb : replanner.gb(budget.moves), gatewaysMove);
        chosen = found.point();
        gap = found.gapMs();
      }
      MovePlan plan = replanner.plan(chosen.layout());
      MovePlan repair = replanner.plan(replanner.repaired());
      return Optional.of(
          new Outcome(
              new ReplanReport(
                  before.evaluate(layout).totalMs(),
                  replanner.unrepaired().map(TokenLatency::totalMs).orElse(null),
                  after.evaluate(replanner.repaired()).totalMs(),
                  chosen.latency().totalMs(),
                  ReplanReport.lines(plan),
                  plan.bytes() / 1e9,
                  plan.makespanS(),
                  ReplanReport.points(curve),
                  failed(before, after),
                  replanner.losses().gateways(),
                  replanner.losses().experts().size(),
                  repair.bytes() / 1e9,
                  plan.boundS(),
                  chosen.expectedPathMs(),
                  gap.isPresent() ? gap.getAsDouble() : null),
              chosen));
    } catch (CancellationException stopped) {
      return Optional.empty();
    }
  }

  private static List<Integer> failed(Study before, Study after) {
    Scenario now = after.scenario();
    BitSet out = now.fleet().unavailable(now.constellation());
    out.andNot(before.scenario().fleet().unavailable(now.constellation()));
    return out.stream().boxed().toList();
  }

  private void show(LayoutFile start, Study after, Replanner replanner, Optional<Outcome> outcome)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    if (outcome.isEmpty()) {
      err.println("spacemoe: stopped before there was a plan; nothing is written");
      return;
    }
    ReplanReport report = outcome.get().report();
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(Json.of(report));
    } else {
      screen.printf("%s%n%n", Heading.of(after.scenario()));
      report.print(screen, replanner.losses());
    }
    screen.flush();
    if (out != null) {
      new LayoutFile(
              after.scenario().name(),
              start.scheme(),
              outcome.get().chosen().layout(),
              OptionalDouble.of(report.afterReplacement()),
              OptionalLong.empty())
          .write(out);
      err.println("wrote " + out);
    }
    if (pictures != null) {
      report
          .chart(after.scenario().name())
          .write(new FigureFiles(pictures, "replan-curve", figures.format()));
      err.println("wrote the curve to " + pictures);
    }
    TradeOff chosen = outcome.get().chosen();
    Layout repaired = replanner.repaired();
    page.write(
        after,
        () ->
            List.of(
                new Shown("after repair", repaired, after.evaluate(repaired)),
                new Shown("after re-placement", chosen.layout(), chosen.latency())),
        Overlays.of(report.overlay()),
        err);
  }
}
