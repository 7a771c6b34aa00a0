package io.spacemoe.lab.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.SolutionFile;
import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.lab.batch.BatchFolder;
import io.spacemoe.lab.batch.JournalReader;
import io.spacemoe.lab.batch.RunRecord;
import io.spacemoe.lab.experiment.ExperimentJournal;
import io.spacemoe.lab.experiment.ExperimentRun;
import io.spacemoe.lab.report.Page;
import io.spacemoe.lab.report.Report;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that version 0.1 wrote still read, and still mean what it said of them: the numbers here
 * are what its commands printed.
 */
class EarlierFilesTest {
  private static final Path FILES = Path.of("src/test/resources/files-of-0.1");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "ring-40, ring-40, 357.1909310648977",
    "iridium-66, iridium-66, 297.40621366061947",
    "orbits-40, orbits-40, 264.9399866895847",
    "orbits-40, orbits-40-joint, 260.1153090065871",
    "traced, traced, 147.18796109056848",
    "tabled, tabled, 152.41216183149544"
  })
  void aPlacementHasTheTokenLatencyThatItHad(String scenario, String placement, double ms) {
    Scenario read = ScenarioFiles.read(FILES.resolve(scenario + ".scenario.json"));
    LayoutFile layout = LayoutFile.read(FILES.resolve(placement + ".placement.json"), read);

    assertThat(new Study(read, 1).evaluate(layout.layout()).totalMs()).isEqualTo(ms);
  }

  @ParameterizedTest
  @CsvSource({
    "product, OPTIMAL, 54870714423624",
    "layered, OPTIMAL, 94529891404272",
    "slots, OPTIMAL, 710620022005398",
    "forbidden-heavy, OPTIMAL, 267",
    "gap-c, OPTIMAL, 264",
    "pair-demand, FEASIBLE, 7",
    "one-short, INFEASIBLE,"
  })
  void aSolutionHoldsAsItDid(String instance, String status, Long cost) {
    AssignmentFile problem = AssignmentFile.read(FILES.resolve(instance + ".assignment.json"));
    SolutionFile solution = SolutionFile.read(FILES.resolve(instance + ".solution.json"));

    assertThat(solution.termination().reason()).hasToString(status);
    assertThat(Verification.of(problem, solution).checks())
        .hasSizeGreaterThan(1)
        .allMatch(Verification.Check::holds);
    if (cost != null) {
      assertThat(problem.problem().evaluate(solution.placement().orElseThrow()).cost())
          .isEqualTo(cost);
    }
  }

  @Test
  void aBatchKeepsItsResults() throws IOException {
    List<String> results =
        Files.readAllLines(FILES.resolve("batch/results.csv")).stream()
            .filter(line -> line.contains(",0.1.0-SNAPSHOT,")) // not the rest of a message
            .toList();

    List<RunRecord> records =
        JournalReader.read(new BatchFolder(copy("batch", "journal.jsonl"))).records();

    assertThat(records).hasSize(9).hasSameSizeAs(results);
    for (RunRecord record : records) {
      assertThat(results.get(record.number()))
          .startsWith(record.run().instance() + ",")
          .contains("," + record.run().solver() + ",0.1.0-SNAPSHOT,1," + record.run().seed() + ",")
          .contains("," + record.outcome().status() + ",");
    }
  }

  @Test
  void anExperimentKeepsItsRuns() throws IOException {
    ExperimentFile experiment = ExperimentFile.read(FILES.resolve("small.experiment.json"));
    List<String> keys =
        Files.readAllLines(FILES.resolve("experiment/runs.jsonl")).stream()
            .map(line -> line.split("\"", 5)[3])
            .toList();

    try (ExperimentJournal journal = ExperimentJournal.open(copy("experiment", "runs.jsonl"))) {
      assertThat(journal.experiments()).containsExactly(experiment.name());
      assertThat(keys).hasSize(6).allMatch(key -> journal.succeeded(key).isPresent());
      ExperimentRun slow =
          journal
              .succeeded(keys.stream().filter(key -> key.contains("intra")).findFirst().get())
              .get();
      assertThat(slow.tokenLatencyMs()).isEqualTo(371.32720883379767);
    }
  }

  @ParameterizedTest
  @CsvSource({"experiment, Placement schemes compared", "compare, Solvers compared"})
  void aReportIsWrittenAgain(String study, String title) throws IOException {
    Path copy = copy(study, Page.FILE);

    Report.write(Page.read(copy), copy);

    assertThat(copy.resolve("report.html")).content().contains(title, "0.1.0-SNAPSHOT");
  }

  /** A file of a study in a folder that may be written to. */
  private Path copy(String study, String file) throws IOException {
    Files.copy(FILES.resolve(study).resolve(file), folder.resolve(file));
    return folder;
  }
}
