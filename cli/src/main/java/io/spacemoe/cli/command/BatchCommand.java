package io.spacemoe.cli.command;

import io.spacemoe.cli.option.ClusterChoice;
import io.spacemoe.cli.option.Inapplicable;
import io.spacemoe.cli.option.Jobs;
import io.spacemoe.cli.option.LimitsOfRuns;
import io.spacemoe.cli.option.ReadingChoice;
import io.spacemoe.cli.option.SolverChoice;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.cli.screen.BatchProgress;
import io.spacemoe.cli.screen.BatchReport;
import io.spacemoe.cli.screen.ShellWord;
import io.spacemoe.cli.screen.Words;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.lab.batch.Batch;
import io.spacemoe.lab.batch.BatchFolder;
import io.spacemoe.lab.batch.BatchPlan;
import io.spacemoe.lab.batch.BatchSummary;
import io.spacemoe.lab.batch.InstancePaths;
import io.spacemoe.lab.batch.JournalReader;
import io.spacemoe.lab.run.RunStatus;
import io.spacemoe.lab.spi.Crew;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.SolverProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs engines over many instances, unattended; what ended is never lost and never run twice. */
@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    description =
        "Runs engines over many instances, unattended. After a stop or a crash, --resume runs what"
            + " is missing. Exit code 1 when runs are missing, failed, or ended without a placement;"
            + " a run that its engine refused does not count.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe batch instances/assignments --solvers assignment,ortools-cpsat --time-limit 10s"
          + " --out runs",
      "  spacemoe batch 'big/**.json' product-8x9 --solvers local-search --repeats 10 --jobs 2"
          + " --isolate --out runs",
      "  spacemoe batch --resume --out runs",
      "  spacemoe batch product-8x9 --solvers all --plan"
    })
public final class BatchCommand implements Callable<Integer> {
  private static final List<RunStatus> FINE =
      List.of(RunStatus.OPTIMAL, RunStatus.FEASIBLE, RunStatus.REFUSED);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description =
          "Instance files, folders, globs (quoted), files ending in .list with one of these a line,"
              + " or names of bundled instances.")
  private List<String> paths = List.of();

  @Mixin private ReadingChoice reading;
  @Mixin private LimitsOfRuns limits;
  @Mixin private Jobs jobs;
  @Mixin private ClusterChoice cluster;

  @Option(
      names = "--solvers",
      paramLabel = "ID",
      split = ",",
      description = "Engines, or all; `spacemoe solvers` lists them.")
  private List<String> solvers = List.of();

  @Option(
      names = "--repeats",
      paramLabel = "R",
      description = "How often each engine gets each instance, each time with another seed.")
  private Integer repeats;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Each run's seed is derived from this one, the instance's file name, the engine and the"
              + " repeat. Default: 1.")
  private Long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write the journal, the results and the solutions.")
  private Path out;

  @Option(
      names = "--resume",
      description =
          "Go on with the batch in --out. PATH and other options may be left out; they are in its"
              + " journal.")
  private boolean resume;

  @Option(names = "--plan", description = "Show what would run, and do nothing.")
  private boolean planOnly;

  @Option(
      names = "--verbose",
      description = "Print a line for each run that ends, on a terminal, too.")
  private boolean verbose;

  @Option(names = "--quiet", description = "No progress bar, and no lines in its place.")
  private boolean quiet;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    cluster.requireApplicable(spec);
    if (planOnly) {
      Inapplicable.refuse(spec, "with --plan", "--master");
    }
    if (!limits.ofTime() && !paths.isEmpty()) {
      Inapplicable.refuse(spec, "without --time-limit", "--grace");
    }
    BatchPlan plan = plan();
    if (planOnly) {
      show(plan);
      return 0;
    }
    requireOut();
    try (Crew crew =
            cluster.crew(
                () -> jobs.setting(plan.limits().memoryLimitMb().isPresent()),
                plan.limits().threads());
        BatchProgress progress =
            new BatchProgress(
                spec.commandLine().getErr(),
                verbose || (!quiet && !json && !Help.Ansi.AUTO.enabled()),
                quiet || json)) {
      BatchSummary summary =
          Interruptible.run(
              cancellation -> {
                BatchFolder folder = new BatchFolder(out);
                return resume
                    ? Batch.resume(plan, folder, crew, cancellation, progress)
                    : Batch.begin(plan, folder, crew, cancellation, progress);
              },
              ended -> report().ended(ended, out, wayOn()));
      boolean fine = FINE.containsAll(summary.statuses().keySet());
      return fine && summary.ended() == summary.runs() ? 0 : 1;
    } catch (IOException e) {
      throw Files.exists(new BatchFolder(out).journal())
          ? new IOException(
              String.format(Locale.ROOT, "%s.%nThen go on with %s", Words.of(e), wayOn()), e)
          : e;
    }
  }

  /** The plan that is asked for, or the one of the journal when only it is to be resumed. */
  private BatchPlan plan() {
    if (resume && paths.isEmpty()) {
      return planOfTheJournal();
    }
    if (paths.isEmpty() || solvers.isEmpty()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s missing; for example: spacemoe batch instances/assignments --solvers assignment --out runs",
              paths.isEmpty() ? "PATH is" : "--solvers is"));
    }
    Path folder = Path.of("").toAbsolutePath();
    InstancePaths.Found found = InstancePaths.of(folder, paths, reading.reading());
    if (!found.leftOut().isEmpty()) {
      spec.commandLine()
          .getErr()
          .printf(
              Locale.ROOT,
              "spacemoe: left out %d files that are no instances, such as %s%n",
              found.leftOut().size(),
              found.leftOut().get(0));
    }
    try {
      return new BatchPlan(
          folder.toString(),
          found.instances(),
          ids(),
          repeats == null ? 1 : repeats,
          seed == null ? 1 : seed,
          limits.limits(),
          reading.reading());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private BatchPlan planOfTheJournal() {
    requireOut();
    if (!solvers.isEmpty()
        || !reading.reading().equals(Reading.BY_CONTENT)
        || repeats != null
        || seed != null
        || limits.given()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "without PATH, --resume takes the plan from the journal.%nMaybe leave out all but --out, and how to run: --jobs, --isolate or --master"));
    }
    return JournalReader.read(new BatchFolder(out)).plan();
  }

  private void requireOut() {
    if (out == null) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--out is missing; name %s",
              resume ? "the folder of the batch to go on with" : "a folder for the results"));
    }
  }

  private List<String> ids() {
    List<SolverProvider> engines =
        solvers.equals(List.of("all"))
            ? Solvers.installed()
            : solvers.stream().map(SolverChoice::named).toList();
    limits.requireApply(engines);
    return engines.stream().map(SolverProvider::id).distinct().toList();
  }

  private void show(BatchPlan plan) {
    List<Integer> open = new ArrayList<>(IntStream.range(0, plan.runs()).boxed().toList());
    if (resume) {
      requireOut();
      JournalReader journal = JournalReader.read(new BatchFolder(out));
      List<String> changed = journal.changedInstances();
      open.removeIf(
          number -> journal.ended(number) && !changed.contains(plan.run(number).instance()));
    }
    report().plan(plan, open, jobs.jobs());
  }

  private BatchReport report() {
    return new BatchReport(spec.commandLine().getOut(), json);
  }

  private String wayOn() {
    return "spacemoe batch --resume%s --out %s".formatted(cluster.words(), ShellWord.of(out));
  }
}
