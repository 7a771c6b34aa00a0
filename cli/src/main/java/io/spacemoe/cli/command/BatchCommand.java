package io.spacemoe.cli.command;

import io.spacemoe.cli.option.Inapplicable;
import io.spacemoe.cli.option.ReadingChoice;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.cli.screen.BatchProgress;
import io.spacemoe.cli.screen.Json;
import io.spacemoe.cli.screen.Printable;
import io.spacemoe.cli.screen.ShellWord;
import io.spacemoe.cli.screen.Words;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.lab.batch.Batch;
import io.spacemoe.lab.batch.BatchFolder;
import io.spacemoe.lab.batch.BatchPlan;
import io.spacemoe.lab.batch.BatchSummary;
import io.spacemoe.lab.batch.InstancePaths;
import io.spacemoe.lab.batch.JournalReader;
import io.spacemoe.lab.run.Run;
import io.spacemoe.lab.run.RunLimits;
import io.spacemoe.lab.run.RunStatus;
import io.spacemoe.lab.spi.Crew;
import io.spacemoe.lab.spi.Executor;
import io.spacemoe.lab.spi.Setting;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.SolverProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
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
    footer = {
      "",
      "Examples:",
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
      names = "--time-limit",
      paramLabel = "TIME",
      description = "Time limit of each run, for example 500ms, 10s, 2m. Default: none.")
  private Duration timeLimit;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description =
          "How much longer than its time limit a run may take before it is cut off. Default: 5s.")
  private Duration grace;

  @Option(
      names = "--iteration-limit",
      paramLabel = "N",
      description =
          "The most iterations of each run, in the engine's own measure; for engines that count them."
              + " With it and without --time-limit results are the same on every machine."
              + " Default: none.")
  private Long iterationLimit;

  @Option(
      names = "--memory-limit",
      paramLabel = "MB",
      description =
          "Memory of each run's process in MiB; above it the run is cut off. Implies --isolate."
              + " Default: none.")
  private Integer memoryLimitMb;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "The most threads that an engine may use. Default: 1.")
  private Integer threads;

  @Option(
      names = "--jobs",
      paramLabel = "J",
      defaultValue = "1",
      description = "How many runs at the same time. Default: ${DEFAULT-VALUE}.")
  private int jobs;

  @Option(
      names = "--isolate",
      description =
          "A process of its own for each of --jobs: a crash then ends one run only, and a run that"
              + " ignores its time limit is killed.")
  private boolean isolate;

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

  @Option(names = "--verbose", description = "Print a line for each run that ends.")
  private boolean verbose;

  @Option(names = "--quiet", description = "No progress bar.")
  private boolean quiet;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** What {@code batch --plan --json} prints about each run. */
  record PlannedRun(String instance, String solver, int repeat, long seed) {
    static PlannedRun of(Run run) {
      return new PlannedRun(run.instance(), run.solver(), run.repeat(), run.seed());
    }
  }

  /** What {@code batch --json} prints. */
  record Report(
      String out,
      int runs,
      int ended,
      Map<String, Integer> statuses,
      int knownOptima,
      int optimaMet) {
    static Report of(Path out, BatchSummary summary) {
      Map<String, Integer> statuses = new TreeMap<>();
      summary.statuses().forEach((status, count) -> statuses.put(status.name(), count));
      return new Report(
          out.toString(),
          summary.runs(),
          summary.ended(),
          statuses,
          summary.knownOptima(),
          summary.optimaMet());
    }
  }

  @Override
  public Integer call() throws IOException {
    if (timeLimit == null && !paths.isEmpty()) {
      Inapplicable.refuse(spec, "without --time-limit", "--grace");
    }
    BatchPlan plan = plan();
    if (planOnly) {
      show(plan);
      return 0;
    }
    requireOut();
    try (Crew crew = Executor.crew(setting(plan));
        BatchProgress progress =
            new BatchProgress(spec.commandLine().getErr(), verbose, quiet || json)) {
      BatchSummary summary =
          Interruptible.run(
              cancellation -> {
                BatchFolder folder = new BatchFolder(out);
                return resume
                    ? Batch.resume(plan, folder, crew, cancellation, progress)
                    : Batch.begin(plan, folder, crew, cancellation, progress);
              },
              this::print);
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
          limits(),
          reading.reading());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private BatchPlan planOfTheJournal() {
    requireOut();
    if (!solvers.isEmpty()
        || !reading.reading().equals(Reading.BY_CONTENT)
        || Stream.of(repeats, seed, timeLimit, grace, iterationLimit, memoryLimitMb, threads)
            .anyMatch(Objects::nonNull)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "without PATH, --resume takes the plan from the journal.%nMaybe leave out all but --out, --jobs and --isolate"));
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
            : solvers.stream().map(Solvers::named).toList();
    if (iterationLimit != null) {
      requireIterations(engines);
    }
    return engines.stream().map(SolverProvider::id).distinct().toList();
  }

  private static void requireIterations(List<SolverProvider> engines) {
    String without =
        engines.stream()
            .filter(engine -> !engine.capabilities().contains(Capability.ITERATION_LIMIT))
            .map(SolverProvider::id)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!without.isEmpty()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--iteration-limit does not apply to %s, which count no iterations.%nMaybe name other engines, or use --time-limit",
              without));
    }
  }

  private RunLimits limits() {
    return new RunLimits(
        timeLimit == null ? OptionalDouble.empty() : OptionalDouble.of(seconds(timeLimit)),
        grace == null ? RunLimits.defaults().graceSeconds() : seconds(grace),
        iterationLimit == null ? OptionalLong.empty() : OptionalLong.of(iterationLimit),
        memoryLimitMb == null ? OptionalInt.empty() : OptionalInt.of(memoryLimitMb),
        threads == null ? RunLimits.defaults().threads() : threads);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private Setting setting(BatchPlan plan) {
    try {
      return Setting.here(jobs, isolate || plan.limits().memoryLimitMb().isPresent());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
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
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(Json.of(open.stream().map(plan::run).map(PlannedRun::of).toList()));
    } else {
      for (int number : open) {
        Run run = plan.run(number);
        screen.printf(
            Locale.ROOT,
            "%s  %s  repeat %d  seed %d%n",
            Printable.inOneLine(run.instance()),
            run.solver(),
            run.repeat(),
            run.seed());
      }
      screen.printf(
          Locale.ROOT,
          "%d runs: %d instances, %d solvers, %d repeats%s%n",
          open.size(),
          plan.instances().size(),
          plan.solvers().size(),
          plan.repeats(),
          atMost(plan, open.size()));
    }
    screen.flush();
  }

  private String atMost(BatchPlan plan, int runs) {
    OptionalDouble limit = plan.limits().timeLimitSeconds();
    return limit.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT, "; at most about %.0f s", Math.ceil(runs * limit.getAsDouble() / jobs));
  }

  private void print(BatchSummary summary) {
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(Json.of(Report.of(out, summary)));
    } else {
      screen.printf(
          Locale.ROOT,
          "%d of %d runs ended%s%s%n",
          summary.ended(),
          summary.runs(),
          summary.ended() == 0 ? "" : ": ",
          summary.statuses().entrySet().stream()
              .map(
                  status ->
                      String.format(
                          Locale.ROOT, "%d %s", status.getValue(), words(status.getKey())))
              .collect(Collectors.joining(", ")));
      summary
          .problems()
          .forEach(problem -> screen.printf("problem   %s%n", Printable.inOneLine(problem)));
      if (summary.knownOptima() > 0) {
        screen.printf(
            Locale.ROOT,
            "known optima met: %d of %d%n",
            summary.optimaMet(),
            summary.knownOptima());
      }
      screen.printf("results   %s%n", new BatchFolder(out).resultsCsv());
      if (summary.ended() < summary.runs()) {
        screen.printf("go on     %s%n", wayOn());
      }
    }
    screen.flush();
  }

  private String wayOn() {
    return "spacemoe batch --resume --out " + ShellWord.of(out);
  }

  private static String words(RunStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
