package io.spacemoe.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spacemoe.cli.Run;
import io.spacemoe.instances.text.Names;
import io.spacemoe.lab.batch.BatchFolder;
import io.spacemoe.lab.report.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments from the command line, and their report written again. */
class ExperimentCommandTest {
  @TempDir private Path folder;

  @Test
  void twoSweepsLeaveResultsAndAReportThatCanBeWrittenAgain() throws IOException {
    Path file = folder.resolve("Grid 1.experiment.json");
    Files.writeString(
        file,
        """
        {"format": "spacemoe-experiment/1", "scenario": "ring-40", "schemes": ["rand-intra", "spacemoe"],
         "sweep": [{"parameter": "links.linkSurvival", "values": [0.9, 1]},
                   {"parameter": "compute.include", "values": ["none", "all"]}]}
        """);
    Path out = folder.resolve("out");
    Run run = Run.ok("experiment", file.toString(), "--quick", "--out", out.toString());
    String screen = run.out();

    assertThat(run.err().lines().sorted())
        .hasSize(4)
        .first()
        .asString()
        .startsWith("experiment: Grid 1 at 0.9, all done, ");
    assertThat(run.err()).contains(", 8 of 8 steps in ");
    assertThat(screen).contains("Grid 1: 8 runs, 0 failed").contains("report.html");
    List<String> rows = Files.readAllLines(out.resolve("results.csv"));
    assertThat(rows).hasSize(9);
    assertThat(rows.get(4))
        .startsWith("Grid 1,links.linkSurvival,0.9,compute.include,all,spacemoe,");
    JsonNode results = new ObjectMapper().readTree(out.resolve("results.json").toFile());
    assertThat(results.at("/experiments/0/runs")).hasSize(8);
    assertThat(results.at("/experiments/0/runs/0/layersMs")).hasSize(4);
    String id = Names.inFile("Grid 1");
    assertThat(id).matches("grid-1-[0-9a-f]{10}");
    assertThat(out.resolve("figures/%s-curve-0.svg".formatted(id))).isNotEmptyFile();
    assertThat(out.resolve("figures/%s-curve-1.png".formatted(id))).isNotEmptyFile();
    assertThat(out.resolve("tables/%s-table.tex".formatted(id))).content().contains("\\toprule");

    assertThat(Page.read(out).sections().get(0).paragraphs())
        .singleElement()
        .asString()
        .contains(
            "on delta:1200:60:40/5/2. Swept: link survival, 0.9 and 1; compute.include, none and")
        .contains("Scheme joint is left out")
        .doesNotContain("first variant");
    assertThat(Files.readAllLines(out.resolve("tables/%s-table.csv".formatted(id))).get(0))
        .isEqualTo(
            "link survival,compute.include,scheme,token latency (ms),95 % ± (ms),ratio to spacemoe");

    byte[] html = Files.readAllBytes(out.resolve("report.html"));
    Files.delete(out.resolve("report.html"));
    Run.ok("report", out.toString());
    assertThat(out.resolve("report.html")).hasBinaryContent(html);
  }

  /** In the file's own scheme, spacemoe, there is no room; the one that is asked for has some. */
  @Test
  void theSchemesOfTheExperimentAreChecked() throws IOException {
    writeScenario("delta:1200:60:66/2/1", 21, 2, "\"one\"");
    Path out = experiment("\"rand-place\"");
    assertThat(Files.readAllLines(out.resolve("results.csv"))).hasSize(2);
    Run refused = Run.of("experiment", write("\"spacemoe\"").toString(), "--out", out.toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("ring subnet of layer 0");
  }

  /** Scheme joint shares satellites as the others do, so that it has a ratio to them. */
  @Test
  void jointIsSetInRelationToSchemesThatShare() throws IOException {
    writeScenario("delta:1200:60:40/5/1", 2, 3, "{\"slots\": 3}");
    Path out = experiment("\"spacemoe\", \"joint\"");
    List<String> rows = Files.readAllLines(out.resolve("tables/one-table.csv"));
    assertThat(rows.get(0)).isEqualTo("scheme,token latency (ms),ratio to spacemoe");
    assertThat(rows.get(1)).startsWith("spacemoe,").endsWith(",1.000");
    assertThat(rows.get(2)).matches("joint,[0-9.]+,(0\\.[0-9]{3}|1\\.000)");
  }

  private void writeScenario(String constellation, int layers, int experts, String capacity)
      throws IOException {
    Files.writeString(
        folder.resolve("one.scenario.json"),
        String.format(
            Locale.ROOT,
            """
            {"format": "spacemoe-scenario/1", "constellation": "%s", "snapshots": {"slots": 2},
             "model": {"layers": %d, "hiddenSize": 64, "expertsPerLayer": %d, "activeExperts": 2,
                       "expertIntermediateSize": 64, "vocabulary": 100},
             "placement": {"capacity": %s}}
            """,
            constellation,
            layers,
            experts,
            capacity));
  }

  private Path write(String schemes) throws IOException {
    return Files.writeString(
        folder.resolve("one.experiment.json"),
        String.format(
            Locale.ROOT,
            "{\"format\": \"spacemoe-experiment/1\", \"scenario\": \"one.scenario.json\", \"schemes\": [%s]}",
            schemes));
  }

  private Path experiment(String schemes) throws IOException {
    Path out = folder.resolve("one");
    Run.ok("experiment", write(schemes).toString(), "--out", out.toString());
    return out;
  }

  @Test
  void experimentsMayHaveAnyNameAndNoneOverwritesAnother() throws IOException {
    List<String> names =
        List.of("\u00dcberblick", "\u536b\u661f", "(draft) x", "a b", "a-b", "x\\ny |z");
    List<String> files = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      files.add(experiment(i + ".json", names.get(i), "1").toString());
    }
    Path out = folder.resolve("out");

    Run run = run(files, out);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("x\\ny |z: 1 runs, 0 failed");
    try (Stream<Path> tables = Files.list(out.resolve("tables"))) {
      assertThat(tables.filter(table -> table.toString().endsWith("-table.csv")))
          .hasSize(names.size());
    }
    assertThat(Files.readAllLines(out.resolve("tables/a-b-table.csv"))).hasSize(2);
    Path broken = out.resolve("tables/%s-table.md".formatted(Names.inFile("x\ny |z")));
    assertThat(Files.readAllLines(broken)).hasSize(5).first().asString().contains("x y \\|z");

    assertThat(run(files.subList(0, 5), out))
        .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(2))
        .satisfies(
            refused ->
                assertThat(refused.err())
                    .contains("holds runs of experiment x\\ny |z, which the new"));
    files.add(experiment("again.json", "a-b", "1").toString());
    assertThat(run(files, out).err()).contains("two experiments are called a-b");
    try (BatchFolder.Hold hold = BatchFolder.hold(out)) {
      assertThat(hold.lock().isOpen()).isTrue();
      assertThat(run(files.subList(0, 6), out))
          .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(2))
          .satisfies(refused -> assertThat(refused.err()).contains("another command is at work"));
    }
  }

  @Test
  void aChangedExperimentRunsAgainAndOutdatedFiguresGo() throws IOException {
    Path file = experiment("one.json", "one", "1");
    Path out = folder.resolve("out");
    run(List.of(file.toString()), out);
    List<String> before = Files.readAllLines(out.resolve("results.csv"));

    experiment("one.json", "one", "0.5, 1");
    run(List.of(file.toString()), out);

    assertThat(Files.readAllLines(out.resolve("results.csv"))).hasSize(before.size() + 1);
    assertThat(out.resolve("figures/one-latency.svg")).doesNotExist();
    assertThat(out.resolve("figures/one-curve.svg")).exists();
  }

  @Test
  void aFailedRunIsExplainedInWords() throws IOException {
    Path file = folder.resolve("full.json");
    Files.writeString(
        file,
        """
        {"format": "spacemoe-experiment/1", "scenario": "ring-40", "schemes": ["rand-intra", "rand-place"],
         "set": {"placement.scheme": "rand-place", "snapshots.slots": 2, "placement.draws": 2,
                 "constellation": "delta:1200:60:36/6/2"}}
        """);
    Path out = folder.resolve("out");

    Run run = run(List.of(file.toString()), out);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("full: 2 runs, 1 failed\\R  failed: rand-intra: .*[0-9]+ missing")
        .doesNotContain("Exception");
    assertThat(Files.readAllLines(out.resolve("tables/full-failed.csv")))
        .hasSize(2)
        .last()
        .asString()
        .contains("missing")
        .doesNotContain("Exception");
  }

  private Path experiment(String file, String name, String survival) throws IOException {
    boolean sweep = survival.contains(",");
    return Files.writeString(
        folder.resolve(file),
        """
        {"format": "spacemoe-experiment/1", "name": "%s", "scenario": "ring-40", "schemes": ["spacemoe"],
         "set": {"snapshots.slots": 1, "snapshots.samplesPerSlot": 1%s}%s}
        """
            .formatted(
                name,
                sweep ? "" : ", \"links.linkSurvival\": " + survival,
                sweep
                    ? ", \"sweep\": [{\"parameter\": \"links.linkSurvival\", \"values\": [%s]}]"
                        .formatted(survival)
                    : ""));
  }

  private static Run run(List<String> files, Path out) {
    List<String> args = new ArrayList<>(List.of("experiment"));
    args.addAll(files);
    args.addAll(List.of("--quiet", "--out", out.toString()));
    return Run.of(args.toArray(new String[0]));
  }

  @Test
  void mistakesAreSaidPlainly() throws IOException {
    assertThat(Run.of("report", folder.toString()))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("page.json").contains("Maybe run"));
    Files.writeString(folder.resolve("page.json"), "{\"title\": 3, \"x\": 1}");
    assertThat(Run.of("report", folder.toString()))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("is not a report's page"));
    assertThat(Run.of("experiment", "paper-altitud"))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("Maybe paper-altitude"));
  }
}
