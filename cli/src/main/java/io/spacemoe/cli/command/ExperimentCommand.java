package io.spacemoe.cli.command;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import io.spacemoe.cli.option.ClusterChoice;
import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.Inapplicable;
import io.spacemoe.cli.option.SchemeNames;
import io.spacemoe.cli.option.ThreadsOption;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.cli.screen.PaperFigures;
import io.spacemoe.cli.screen.Printable;
import io.spacemoe.cli.screen.ShellWord;
import io.spacemoe.cli.screen.Steps;
import io.spacemoe.cli.screen.Terminal;
import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.text.Names;
import io.spacemoe.lab.experiment.ExperimentFiles;
import io.spacemoe.lab.experiment.ExperimentJournal;
import io.spacemoe.lab.experiment.ExperimentPage;
import io.spacemoe.lab.experiment.ExperimentResult;
import io.spacemoe.lab.experiment.ExperimentRun;
import io.spacemoe.lab.experiment.ExperimentRunner;
import io.spacemoe.lab.experiment.PaperTrends;
import io.spacemoe.lab.experiment.Trend;
import io.spacemoe.lab.report.Environment;
import io.spacemoe.lab.report.Report;
import io.spacemoe.lab.spi.Crew;
import io.spacemoe.lab.spi.Setting;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares schemes over the values of swept parameters, the paper's experiments among them. */
@Command(
    name = "experiment",
    mixinStandardHelpOptions = true,
    description = {
      "Compares placement schemes over the values of swept parameters and writes a report.",
      "Started again with the same --out, it goes on where it was stopped."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe experiment paper --quick",
      "  spacemoe experiment failures --quick",
      "  spacemoe experiment paper-altitude my.experiment.json --out spacemoe-out/mine",
      "",
      "Bundled: paper-schemes, paper-altitude, paper-satellites, paper-link-survival, paper-tracking;",
      "paper-assumptions, which sweeps what the paper does not state, in some ten minutes; load, which",
      "puts the schemes under load, with copies and without; failures-ring-40 and",
      "failures-paper-delta-1056, in which satellites fail; replacement-latitude, replacement-eclipse and",
      "replacement-region, which ask whether a placement should follow the orbit."
    })
public final class ExperimentCommand implements Callable<Integer> {
  /** Each stands for the bundled experiments that begin with it, but for one of the paper's. */
  private static final List<String> GROUPS = List.of("paper", "failures", "replacement");

  /** The width of the trends' last column, and of what is between all. */
  private static final int SHORT_COLUMN = 12;

  private static final String ASSUMPTIONS = "paper-assumptions";

  /** So many failed runs of an experiment are explained on the screen; the report explains all. */
  private static final int MOST_FAILURES = 5;

  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;
  @Mixin private ClusterChoice cluster;

  @Parameters(
      arity = "1..*",
      paramLabel = "EXPERIMENT",
      description =
          "Experiment files, names of bundled experiments, or `paper`, `failures` or `replacement` for"
              + " all that begin with it, but paper-assumptions.")
  private List<String> experiments;

  @Option(
      names = "--quick",
      description =
          "At most 20 snapshots and 4 draws, of each random scheme or of failures: less exact, in about"
              + " a fifth of the time.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where to write journal, results and report. Default: a folder in spacemoe-out/experiment"
              + " that has the experiment's name, or the names of several.")
  private Path out;

  @Option(names = "--quiet", description = "No progress bar, and no lines in its place.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    cluster.requireApplicable(spec);
    if (cluster.isAsked()) {
      Inapplicable.refuse(spec, "with --master, where a run has one core", "--threads");
    }
    List<ExperimentFile> files =
        experiments.stream()
            .flatMap(name -> GROUPS.contains(name) ? bundled(name) : Stream.of(name))
            .distinct()
            .map(name -> ExperimentFile.open(name, GROUPS))
            .map(file -> quick ? ExperimentRunner.quick(file) : file)
            .toList();
    for (ExperimentFile file : files) {
      file.schemes().forEach(id -> SchemeNames.named(file.name(), "schemes", id));
    }
    requireDistinctNames(files);
    if (out == null) {
      out = Path.of("spacemoe-out", "experiment", folderName(files));
    }
    Folder.create(out);
    List<ExperimentResult> results =
        Interruptible.run(cancellation -> run(files, cancellation), this::handOver);
    return results.stream().allMatch(result -> result.failures() == 0) ? 0 : 1;
  }

  private static Stream<String> bundled(String group) {
    return ExperimentFile.bundled().stream()
        .filter(one -> one.startsWith(group + "-") && !one.equals(ASSUMPTIONS));
  }

  /** Shared by the runs on this machine; each has one core of a cluster. */
  private int threads() {
    return cluster.isAsked() ? 1 : threads.threads();
  }

  /** Other experiments have other folders, so that none writes over another's report. */
  private String folderName(List<ExperimentFile> files) {
    return experiments.size() == 1 && GROUPS.contains(experiments.get(0))
        ? experiments.get(0)
        : Names.inFile(
            files.stream().map(ExperimentFile::name).sorted().collect(Collectors.joining("+")));
  }

  private static void requireDistinctNames(List<ExperimentFile> files) {
    Set<String> names = new HashSet<>();
    for (ExperimentFile file : files) {
      if (!names.add(file.name())) {
        throw new UsageException(
            "two experiments are called %s.%nMaybe give one of the files another name"
                .formatted(Printable.inOneLine(file.name())));
      }
    }
  }

  /** Refuses a folder with runs of experiments that the report would then leave out. */
  private void requireOwn(ExperimentJournal journal, List<ExperimentFile> files) {
    journal.experiments().stream()
        .filter(name -> files.stream().noneMatch(file -> file.name().equals(name)))
        .sorted()
        .findFirst()
        .ifPresent(
            name -> {
              throw new UsageException(
                  "%s holds runs of experiment %s, which the new report would leave out.%nMaybe name that experiment too, or another folder with --out"
                      .formatted(out, Printable.inOneLine(name)));
            });
  }

  /** Writes the report; of an experiment that was not finished, only how to go on with it. */
  void handOver(List<ExperimentResult> results) throws IOException {
    if (!results.stream().allMatch(ExperimentResult::complete)) {
      spec.commandLine()
          .getErr()
          .printf(
              "spacemoe: not all runs have ended; those that have are kept in %s.%nGo on with %s --out %s%n",
              out.resolve(ExperimentJournal.FILE), command(), ShellWord.of(out));
      return;
    }
    List<Trend> trends = PaperTrends.of(results);
    ExperimentFiles.write(results, trends, out);
    print(results, trends);
    Report.write(
        new ExperimentPage(PaperFigures::of)
            .of("Placement schemes compared", results, trends, Environment.now(command())),
        out);
    spec.commandLine()
        .getOut()
        .printf("%nreport.html, results.csv, results.json, figures and tables: %s%n", out);
    spec.commandLine().getOut().flush();
  }

  private String command() {
    return "spacemoe experiment %s%s%s"
        .formatted(ShellWord.of(experiments), quick ? " --quick" : "", cluster.words());
  }

  /** Runs one experiment after the other. */
  private List<ExperimentResult> run(List<ExperimentFile> files, Cancellation cancellation)
      throws IOException {
    int total = files.stream().mapToInt(f -> f.variants().size() * f.schemes().size()).sum();
    List<ExperimentResult> results = new ArrayList<>();
    try (ExperimentJournal journal = ExperimentJournal.open(out);
        Crew crew = cluster.crew(() -> Setting.here(threads(), false), 1);
        Steps steps = new Steps(spec.commandLine().getErr(), "experiment", total, quiet)) {
      requireOwn(journal, files);
      ExperimentRunner runner = new ExperimentRunner(journal, crew, threads(), quick);
      for (ExperimentFile file : files) {
        steps.at(Printable.inOneLine(file.name()));
        results.add(
            new ExperimentResult(
                file, runner.run(file, cancellation, run -> ended(steps, file, run))));
      }
    }
    return results;
  }

  /** A line for each scheme, or for each variant where there are several. */
  private static void ended(Steps steps, ExperimentFile file, ExperimentRun run) {
    String last = file.schemes().get(file.schemes().size() - 1);
    if (file.sweeps().isEmpty()) {
      steps.done(Printable.inOneLine(file.name() + " " + run.scheme()));
    } else if (run.scheme().equals(last)) {
      steps.done(
          Printable.inOneLine("%s at %s".formatted(file.name(), String.join(", ", run.values()))));
    } else {
      steps.done();
    }
  }

  private void print(List<ExperimentResult> results, List<Trend> trends) {
    PrintWriter screen = spec.commandLine().getOut();
    for (ExperimentResult result : results) {
      screen.printf(
          Locale.ROOT,
          "%s: %d runs, %d failed%n",
          Printable.inOneLine(result.experiment().name()),
          result.runs().size(),
          result.failures());
      result.runs().stream()
          .filter(run -> !run.succeeded())
          .limit(MOST_FAILURES)
          .map(run -> "  failed: %s: %s".formatted(where(run), run.problem()))
          .forEach(line -> screen.println(Printable.inOneLine(line)));
    }
    if (!trends.isEmpty()) {
      screen.println();
      screen.println(
          AsciiTable.getTable(
              AsciiTable.NO_BORDERS,
              trends,
              List.of(
                  column("statement").with(Trend::statement),
                  column("source").with(Trend::source),
                  column("here").with(Trend::ours),
                  column("holds").with(trend -> trend.holds() ? "yes" : "no"))));
    }
    screen.flush();
  }

  private static String where(ExperimentRun run) {
    return run.scheme()
        + (run.values().isEmpty() ? "" : " at %s".formatted(String.join(", ", run.values())));
  }

  private static Column column(String header) {
    return new Column()
        .header(header)
        .headerAlign(HorizontalAlign.LEFT)
        .dataAlign(HorizontalAlign.LEFT)
        .maxWidth(
            Terminal.columns().stream()
                .map(all -> (all - SHORT_COLUMN) / 3)
                .findFirst()
                .orElse(60));
  }
}
