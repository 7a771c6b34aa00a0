package io.spacemoe.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with two readings, and files that are none: what each command that reads says. */
class ReadingChoiceTest {
  @TempDir private Path folder;

  @Test
  void aForbiddenPairInTheFirstCornerIsNoHeader() throws IOException {
    String costs = file("costs.csv", "inf,11,8\n8,inf,7\n");

    assertThat(Run.ok("solve", costs, "--json").out())
        .contains("\"status\" : \"OPTIMAL\"", "\"cost\" : 16,", "\"proof\" : \"checked\"")
        .containsPattern("\"satelliteOf\" : \\[ ?2, 0 ?\\]");
    assertThat(Run.ok("info", costs).out()).containsPattern("experts +2\nsatellites +3\n");
    assertThat(Run.ok("validate", costs).out()).contains("2 experts");
    assertThat(Run.of("solve", file("none.csv", "inf,inf\n8,7\n")).out()).contains("INFEASIBLE");
  }

  @Test
  void everyCommandAsksAndIsTold() throws IOException {
    String costs = file("costs.csv", ",11,8\n8,,7\n");
    String json = folder.resolve("costs.assignment.json").toString();
    String solution = folder.resolve("x.solution.json").toString();
    Run.ok("solve", costs, "--no-header", "--out", solution);
    List<List<String>> commands =
        List.of(
            List.of("info", costs),
            List.of("validate", costs),
            List.of("solve", costs),
            List.of("convert", costs, json),
            List.of("verify", costs, solution));

    for (List<String> command : commands) {
      Run asks = run(command);
      assertThat(asks.exitCode()).as(command.toString()).isEqualTo(2);
      assertThat(asks.err())
          .contains(costs + ": line 1 can be read as a header over a first column of experts'")
          .contains("or as the costs of an expert", "--header or --no-header", "--format");
      assertThat(run(command, "--no-header").exitCode()).as(command.toString()).isZero();
      assertThat(run(command, "--no-header", "--header").err()).contains("exclude each other");
      assertThat(run(command, "--format", "csv", "--no-header").exitCode()).isZero();
      assertThat(run(command, "--format", "or-assignment", "--header").err())
          .contains("--header does not apply");
    }
    assertThat(Run.ok("solve", costs, "--no-header").out()).contains("cost      16 ");
    assertThat(Run.ok("solve", costs, "--header").out()).contains("cost      7 ");
    assertThat(Run.of("verify", costs, solution, "--header").out()).contains("2 satellites");
    assertThat(Run.of("info", json, "--header").err()).contains(json, "--header does not apply");
    for (String command : List.of("info", "validate", "solve")) {
      assertThat(Run.of(command, "product-8x9", "--header").err())
          .contains("product-8x9", "--header does not apply");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--jobs=1", "--isolate"})
  void aBatchCarriesWhatItWasTold(String crew) throws IOException {
    String costs = file("costs.csv", ",11,8\n8,,7\n");
    String out = folder.resolve("runs").toString();
    String[] batch = {"batch", costs, "--solvers", "assignment", "--out", out, crew, "--quiet"};

    Run.ok(Run.with(batch, "--no-header"));
    assertThat(Files.readString(Path.of(out, "results.csv"))).contains(",2,3,", "OPTIMAL");
    Run.ok("batch", "--resume", "--out", out, "--quiet");
    assertThat(Run.of("batch", "--resume", "--out", out, "--header").exitCode()).isEqualTo(2);
    assertThat(Run.of(Run.with(batch, "--resume")).err())
        .contains("reading --no-header then, by content now");
    Run.ok("report", out);
    assertThat(Files.readString(Path.of(out, "report.html"))).doesNotContain("unreadable");
    String json = folder.resolve("x.assignment.json").toString();
    Run.ok("convert", costs, json, "--no-header");
    assertThat(Run.of("batch", json, "--solvers", "assignment", "--out", out + 2, "--header").err())
        .contains(json, "--header does not apply");
    assertThat(
            Run.of("batch", "product-8x9", "--solvers", "assignment", "--plan", "--header").err())
        .contains("product-8x9 is bundled, so that --header does not apply");
  }

  @Test
  void aComparisonCarriesWhatItWasTold() throws IOException {
    String costs = file("costs.csv", ",11,8\n8,,7\n");
    String out = folder.resolve("compare").toString();

    Run.ok(
        "compare",
        costs,
        "--solvers",
        "assignment",
        "--time-limits",
        "1s",
        "--out",
        out,
        "--no-header",
        "--quiet");
    assertThat(Files.readString(Path.of(out, "report.html")))
        .contains("--no-header")
        .doesNotContain("unreadable");
  }

  @Test
  void decimalsNameTheirScaleAndValuesTheirUnit() throws IOException {
    String costs = file("costs.tsv", "2.5\t3\n1\t4.25\n");
    String solution = folder.resolve("x.solution.json").toString();

    Run asks = Run.of("solve", costs);
    assertThat(asks.exitCode()).isEqualTo(2);
    assertThat(asks.err())
        .contains("line 1 has \"2.5\" in field 1")
        .contains("Maybe say --scale 100,");
    assertThat(Run.ok("solve", costs, "--scale", "100", "--out", solution).out())
        .contains("cost      400 units of 1/100");
    assertThat(Run.ok("verify", costs, solution, "--scale", "100").out()).contains("400");
    assertThat(Run.of("verify", costs, solution, "--scale", "1000").exitCode()).isEqualTo(1);
    assertThat(Run.ok("solve", costs, "--scale", "100", "--maximise").out())
        .contains("value     675 units of 1/100 (maximised; solved as cost");
    assertThat(Run.of("solve", costs, "--scale", "0").err())
        .contains("--scale is 0; allowed: 1 to 10^18");
  }

  @Test
  void aMatrixInJsonIsATableOfLoads() throws IOException {
    String loads = file("loads.json", "[[90,132,40],[20,107,104]]\n");
    Path csv = folder.resolve("loads.csv");

    assertThat(Run.ok("info", loads).out()).contains("table of expert loads");
    Run.ok("convert", loads, csv.toString());
    assertThat(Files.readString(csv)).isEqualTo("layer,e0,e1,e2\n0,90,132,40\n1,20,107,104\n");
    assertThat(Run.of("solve", loads).err()).contains("looks like a table of expert loads");
  }

  /** No command opens what is no file: it would wait for ever. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void whatIsNoFileIsRefused() throws IOException, InterruptedException {
    String fifo = folder.resolve("fifo.list").toString();
    assertThat(new ProcessBuilder("mkfifo", fifo).start().waitFor()).isZero();
    String out = folder.resolve("out").toString();
    Files.createDirectories(Path.of(out));
    String held = folder.resolve("held").toString();
    Files.createDirectories(Path.of(held));
    for (String name : List.of(out + "/journal.jsonl", out + "/runs.jsonl", held + "/lock")) {
      assertThat(new ProcessBuilder("mkfifo", name).start().waitFor()).isZero();
    }
    List<List<String>> commands =
        List.of(
            List.of("info", fifo),
            List.of("validate", fifo),
            List.of("solve", fifo),
            List.of("convert", fifo, out + "/x.csv"),
            List.of("verify", fifo, fifo),
            List.of("verify", "product-8x9", fifo),
            List.of("place", fifo),
            List.of("export", fifo, "--out", out),
            List.of("evaluate", "ring-40", fifo),
            List.of("experiment", fifo, "--out", out + "/e"),
            List.of("experiment", "paper-schemes", "--out", out),
            List.of("batch", fifo, "--solvers", "assignment", "--plan"),
            List.of("compare", fifo, "--solvers", "assignment", "--out", out + "/c"),
            List.of("batch", "--resume", "--out", out),
            List.of("report", out),
            List.of("solve", "product-8x9", "--out", fifo),
            List.of("place", "ring-40", "--out", fifo),
            List.of("generate", "product", "--experts", "8", "--out", fifo),
            List.of("convert", "product-8x9", fifo, "--to", "csv"),
            List.of("export", "ring-40", "--out", fifo),
            List.of("demo", "--out", fifo),
            List.of("batch", "product-8x9", "--solvers", "assignment", "--out", held),
            List.of("compare", "product-8x9", "--solvers", "assignment", "--out", held),
            List.of("experiment", "paper-schemes", "--out", held));

    for (List<String> command : commands) {
      Run run = run(command);
      assertThat(run.exitCode()).as(command.toString()).isEqualTo(2);
      assertThat(run.err()).as(command.toString()).contains("is a FIFO, device or socket");
    }
    assertThat(Run.of("batch", folder.toString(), "--solvers", "assignment", "--plan").exitCode())
        .isEqualTo(2);
  }

  /** Somebody gives a file of passwords to each command in the place of its own. */
  @Test
  void aFileOfPasswordsIsNotTold() throws IOException {
    String shadow = file("shadow", "root:$6$salt$hashhashhashhash:19000:0:99999:7:::\n");
    String list = file("shadow.list", "root:$6$salt$hashhashhashhash:19000:0:99999:7:::\n");
    for (List<String> command :
        List.of(
            List.of("info", shadow),
            List.of("validate", shadow),
            List.of("solve", shadow),
            List.of("solve", shadow, "--format", "csv"),
            List.of("solve", shadow, "--format", "gap-max"),
            List.of("verify", "product-8x9", shadow),
            List.of("place", shadow),
            List.of("evaluate", "ring-40", shadow),
            List.of("experiment", shadow, "--out", folder.resolve("e").toString()),
            List.of("batch", list, "--solvers", "assignment", "--plan"))) {
      Run run = run(command);
      assertThat(run.exitCode()).as(command.toString()).isEqualTo(2);
      assertThat(run.err() + run.out()).doesNotContain("hashhash").contains("shadow");
    }
  }

  private static Run run(List<String> command, String... more) {
    return Run.of(Run.with(command.toArray(String[]::new), more));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
