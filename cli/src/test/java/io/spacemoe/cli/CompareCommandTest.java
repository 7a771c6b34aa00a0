package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines compared from the command line, and the report of a batch. */
class CompareCommandTest {
  @TempDir private Path folder;

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
        .contains("Within 4 s: ortools-cpsat settles 5 of 5, assignment settles 4 of 5")
        .contains("On matrix costs, memory (1): ortools-cpsat settles 1")
        .contains("20 runs");
    List<String> runs = Files.readAllLines(Path.of(out, "tables/runs.csv"));
    assertThat(runs).hasSize(21);
    assertThat(runs).filteredOn(run -> run.startsWith("gap-c-10x4,assignment,")).hasSize(2);
    assertThat(Files.readString(Path.of(out, "tables/instances.csv")))
        .contains("gap-c-10x4,\"matrix costs, memory\",10,4,273,0,ortools-cpsat")
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
