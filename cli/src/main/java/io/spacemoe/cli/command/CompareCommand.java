package io.spacemoe.cli.command;

import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.ReadingChoice;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.cli.screen.BatchProgress;
import io.spacemoe.cli.screen.Printable;
import io.spacemoe.cli.screen.ShellWord;
import io.spacemoe.cli.screen.Words;
import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.Names;
import io.spacemoe.lab.batch.Batch;
import io.spacemoe.lab.batch.BatchFolder;
import io.spacemoe.lab.batch.BatchPlan;
import io.spacemoe.lab.batch.BatchSummary;
import io.spacemoe.lab.batch.InstancePaths;
import io.spacemoe.lab.batch.JournalReader;
import io.spacemoe.lab.compare.Comparison;
import io.spacemoe.lab.compare.ComparisonPage;
import io.spacemoe.lab.compare.InstanceKind;
import io.spacemoe.lab.compare.Trial;
import io.spacemoe.lab.report.Environment;
import io.spacemoe.lab.report.Report;
import io.spacemoe.lab.run.InstanceFacts;
import io.spacemoe.lab.run.RunLimits;
import io.spacemoe.lab.run.RunStatus;
import io.spacemoe.lab.spi.Crew;
import io.spacemoe.lab.spi.Executor;
import io.spacemoe.lab.spi.Setting;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.LayerProblem;
import io.spacemoe.scenario.scheme.RingLayers;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.SolverProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
    footer = {
      "",
      "Examples:",
      "  spacemoe compare instances/assignments --solvers assignment,local-search"
          + " --out spacemoe-out/compare",
      "  spacemoe compare llama-moe-4of16-1056 --time-limits 1s,10s,60s --repeats 5"
          + " --out spacemoe-out/compare"
    })
public final class CompareCommand implements Callable<Integer> {
  /** What the names of the folders begin with that hold the runs under a time limit. */
  private static final String RUNS = "runs-";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Instance files, folders, globs, names of bundled instances; or scenarios, each for two"
              + " problems: its first layer's, and that of all its layers together.")
  private List<String> paths;

  @Mixin private ReadingChoice reading;

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
      names = "--jobs",
      paramLabel = "J",
      defaultValue = "1",
      description =
          "How many runs at the same time; with more than one, measured times are longer. Default:"
              + " ${DEFAULT-VALUE}.")
  private int jobs;

  @Option(
      names = "--isolate",
      description = "A process of its own for each of --jobs; see `spacemoe batch`.")
  private boolean isolate;

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
      return complete && problems(plans.keySet()).isEmpty() ? 0 : 1;
    } catch (IOException | UncheckedIOException e) {
      throw new IOException(
          String.format(Locale.ROOT, "%s.%nThen go on with %s", Words.of(e), wayOn()), e);
    }
  }

  /** Refuses a folder with another comparison, before anything is run. */
  private void requireOwn(Map<Duration, BatchPlan> plans) throws IOException {
    plans.forEach((limit, plan) -> Batch.requirePlan(plan, folder(limit)));
    List<String> own = plans.keySet().stream().map(CompareCommand::name).toList();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(out, RUNS + "*")) {
      for (Path folder : folders) {
        String name = folder.getFileName().toString();
        if (!own.contains(name)) {
          throw new UsageException(
              "%s holds runs under %s too, which the new report would leave out.%nMaybe add that to --time-limits, or name another folder with --out"
                  .formatted(out, name.substring(RUNS.length())));
        }
      }
    }
  }

  /** A plan for each time limit, in the order asked for. */
  Map<Duration, BatchPlan> plans() throws IOException {
    InstancePaths.Found found = InstancePaths.of(here(), instancePaths(), reading.reading());
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
    try (Crew crew = Executor.crew(setting())) {
      boolean complete = runOnce(plans, crew, cancellation);
      while (complete && outdated(plans.keySet())) {
        complete = runOnce(plans, crew, cancellation);
      }
      return complete;
    }
  }

  private boolean outdated(Set<Duration> limits) {
    return limits.stream()
        .anyMatch(limit -> !JournalReader.read(folder(limit)).changedInstances().isEmpty());
  }

  private boolean runOnce(Map<Duration, BatchPlan> plans, Crew crew, Cancellation cancellation)
      throws IOException {
    for (Map.Entry<Duration, BatchPlan> plan : plans.entrySet()) {
      BatchSummary summary = run(plan.getValue(), folder(plan.getKey()), crew, cancellation);
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
    List<Trial> trials = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (Duration limit : limits) {
      JournalReader.read(folder(limit))
          .forEach(record -> trials.add(new Trial(seconds(limit), record)));
      files.add(name(limit) + "/results.csv");
      files.add(name(limit) + "/incumbents.csv");
    }
    ComparisonPage page = page(new Comparison(trials), here(), reading.reading());
    PrintWriter screen = spec.commandLine().getOut();
    page.verdicts().forEach(screen::println);
    screen.flush();
    Report.write(page.of(Environment.now(command()), files), out);
    screen.printf(
        Locale.ROOT, "%d runs; report.html, figures and tables: %s%n", trials.size(), out);
    problems(limits)
        .forEach(problem -> screen.printf("problem   %s%n", Printable.inOneLine(problem)));
    screen.flush();
  }

  /** What was broken and why, a line each; a file that cannot be read has one line. */
  private Set<String> problems(Set<Duration> limits) {
    Set<String> problems = new LinkedHashSet<>();
    for (Duration limit : limits) {
      JournalReader.read(folder(limit))
          .forEach(
              record -> {
                RunStatus status = record.outcome().status();
                String why = record.outcome().why().orElse("");
                if (status.broken()) {
                  problems.add(
                      status == RunStatus.UNREADABLE
                          ? why // which names the file
                          : "%s by %s: %s"
                              .formatted(record.run().instance(), record.run().solver(), why));
                }
              });
    }
    return problems;
  }

  private static Path here() {
    return Path.of("").toAbsolutePath();
  }

  private BatchFolder folder(Duration limit) {
    return new BatchFolder(out.resolve(name(limit)));
  }

  private static String name(Duration limit) {
    return RUNS + milliseconds(limit);
  }

  /** All digits of a time, so that no two are written alike. */
  private static String milliseconds(Duration limit) {
    return BigDecimal.valueOf(limit.toNanos(), 6).stripTrailingZeros().toPlainString() + "ms";
  }

  private static double seconds(Duration limit) {
    return limit.toNanos() / 1e9;
  }

  /**
   * The page of a comparison whose relative paths start at a folder; each instance is read once.
   */
  static ComparisonPage page(Comparison comparison, Path folder, Reading reading) {
    Map<String, String> kinds = new HashMap<>();
    return new ComparisonPage(
        comparison,
        instance ->
            kinds.computeIfAbsent(
                instance,
                name ->
                    InstanceKind.of(
                        folder, name, reading, comparison.facts(name).map(InstanceFacts::hash))));
  }

  private BatchSummary run(BatchPlan plan, BatchFolder folder, Crew crew, Cancellation cancellation)
      throws IOException {
    boolean lines = !quiet && !Help.Ansi.AUTO.enabled();
    try (BatchProgress progress = new BatchProgress(spec.commandLine().getErr(), lines, quiet)) {
      return Batch.resume(plan, folder, crew, cancellation, progress);
    }
  }

  private Setting setting() {
    try {
      return Setting.here(jobs, isolate);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
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
        : solvers.stream().map(id -> Solvers.named(id).id()).distinct().toList();
  }

  /** The paths, with the files of their problems in the place of scenarios. */
  private List<String> instancePaths() throws IOException {
    List<String> instances = new ArrayList<>();
    Map<String, String> scenarios = new HashMap<>();
    for (String path : paths) {
      boolean scenario =
          path.matches(".*\\.scenario\\.json(\\.gz)?")
              || (!Files.exists(Path.of(path)) && ScenarioFiles.bundled().contains(path));
      if (scenario) {
        Scenario read = ScenarioFiles.open(path);
        String other = scenarios.put(read.name(), path);
        if (other != null && !other.equals(path)) {
          throw new UsageException(
              "%s and %s are both called %s.%nMaybe give one of them another name"
                  .formatted(other, path, Printable.inOneLine(read.name())));
        }
        instances.addAll(export(read));
      } else {
        instances.add(path);
      }
    }
    return instances;
  }

  private List<String> export(Scenario scenario) throws IOException {
    Path folder = out.resolve("instances");
    Folder.create(folder);
    RingLayers ring = new RingLayers(new Study(scenario, 1).context(Engines.recommended()));
    return List.of(
        export(folder, scenario, ring.problemOf(0), "layer-000"),
        export(folder, scenario, ring.problemOfAllLayers(), "all-layers"));
  }

  private static String export(Path folder, Scenario scenario, LayerProblem problem, String what) {
    String name = "%s-%s.assignment.json".formatted(Names.inFile(scenario.name()), what);
    Path file = folder.resolve(name);
    AssignmentFile.of(
            problem.problem(),
            "fs",
            OptionalLong.empty(),
            Optional.of("exported from scenario " + scenario.name()))
        .write(file);
    return file.toString();
  }

  private String wayOn() {
    return String.format(
        Locale.ROOT, "%s%s --out %s", command(), isolate ? " --isolate" : "", ShellWord.of(out));
  }

  private String command() {
    return String.format(
        Locale.ROOT,
        "spacemoe compare %s%s --solvers %s --time-limits %s --repeats %d --seed %d --jobs %d",
        ShellWord.of(paths),
        reading.reading().options().replaceFirst("^-", " -"),
        String.join(",", ids()),
        String.join(",", timeLimits.stream().distinct().map(CompareCommand::milliseconds).toList()),
        repeats,
        seed,
        jobs);
  }
}
