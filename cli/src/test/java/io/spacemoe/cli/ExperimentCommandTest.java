package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spacemoe.cli.report.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    assertThat(out.resolve("figures/grid-1-0-curve.svg")).isNotEmptyFile();
    assertThat(out.resolve("figures/grid-1-1-curve.png")).isNotEmptyFile();
    assertThat(out.resolve("tables/grid-1-table.tex")).content().contains("\\toprule");

    assertThat(Page.read(out).sections().get(1).paragraphs())
        .singleElement()
        .asString()
        .contains(
            "on delta:1200:60:40/5/2. Swept: link survival, 0.9 and 1; compute.include, none and")
        .contains("Scheme joint is left out")
        .doesNotContain("first variant");
    assertThat(Files.readAllLines(out.resolve("tables/grid-1-table.csv")).get(0))
        .isEqualTo(
            "link survival,compute.include,scheme,token latency (ms),95 % ± (ms),ratio to spacemoe");

    byte[] html = Files.readAllBytes(out.resolve("report.html"));
    Files.delete(out.resolve("report.html"));
    Run.ok("report", out.toString());
    assertThat(out.resolve("report.html")).hasBinaryContent(html);
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
