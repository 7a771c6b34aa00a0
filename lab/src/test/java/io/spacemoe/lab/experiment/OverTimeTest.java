package io.spacemoe.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.lab.replan.FailureOutcome;
import io.spacemoe.lab.replan.ReplacementOutcome;
import io.spacemoe.lab.report.Page;
import io.spacemoe.lab.spi.Executor;
import io.spacemoe.lab.spi.Setting;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.replan.Replanner;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments over time say what their parts say, and survive being cut off. */
class OverTimeTest {
  @TempDir private Path folder;

  private ExperimentFile experiment(String members) throws IOException {
    Path file = folder.resolve("small.experiment.json");
    Files.writeString(
        file,
        """
        {"format": "spacemoe-experiment/1", "scenario": "ring-40", "schemes": ["spacemoe"], %s}
        """
            .formatted(members));
    return ExperimentFile.read(file);
  }

  private ExperimentFile failures() throws IOException {
    return experiment(
        """
        "study": "failures",
        "set": {"placement.capacity": {"slots": 2}, "snapshots.slots": 3, "snapshots.samplesPerSlot": 1},
        "sweep": [{"parameter": "failures.random", "values": [0, 3]},
                  {"parameter": "failures.seed", "values": [1, 2, 3]}]
        """);
  }

  private List<ExperimentRun> run(ExperimentFile experiment, int jobs) throws IOException {
    try (ExperimentJournal journal =
        ExperimentJournal.open(Files.createDirectories(folder.resolve("out")))) {
      return new ExperimentRunner(journal, Executor.crew(Setting.here(jobs, false)), jobs, false)
          .run(experiment, new Cancellation(), run -> {});
    }
  }

  @Test
  void failuresCostWhatReplanSays() throws IOException {
    ExperimentFile experiment = failures();
    List<ExperimentRun> runs = run(experiment, 2);
    assertThat(runs).hasSize(6).allMatch(ExperimentRun::succeeded);
    FailureOutcome none = runs.get(0).failures();
    assertThat(none.failed()).isZero();
    assertThat(none.repairedMs()).isEqualTo(none.beforeMs()).isEqualTo(none.fromNothingMs());
    assertThat(none.copied()).hasSize(2).allMatch(copied -> copied.silent() == 0);

    for (int v = 3; v < 6; v++) {
      FailureOutcome outcome = runs.get(v).failures();
      Study before = new Study(experiment.variants().get(0).scenario(), 1);
      Study after = new Study(experiment.variants().get(v).scenario(), 1);
      Layout start =
          before.place(Schemes.named("spacemoe"), Engines.recommended()).layouts().get(0);
      Replanner replanner = new Replanner(before, after, start, new Cancellation());
      assertThat(outcome.failed()).isEqualTo(3);
      assertThat(outcome.lostExperts()).isEqualTo(replanner.losses().experts().size());
      assertThat(outcome.copied().get(0).leftMs() == null)
          .isEqualTo(replanner.unrepaired().isEmpty());
      assertThat(outcome.repairedMs())
          .isEqualTo(runs.get(v).tokenLatencyMs())
          .isEqualTo(after.evaluate(replanner.repaired()).totalMs());
      assertThat(outcome.fromNothingMs())
          .isEqualTo(
              after.run(Schemes.named("spacemoe"), Engines.recommended()).latency().totalMs());
      for (FailureOutcome.Moved moved : outcome.moved()) {
        double budget = moved.percent() / 100 * replanner.modelGb();
        assertThat(moved.gb()).isLessThanOrEqualTo(budget);
        assertThat(moved.tokenLatencyMs())
            .isEqualTo(replanner.within(budget, false).point().latency().totalMs());
      }
      assertThat(outcome.values()).hasSameSizeAs(FailureOutcome.COLUMNS);
    }
  }

  @Test
  void aJournalCutAtAnyByteGivesTheSameReport() throws IOException {
    ExperimentFile experiment = failures();
    List<ExperimentRun> whole = run(experiment, 1);
    Path journal = folder.resolve("out").resolve(ExperimentJournal.FILE);
    byte[] bytes = Files.readAllBytes(journal);
    for (int cut = 17; cut < bytes.length; cut += bytes.length / 3) {
      Files.write(journal, Arrays.copyOf(bytes, cut));
      assertThat(run(experiment, 2))
          .as("cut at %d", cut)
          .usingRecursiveComparison()
          .ignoringFieldsMatchingRegexes(".*seconds")
          .isEqualTo(whole);
    }
    ExperimentResult result = new ExperimentResult(experiment, whole);
    Page page =
        new ExperimentPage(name -> Map.of()).of("Over time", List.of(result), List.of(), List.of());
    Page.Section section = page.sections().get(0);
    assertThat(section.charts()).hasSize(2);
    assertThat(section.tables().get(0).csv()).contains("spacemoe,3,from nothing,3,3,");
    ExperimentFiles.write(List.of(result), List.of(), folder);
    assertThat(Files.readAllLines(folder.resolve(ExperimentFiles.CSV)).get(0))
        .endsWith("host," + String.join(",", FailureOutcome.COLUMNS));
  }

  @Test
  void orbitsCostNoMoreThanOneForAllAndNoLessThanOneForEach() throws IOException {
    ExperimentFile experiment =
        experiment(
            """
            "study": "replacement", "set": {"snapshots.slots": 6, "links.linkSurvival": 1},
            "sweep": [{"parameter": "links.interPlaneMaxLatitudeDeg", "values": [90, 40]}]
            """);
    List<ExperimentRun> runs = run(experiment, 1);
    byte[] journal = Files.readAllBytes(folder.resolve("out").resolve(ExperimentJournal.FILE));
    assertThat(run(experiment, 1)).isEqualTo(runs);
    assertThat(folder.resolve("out").resolve(ExperimentJournal.FILE)).hasBinaryContent(journal);

    for (ExperimentRun run : runs) {
      ReplacementOutcome outcome = run.replacement();
      assertThat(outcome.placedMs()).isCloseTo(run.tokenLatencyMs(), within(1e-4));
      assertThat(outcome.followed()).hasSize(3 * 5);
      ReplacementOutcome.Point free = outcome.followed().get(0);
      assertThat(free.every()).isOne();
      for (ReplacementOutcome.Point point : outcome.followed()) {
        assertThat(point.expectedPathMs()).isGreaterThanOrEqualTo(free.expectedPathMs() - 1e-6);
        if (point.muMsPerGb() == 0) { // charged steps need not be the best together
          assertThat(point.expectedPathMs())
              .isLessThanOrEqualTo(outcome.once().expectedPathMs() + 1e-6);
        }
      }
    }
    ExperimentResult result = new ExperimentResult(experiment, runs);
    Page.Section section =
        new ExperimentPage(name -> Map.of())
            .of("Over time", List.of(result), List.of(), List.of())
            .sections()
            .get(0);
    assertThat(section.charts()).hasSize(2);
    assertThat(section.tables().get(0).rows()).hasSize(2 * 17);
  }

  @Test
  void aRegionIsFollowedWhereThereAreUsers() throws IOException {
    ExperimentFile experiment =
        experiment(
            """
            "study": "replacement",
            "set": {"snapshots.slots": 4, "links.linkSurvival": 1, "ground": {"stations": "europe"}}
            """);
    ReplacementOutcome outcome = run(experiment, 1).get(0).replacement();
    assertThat(outcome.region()).isTrue();
    assertThat(outcome.followed().get(0).ms()).isLessThan(outcome.once().ms());
    assertThat(outcome.once().ms()).isLessThanOrEqualTo(outcome.placedMs());
  }

  @Test
  void aQuickStudyHasTheFirstDraws() throws IOException {
    ExperimentFile four =
        experiment(
            """
            "study": "failures", "sweep": [{"parameter": "failures.seed", "values": [5, 4, 3, 2, 1]},
                                           {"parameter": "failures.random", "values": [0, 1]}]
            """);
    ExperimentFile quick = ExperimentRunner.quick(four);
    assertThat(quick.variants()).hasSize(8);
    assertThat(quick.variants().get(7).values()).containsExactly("2", "1");
    assertThat(quick.sweeps().get(0).values()).containsExactly("5", "4", "3", "2");
  }

  @Test
  void whatIsNoStudyIsRefusedByItsPlace() {
    assertThatThrownBy(() -> experiment("\"study\": \"time\""))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContaining("study")
        .hasMessageContaining("schemes, failures or replacement");
    assertThatThrownBy(
            () ->
                experiment(
                    """
                    "study": "failures", "sweep": [{"parameter": "links.linkSurvival", "values": [1]}]
                    """))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContaining("links.linkSurvival")
        .hasMessageContaining("failures.random");
  }
}
