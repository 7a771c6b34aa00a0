package io.spacemoe.lab.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.lab.experiment.ExperimentJournal;
import io.spacemoe.lab.experiment.ExperimentRun;
import io.spacemoe.lab.experiment.ExperimentRunner;
import io.spacemoe.lab.run.RunLimits;
import io.spacemoe.lab.run.RunStatus;
import io.spacemoe.lab.spi.Crew;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study whose items are done elsewhere ends as on this machine, and its journal goes on here. */
class ElsewhereTest {
  @TempDir private Path folder;

  @Test
  void aBatchEndsAlikeAndHasNoRowTwice() throws IOException {
    Path sub = Files.createDirectory(folder.resolve("sub"));
    Instances.write(sub.resolve("a.assignment.json.gz"), "a", new SplittableRandom(3));
    Files.writeString(
        folder.resolve("gap.txt"), "2\n" + "2 3\n1 2 3\n4 5 6\n1 1 1\n1 1 1\n3 3\n".repeat(2));
    Files.writeString(folder.resolve("torn.assignment.json"), "{\"format\": \"spacemoe-assign");
    BatchPlan plan =
        new BatchPlan(
            folder.toString(),
            List.of(
                "sub/a.assignment.json.gz",
                "gap.txt#2",
                "product-8x9",
                "torn.assignment.json",
                "gone.assignment.json"),
            List.of("assignment"),
            1,
            7,
            RunLimits.defaults());
    BatchFolder here = new BatchFolder(folder.resolve("here"));
    BatchFolder there = new BatchFolder(folder.resolve("there"));
    Elsewhere elsewhere = new Elsewhere(folder.resolve("scratch"));

    run(plan, here, Instances.crew(1, false));
    BatchSummary summary = run(plan, there, elsewhere);

    assertThat(elsewhere.doneTwice()).isEqualTo(2);
    assertThat(rows(there)).isEqualTo(rows(here));
    assertThat(solutions(there)).isEqualTo(solutions(here)).hasSize(2);
    assertThat(summary.statuses())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(RunStatus.OPTIMAL, 2, RunStatus.REFUSED, 1, RunStatus.UNREADABLE, 2));
    byte[] journal = Files.readAllBytes(there.journal());
    run(plan, there, Instances.crew(1, false));
    assertThat(there.journal()).hasBinaryContent(journal);
  }

  @Test
  void anItemThatKillsTwoProcessesThereIsCrashed() throws IOException {
    BatchPlan plan =
        new BatchPlan(
            folder.toString(),
            List.of("product-8x9"),
            List.of("test-halts"),
            1,
            7,
            RunLimits.defaults());
    BatchFolder out = new BatchFolder(folder.resolve("out"));

    run(plan, out, new Elsewhere(folder.resolve("scratch")));

    assertThat(JournalReader.read(out).records())
        .singleElement()
        .satisfies(row -> assertThat(row.outcome().status()).isEqualTo(RunStatus.CRASHED));
    assertThat(Files.readAllLines(out.journal()))
        .filteredOn(line -> line.contains("\"event\":\"died\""))
        .hasSize(2);
  }

  private static BatchSummary run(BatchPlan plan, BatchFolder out, Crew crew) throws IOException {
    return Batch.resume(plan, out, crew, new Cancellation(), BatchListener.NONE);
  }

  /** All that does not depend on the clock. */
  private static List<String> rows(BatchFolder out) {
    return JournalReader.read(out).records().stream()
        .map(
            row ->
                Stream.of(
                        row.number(),
                        row.run(),
                        row.outcome().status(),
                        row.outcome().facts(),
                        row.outcome().cost(),
                        row.outcome().bound(),
                        row.outcome().evidence(),
                        row.outcome().message())
                    .toList()
                    .toString())
        .toList();
  }

  /** Names and contents, but for the time that each took. */
  private static Map<String, String> solutions(BatchFolder out) throws IOException {
    try (Stream<Path> files = Files.list(out.solutions())) {
      return files.collect(
          Collectors.toMap(file -> file.getFileName().toString(), ElsewhereTest::timeless));
    }
  }

  private static String timeless(Path file) {
    try {
      return Files.readString(file).replaceAll("\"(wall)?[sS]econds\": *[-+.\\dE]+", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anExperimentEndsAlikeToTheLastDigit() throws IOException {
    Path file = folder.resolve("small.experiment.json");
    Files.writeString(
        file,
        """
        {"format": "spacemoe-experiment/1", "scenario": "orbits-40", "schemes": ["rand-intra", "spacemoe"],
         "set": {"snapshots.slots": 2, "snapshots.samplesPerSlot": 1, "placement.draws": 2},
         "sweep": [{"parameter": "links.linkSurvival", "values": [0.7, 0.9]}]}
        """);
    ExperimentFile experiment = ExperimentFile.read(file);

    List<ExperimentRun> here = run(experiment, "here", Instances.crew(2, false));
    List<ExperimentRun> there = run(experiment, "there", new Elsewhere(folder.resolve("scratch")));

    assertThat(there)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*seconds")
        .isEqualTo(here);
    assertThat(here).hasSize(4).allMatch(ExperimentRun::succeeded);
    assertThat(Files.readAllLines(folder.resolve("there").resolve(ExperimentJournal.FILE)))
        .hasSize(4);
  }

  private List<ExperimentRun> run(ExperimentFile experiment, String out, Crew crew)
      throws IOException {
    List<ExperimentRun> heard = new ArrayList<>();
    try (ExperimentJournal journal =
        ExperimentJournal.open(Files.createDirectories(folder.resolve(out)))) {
      List<ExperimentRun> runs =
          new ExperimentRunner(journal, crew, 1, false)
              .run(experiment, new Cancellation(), heard::add);
      assertThat(heard).containsExactlyInAnyOrderElementsOf(runs);
      return runs;
    }
  }
}
