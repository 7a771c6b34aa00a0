package io.spacemoe.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.cli.Main;
import io.spacemoe.cli.Run;
import io.spacemoe.lab.batch.BatchPlan;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Engines compared from the command line, and the report of a batch. */
class CompareCommandTest {
  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  @Test
  void limitsAreDistinctHoweverShortAndAnInterruptedComparisonGoesOn() throws IOException {
    CommandLine line = Main.commandLine().setErr(new PrintWriter(err, true));
    CompareCommand command =
        parsed(
            line,
            "product-8x9",
            "--solvers",
            "closed-form",
            "--time-limits",
            "0.4ms,0.2ms,0.0004s");
    Map<Duration, BatchPlan> plans = command.plans();
    assertThat(plans.keySet())
        .containsExactly(Duration.ofNanos(400_000), Duration.ofNanos(200_000));
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();

    boolean complete = command.run(plans, cancelled);
    command.handOver(complete, plans.keySet());

    assertThat(complete).isFalse();
    assertThat(err.toString())
        .contains(
            "Go on with spacemoe compare product-8x9 --solvers closed-form --time-limits 0.4ms,0.2ms")
        .contains("--out " + folder);
    assertThat(folder.resolve("runs-0.4ms/results.csv")).exists();
    assertThat(command.run(plans, new Cancellation())).isTrue();
    assertThat(Files.readAllLines(folder.resolve("runs-0.2ms/results.csv"))).hasSize(2);
  }

  @Test
  void whatStandsInTheWayIsSaidWithTheWayOn() throws IOException {
    Files.createDirectories(folder.resolve("runs-1000ms/results.csv"));
    String[] command = {
      "compare",
      "product-8x9",
      "--solvers",
      "closed-form",
      "--time-limits",
      "1s",
      "--out",
      folder.toString()
    };
    assertThat(Run.of(command))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(1))
        .satisfies(
            run ->
                assertThat(run.err())
                    .contains("it is a directory")
                    .contains("Then go on with spacemoe compare product-8x9 ")
                    .doesNotContain("--resume"));
    Files.delete(folder.resolve("runs-1000ms/results.csv"));
    Path figures = Files.createFile(folder.resolve("figures"));
    assertThat(Run.of(command).err())
        .contains(figures + " is a file.")
        .contains("Then go on with")
        .doesNotContain("java.");
    command[3] = "assignment";
    assertThat(Run.of(command))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
        .satisfies(
            run ->
                assertThat(run.err())
                    .contains("solvers [closed-form] then, [assignment] now")
                    .doesNotContain("--resume"));
  }

  @Test
  void whatIsPublishedIsNeitherProvedNorABound() throws IOException {
    Run run = compare("gap-c-10x4", "--solvers", "assignment,optaplanner");

    assertThat(run.out())
        .contains("Within 1 s, proved of 1 instance: ")
        .contains("optaplanner reaches the published optimum, which nobody proves here.")
        .doesNotContain("best placement")
        .doesNotContain("others prove");
    assertThat(table("instances"))
        .containsExactly(
            "instance,kind,experts,satellites,sense,reference,reference is,least gap %,proved by,claimed by",
            "gap-c-10x4,\"matrix costs, memory\",10,4,minimise,273,published optimum,0,,");
  }

  @Test
  void valuesAndGapsAreInTheSenseOfTheFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("profit.assignment.json"),
            """
            {"format": "spacemoe-assignment/1", "name": "profit", "unit": "units", "experts": 2,
             "satellites": 2, "objective": {"sense": "maximise", "base": 300},
             "costs": {"kind": "matrix", "rows": [[18, 40], [50, 19]]}, "capacity": {"kind": "one"},
             "knownOptimum": 37}
            """);
    Path negative =
        Files.writeString(
            folder.resolve("negative.assignment.json"),
            """
            {"format": "spacemoe-assignment/1", "name": "negative", "unit": "units", "experts": 2,
             "satellites": 2, "objective": {"sense": "minimise", "base": -20},
             "costs": {"kind": "matrix", "rows": [[18, 40], [50, 22]]}, "capacity": {"kind": "one"}}
            """);

    compare(file.toString(), negative.toString(), "--solvers", "assignment");

    assertThat(table("instances"))
        .anyMatch(row -> row.contains(",maximise,563,proved optimum,0,assignment,"))
        .anyMatch(row -> row.contains(",minimise,0,proved optimum,0,assignment,"));
    assertThat(table("runs"))
        .anyMatch(row -> row.contains(",OPTIMAL,563,563,checked,0,"))
        .anyMatch(row -> row.contains(",OPTIMAL,0,0,checked,0,"));
    assertThat(Files.readAllLines(folder.resolve("runs-1000ms/results.csv")))
        .anyMatch(row -> row.contains(",OPTIMAL,,563,maximise,563,0.0,checked,563,"))
        .anyMatch(row -> row.contains(",OPTIMAL,,0,minimise,0,0.0,checked,,"));
    assertThat(
            Run.of(
                    "batch",
                    file.toString(),
                    "--solvers",
                    "assignment",
                    "--verbose",
                    "--out",
                    folder.resolve("batch").toString())
                .err())
        .contains("OPTIMAL value 563 bound 563 in");
  }

  @Test
  void anInstanceThatChangedIsRunAgainByBatchAndCompare() throws IOException {
    Path file = matrix(7, 9);
    String out = folder.resolve("batch").toString();
    String[] resume = {"batch", "--resume", "--out", out};
    Run.ok("batch", file.toString(), "--solvers", "assignment,local-search", "--out", out);
    assertThat(Run.ok("batch", "--resume", "--out", out, "--plan").out()).startsWith("0 runs");
    compare(file.toString(), "--solvers", "assignment,local-search");
    assertThat(table("instances")).anyMatch(row -> row.contains(",7,proved optimum,0,"));

    matrix(8, 9);

    assertThat(Run.ok("batch", "--resume", "--out", out, "--plan").out()).contains("2 runs: ");
    Run batch = Run.ok(resume);
    assertThat(batch.err()).contains("m.assignment.json has changed since it was run");
    assertThat(batch.out()).contains("2 of 2 runs ended");
    assertThat(Files.readAllLines(Path.of(out, "results.csv")))
        .filteredOn(row -> row.contains(",8,minimise,8,0.0,checked,"))
        .hasSize(2);
    assertThat(Files.readString(Path.of(out, "journal.jsonl")))
        .contains("\"cost\":7", "\"cost\":8");
    assertThat(Run.ok(resume).err()).doesNotContain("has changed");
    compare(file.toString(), "--solvers", "assignment,local-search");
    assertThat(table("instances")).anyMatch(row -> row.contains(",8,proved optimum,0,"));
    assertThat(table("runs")).hasSize(3).noneMatch(row -> row.contains(",7,"));

    Files.writeString(file, "{\"format\": \"spacemoe-assignment/1\",");
    Run unreadable =
        Run.of(
            "compare",
            file.toString(),
            "product-8x9",
            "--quiet",
            "--time-limits",
            "1s",
            "--solvers",
            "assignment,local-search",
            "--out",
            folder.resolve("other").toString());
    assertThat(unreadable.exitCode()).isEqualTo(1);
    assertThat(unreadable.out())
        .containsOnlyOnce("problem   " + file)
        .contains("report.html, figures and tables")
        .doesNotContain("problem   product-8x9");
    assertThat(Run.of(resume).out()).contains("2 of 2 runs ended: 2 unreadable");
    matrix(7, 9);
    assertThat(Run.ok(resume).out()).contains("2 of 2 runs ended: ").doesNotContain("unreadable");
    Files.delete(file);
    assertThat(Run.ok(resume).out()).contains("2 of 2 runs ended: ").doesNotContain("unreadable");
  }

  private Path matrix(int one, int other) throws IOException {
    return Files.writeString(
        folder.resolve("m.assignment.json"),
        """
        {"format": "spacemoe-assignment/1", "name": "m", "unit": "units", "experts": 1, "satellites": 2,
         "costs": {"kind": "matrix", "rows": [COSTS]}, "capacity": {"kind": "one"}}
        """
            .replace("COSTS", List.of(one, other).toString()));
  }

  private Run compare(String... args) {
    List<String> all = new ArrayList<>(List.of("compare", "--quiet", "--time-limits", "1s"));
    all.addAll(List.of("--out", folder.toString()));
    all.addAll(List.of(args));
    return Run.ok(all.toArray(new String[0]));
  }

  private List<String> table(String id) throws IOException {
    return Files.readAllLines(folder.resolve("tables/%s.csv".formatted(id)));
  }

  private CompareCommand parsed(CommandLine line, String... args) {
    List<String> all = new ArrayList<>(List.of("compare", "--out", folder.toString(), "--quiet"));
    all.addAll(List.of(args));
    return (CompareCommand)
        line.parseArgs(all.toArray(new String[0])).subcommand().commandSpec().userObject();
  }

  @Test
  void twoEnginesTwoLimitsAndAScenarioLeaveAReportAndGoOnWhereTheyStopped() throws IOException {
    String out = folder.resolve("out").toString();
    String[] command = {
      "compare",
      "product-8x9",
      "gap-c-10x4",
      "infeasible-5x6",
      "ring-40",
      "--solvers",
      "assignment,ortools-cpsat",
      "--time-limits",
      "2s,4s",
      "--out",
      out,
      "--quiet"
    };
    String screen = Run.ok(command).out();

    assertThat(screen)
        .contains(
            "Within 4 s, proved of 5 instances: ortools-cpsat 4 (and claims 1), assignment 4.")
        .containsPattern(
            "On matrix costs, memory \\(1 instance\\): ortools-cpsat claims 1 of 1, which nobody can check, median [0-9.]+ ms[.]\\R")
        .contains("Too few instances to tell who is better.")
        .doesNotContain("Most proved: ", "Soonest: ")
        .contains("No difference between engines is significant (5 instances): each may be chance.")
        .contains("20 runs");
    List<String> runs = Files.readAllLines(Path.of(out, "tables/runs.csv"));
    assertThat(runs).hasSize(21);
    assertThat(runs).filteredOn(run -> run.startsWith("gap-c-10x4,assignment,")).hasSize(2);
    assertThat(Files.readString(Path.of(out, "tables/instances.csv")))
        .contains(
            "gap-c-10x4,\"matrix costs, memory\",10,4,minimise,273,published optimum,0,,ortools-cpsat")
        .contains("infeasible-5x6,")
        .contains("layered products");
    assertThat(Path.of(out, "report.html")).isNotEmptyFile();
    assertThat(Path.of(out, "figures/profile-4.svg")).isNotEmptyFile();
    byte[] journal = Files.readAllBytes(Path.of(out, "runs-2000ms/journal.jsonl"));

    assertThat(Run.ok(command).out()).isEqualTo(screen);
    assertThat(Path.of(out, "runs-2000ms/journal.jsonl")).hasBinaryContent(journal);

    Run.ok("report", Path.of(out, "runs-2000ms").toString());
    assertThat(Path.of(out, "runs-2000ms/report.html")).isNotEmptyFile();
  }
}
