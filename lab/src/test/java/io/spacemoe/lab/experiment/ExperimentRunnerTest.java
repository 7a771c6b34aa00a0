package io.spacemoe.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.lab.batch.BatchRefusedException;
import io.spacemoe.lab.spi.Crew;
import io.spacemoe.lab.spi.Executor;
import io.spacemoe.lab.spi.Setting;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are those of a study, whatever the threads, and survive being killed at any moment. */
class ExperimentRunnerTest {
  @TempDir private Path folder;
  private ExperimentFile experiment;

  @BeforeEach
  void writeExperiment() throws IOException {
    Path file = folder.resolve("small.experiment.json");
    Files.writeString(
        file,
        """
        {"format": "spacemoe-experiment/1", "scenario": "ring-40", "schemes": ["rand-intra", "spacemoe"],
         "set": {"snapshots.slots": 3, "snapshots.samplesPerSlot": 1, "placement.draws": 2},
         "sweep": [{"parameter": "links.linkSurvival", "values": [0.7, 0.9, 1]}]}
        """);
    experiment = ExperimentFile.read(file);
  }

  @Test
  void latenciesAreThoseOfAStudyWhateverTheThreads() throws IOException {
    List<ExperimentRun> one = run("one", 1);
    List<ExperimentRun> four = run("four", 4);

    assertThat(four)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*seconds")
        .isEqualTo(one);
    Study study = new Study(experiment.variants().get(1).scenario(), 1);
    assertThat(one.get(3).values()).containsExactly("0.9");
    assertThat(one.get(3).tokenLatencyMs())
        .isEqualTo(study.run(Schemes.named("spacemoe"), Engines.recommended()).latency().totalMs());
    assertThat(one.get(2).draws()).isEqualTo(2);
    assertThat(one.get(2).ciHalfWidthMs()).isPositive();
  }

  @Test
  void aJournalCutAtAnyByteGivesTheSameResults() throws IOException {
    List<ExperimentRun> whole = run("out", 1);
    Path journal = folder.resolve("out").resolve(ExperimentJournal.FILE);
    byte[] bytes = Files.readAllBytes(journal);
    Random random = new Random(1);
    for (int trial = 0; trial < 8; trial++) {
      int cut = random.nextInt(bytes.length);
      Files.write(journal, Arrays.copyOf(bytes, cut));
      long kept = new String(bytes, 0, cut, StandardCharsets.UTF_8).lines().count();

      assertThat(run("out", 2))
          .as("cut at %d", cut)
          .usingRecursiveComparison()
          .ignoringFieldsMatchingRegexes(".*seconds")
          .isEqualTo(whole);
      assertThat(Files.readAllLines(journal)).as("%d kept", kept).hasSameSizeAs(whole);
    }
  }

  @Test
  void whatHasRunIsNotRunAgain() throws IOException {
    run("out", 2);
    Path journal = folder.resolve("out").resolve(ExperimentJournal.FILE);
    byte[] before = Files.readAllBytes(journal);
    run("out", 2);
    assertThat(journal).hasBinaryContent(before);
    try (ExperimentJournal open = ExperimentJournal.open(folder.resolve("out"))) {
      new ExperimentRunner(open, crew(1), 1, true).run(experiment, new Cancellation(), run -> {});
    }
    assertThat(journal).hasBinaryContent(before); // 3 snapshots and 2 draws are quick already
  }

  @Test
  void aSchemeWithoutRoomIsAFailedRowAndTheOthersGoOn() throws IOException {
    Path file = folder.resolve("full.experiment.json");
    Files.writeString(
        file,
        """
        {"format": "spacemoe-experiment/1", "scenario": "ring-40", "schemes": ["rand-intra", "rand-place"],
         "set": {"placement.scheme": "rand-place", "snapshots.slots": 2, "placement.draws": 2,
                 "constellation": "delta:1200:60:36/6/2"}}
        """);
    ExperimentFile full = ExperimentFile.read(file);
    List<ExperimentRun> runs = new ArrayList<>();
    try (ExperimentJournal journal = ExperimentJournal.open(folder)) {
      new ExperimentRunner(journal, crew(2), 2, false).run(full, new Cancellation(), runs::add);
    }
    assertThat(runs).extracting(ExperimentRun::succeeded).containsExactly(false, true);
    assertThat(runs.get(0).problem()).contains("missing");
    ExperimentResult result = new ExperimentResult(full, runs);
    assertThat(result.failures()).isEqualTo(1);
    assertThat(result.latencyMs(0, "rand-intra")).isEmpty();
  }

  @Test
  void twoRunsOnOneFolderAreRefused() throws IOException {
    try (ExperimentJournal first = ExperimentJournal.open(folder)) {
      assertThat(first.succeeded("none")).isEmpty();
      assertThatExceptionOfType(BatchRefusedException.class)
          .isThrownBy(() -> ExperimentJournal.open(folder))
          .withMessageContaining("another command is at work");
    }
  }

  @Test
  void aJournalTornInsideACharacterGoesOn() throws IOException {
    List<ExperimentRun> whole = run("out", 1);
    Path journal = folder.resolve("out").resolve(ExperimentJournal.FILE);
    byte[] bytes = Files.readAllBytes(journal);
    Files.write(journal, new byte[] {'{', '"', (byte) 0xc3}, StandardOpenOption.APPEND);

    assertThat(run("out", 1)).isEqualTo(whole);
    assertThat(journal).hasBinaryContent(bytes);
  }

  @Test
  void aCancelledExperimentKeepsWhatEndedAndGoesOn() throws IOException {
    Cancellation cancellation = new Cancellation();
    List<ExperimentRun> ended = new ArrayList<>();
    try (ExperimentJournal journal = ExperimentJournal.open(folder)) {
      List<ExperimentRun> runs =
          new ExperimentRunner(journal, crew(1), 1, false)
              .run(
                  experiment,
                  cancellation,
                  run -> {
                    ended.add(run);
                    cancellation.cancel();
                  });
      assertThat(new ExperimentResult(experiment, runs).complete()).isFalse();
    }
    assertThat(Files.readAllLines(folder.resolve(ExperimentJournal.FILE))).hasSize(1);
    List<ExperimentRun> all = run(".", 1);
    assertThat(new ExperimentResult(experiment, all).complete()).isTrue();
    assertThat(all).startsWith(ended.get(0));
  }

  @Test
  void aFullDiskIsNamedWithTheWayOn() throws Exception {
    String disk = Files.createDirectory(folder.resolve("disk")).toString();
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4k", "none", disk),
        "only the system's administrator can mount a small disk");
    try (ExperimentJournal journal = ExperimentJournal.open(Path.of(disk))) {
      ExperimentRun long8k =
          new ExperimentRun(
              "key",
              "small",
              List.of(),
              "spacemoe",
              "none".repeat(2000),
              null,
              null,
              0,
              null,
              null,
              1,
              null,
              null,
              null,
              null,
              null);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> journal.add(long8k))
          .withMessageContaining("runs.jsonl cannot be written: No space left")
          .withMessageContaining("start the same command again");
    } finally {
      run("umount", "-l", disk);
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aLineThatIsNoRunIsNamed() throws IOException {
    Files.writeString(folder.resolve(ExperimentJournal.FILE), "{}\nnonsense\n");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ExperimentJournal.open(folder))
        .withMessageContaining("line");
  }

  private static Crew crew(int jobs) throws IOException {
    return Executor.crew(Setting.here(jobs, false));
  }

  private List<ExperimentRun> run(String out, int threads) throws IOException {
    try (ExperimentJournal journal =
        ExperimentJournal.open(Files.createDirectories(folder.resolve(out)))) {
      return new ExperimentRunner(journal, crew(threads), threads, false)
          .run(experiment, new Cancellation(), run -> {});
    }
  }
}
