package io.spacemoe.cli.command;

import io.spacemoe.cli.option.ClusterChoice;
import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.Jobs;
import io.spacemoe.cli.option.ReadingChoice;
import io.spacemoe.cli.option.SolverChoice;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.cli.screen.BatchProgress;
import io.spacemoe.cli.screen.Printable;
import io.spacemoe.cli.screen.ShellWord;
import io.spacemoe.cli.screen.Words;
import io.spacemoe.lab.batch.Batch;
import io.spacemoe.lab.batch.BatchFolder;
import io.spacemoe.lab.batch.BatchPlan;
import io.spacemoe.lab.batch.BatchSummary;
import io.spacemoe.lab.batch.InstancePaths;
import io.spacemoe.lab.compare.Comparison;
import io.spacemoe.lab.compare.ComparisonFolder;
import io.spacemoe.lab.compare.ComparisonPage;
import io.spacemoe.lab.compare.Trial;
import io.spacemoe.lab.report.Environment;
import io.spacemoe.lab.report.Report;
import io.spacemoe.lab.run.RunLimits;
import io.spacemoe.lab.spi.Crew;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.SolverProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares engines over instances, and says who wins where. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Runs engines over instances under one or more time limits, compares them and writes a"
          + " report.",
      "Started again with the same arguments, it goes on where it was stopped."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe compare instances/assignments --solvers assignment,local-search"
          + " --out spacemoe-out/compare",
      "  spacemoe compare llama-moe-4of16-1056 --time-limits 1s,10s,60s --repeats 5"
          + " --out spacemoe-out/compare"
    })
public final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ComparedPaths paths;
  @Mixin private ReadingChoice reading;
  @Mixin private Jobs jobs;
  @Mixin private ClusterChoice cluster;

  @Option(
      names = "--solvers",
      paramLabel = "ID",
      split = ",",
      description = "Engines; `spacemoe solvers` lists them. Default: all that run here.")
  private List<String> solvers = List.of();

  @Option(
      names = "--time-limits",
      paramLabel = "TIME",
      split = ",",
      defaultValue = "1s,10s",
      description = "Time limits; every run is done once under each. Default: ${DEFAULT-VALUE}.")
  private List<Duration> timeLimits;

  @Option(
      names = "--repeats",
      paramLabel = "R",
      defaultValue = "1",
      description =
          "How often each engine gets each instance, each time with another seed. Default:"
              + " ${DEFAULT-VALUE}.")
  private int repeats;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Each run's seed is derived from this one, the instance's file name, the engine and the"
              + " repeat. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "spacemoe-out/compare",
      description = "Where to write runs and report. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(names = "--quiet", description = "No progress bar, and no lines in its place.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    cluster.requireApplicable(spec);
    Folder.create(out);
    BatchFolder.Hold hold = BatchFolder.hold(out);
    try (hold) {
      return compare();
    }
  }

  private int compare() throws IOException {
    Map<Duration, BatchPlan> plans = plans();
    requireOwn(plans);
    try {
      boolean complete =
          Interruptible.run(
              cancellation -> run(plans, cancellation), ended -> handOver(ended, plans.keySet()));
      return complete && folder().problems(plans.keySet()).isEmpty() ? 0 : 1;
    } catch (IOException | UncheckedIOException e) {
      throw new IOException(
          String.format(Locale.ROOT, "%s.%nThen go on with %s", Words.of(e), wayOn()), e);
    }
  }

  /** Refuses a folder with another comparison, before anything is run. */
  private void requireOwn(Map<Duration, BatchPlan> plans) throws IOException {
    plans.forEach((limit, plan) -> Batch.requirePlan(plan, folder().runs(limit)));
    for (String other : folder().otherLimits(plans.keySet())) {
      throw new UsageException(
          "%s holds runs under %s too, which the new report would leave out.%nMaybe add that to --time-limits, or name another folder with --out"
              .formatted(out, other));
    }
  }

  /** A plan for each time limit, in the order asked for. */
  Map<Duration, BatchPlan> plans() throws IOException {
    InstancePaths.Found found = InstancePaths.of(here(), paths.instances(out), reading.reading());
    Map<Duration, BatchPlan> plans = new LinkedHashMap<>();
    timeLimits.forEach(
        limit -> plans.computeIfAbsent(limit, l -> plan(here(), found.instances(), seconds(l))));
    return plans;
  }

  /**
   * Runs one limit after the other, until all have read the same instances; whether all runs have
   * ended.
   */
  boolean run(Map<Duration, BatchPlan> plans, Cancellation cancellation) throws IOException {
    try (Crew crew = cluster.crew(() -> jobs.setting(false), RunLimits.defaults().threads())) {
      boolean complete = runOnce(plans, crew, cancellation);
      while (complete && folder().outdated(plans.keySet())) {
        complete = runOnce(plans, crew, cancellation);
      }
      return complete;
    }
  }

  private boolean runOnce(Map<Duration, BatchPlan> plans, Crew crew, Cancellation cancellation)
      throws IOException {
    for (Map.Entry<Duration, BatchPlan> plan : plans.entrySet()) {
      BatchSummary summary = run(plan.getValue(), folder().runs(plan.getKey()), crew, cancellation);
      if (summary.ended() < summary.runs()) {
        return false;
      }
    }
    return true;
  }

  /** Writes the report; of runs that have not all ended, only how to go on with them. */
  void handOver(boolean complete, Set<Duration> limits) throws IOException {
    if (!complete) {
      spec.commandLine()
          .getErr()
          .printf(
              "spacemoe: not all runs have ended; those that have are kept in %s.%nGo on with %s%n",
              out, wayOn());
      return;
    }
    List<Trial> trials = folder().trials(limits);
    ComparisonPage page = ComparisonPage.of(new Comparison(trials), here(), reading.reading());
    PrintWriter screen = spec.commandLine().getOut();
    page.verdicts().forEach(screen::println);
    screen.flush();
    Report.write(page.of(Environment.now(command()), folder().tables(limits)), out);
    screen.printf(
        Locale.ROOT, "%d runs; report.html, figures and tables: %s%n", trials.size(), out);
    folder()
        .problems(limits)
        .forEach(problem -> screen.printf("problem   %s%n", Printable.inOneLine(problem)));
    screen.flush();
  }

  private static Path here() {
    return Path.of("").toAbsolutePath();
  }

  private ComparisonFolder folder() {
    return new ComparisonFolder(out);
  }

  private static double seconds(Duration limit) {
    return limit.toNanos() / 1e9;
  }

  private BatchSummary run(BatchPlan plan, BatchFolder folder, Crew crew, Cancellation cancellation)
      throws IOException {
    boolean lines = !quiet && !Help.Ansi.AUTO.enabled();
    try (BatchProgress progress = new BatchProgress(spec.commandLine().getErr(), lines, quiet)) {
      return Batch.resume(plan, folder, crew, cancellation, progress);
    }
  }

  private BatchPlan plan(Path folder, List<String> instances, double seconds) {
    RunLimits defaults = RunLimits.defaults();
    try {
      return new BatchPlan(
          folder.toString(),
          instances,
          ids(),
          repeats,
          seed,
          new RunLimits(
              OptionalDouble.of(seconds),
              defaults.graceSeconds(),
              defaults.iterationLimit(),
              defaults.memoryLimitMb(),
              defaults.threads()),
          reading.reading());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private List<String> ids() {
    return solvers.isEmpty()
        ? Solvers.installed().stream()
            .filter(solver -> solver.unavailableBecause().isEmpty())
            .map(SolverProvider::id)
            .toList()
        : solvers.stream().map(id -> SolverChoice.named(id).id()).distinct().toList();
  }

  private String wayOn() {
    return String.format(
        Locale.ROOT,
        "%s%s --out %s",
        command(),
        jobs.isolate() ? " --isolate" : "",
        ShellWord.of(out));
  }

  private String command() {
    return String.format(
        Locale.ROOT,
        "spacemoe compare %s%s --solvers %s --time-limits %s --repeats %d --seed %d%s",
        ShellWord.of(paths.asked()),
        reading.reading().options().replaceFirst("^-", " -"),
        String.join(",", ids()),
        String.join(
            ",", timeLimits.stream().distinct().map(ComparisonFolder::milliseconds).toList()),
        repeats,
        seed,
        cluster.isAsked()
            ? cluster.words()
            : String.format(Locale.ROOT, " --jobs %d", jobs.jobs()));
  }
}
