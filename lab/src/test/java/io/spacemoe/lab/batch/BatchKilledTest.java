package io.spacemoe.lab.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.instances.assignment.SolutionFile;
import io.spacemoe.lab.run.Outcome;
import io.spacemoe.lab.run.RunLimits;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that is killed again and again ends with what an undisturbed one ends with. */
class BatchKilledTest {
  private static final int KILLS = 20;
  private static final int INSTANCES = 200;
  private static final List<String> SOLVERS = List.of("assignment", "closed-form");

  @TempDir private Path folder;

  @Test
  void killedAtTwentyRandomMomentsItLosesNothingAndRepeatsNothing() throws Exception {
    Path instances = Files.createDirectory(folder.resolve("instances"));
    List<String> names = Instances.write(instances, INSTANCES, 1);
    BatchPlan plan =
        new BatchPlan(instances.toString(), names, SOLVERS, 3, 1, RunLimits.defaults());
    BatchFolder quiet = new BatchFolder(folder.resolve("undisturbed"));
    Batch.begin(plan, quiet, Instances.crew(2, false), new Cancellation(), BatchListener.NONE);

    BatchFolder killed = new BatchFolder(folder.resolve("killed"));
    SplittableRandom random = new SplittableRandom(20);
    for (int kill = 0; kill < KILLS; kill++) {
      killAfter(random.nextInt(40_000), random.nextInt(3), plan, killed);
    }
    int endedBefore = JournalReader.read(killed).records().size();
    assertThat(endedBefore).as("runs that ended between the kills").isBetween(1, plan.runs() - 1);
    BatchSummary summary =
        Batch.resume(
            plan, killed, Instances.crew(2, false), new Cancellation(), BatchListener.NONE);

    assertThat(summary.ended()).isEqualTo(plan.runs());
    assertThat(rows(killed)).hasSize(plan.runs()).isEqualTo(rows(quiet));
    assertThat(Files.readAllLines(killed.resultsCsv())).hasSize(plan.runs() + 1);
    assertThat(Files.readAllLines(killed.resultsJsonl())).hasSize(plan.runs());
    assertThat(solutions(killed)).hasSize(plan.runs()).isEqualTo(solutions(quiet));
  }

  /** Kills a batch once its journal has grown so much, and a little later. */
  private void killAfter(int bytes, int millis, BatchPlan plan, BatchFolder out) throws Exception {
    long before = length(out.journal());
    Process batch =
        BatchProgram.start(
            plan.folder(), String.join(",", plan.solvers()), plan.repeats(), out.path().toString());
    while (batch.isAlive() && length(out.journal()) < before + bytes) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    TimeUnit.MILLISECONDS.sleep(millis);
    batch.destroyForcibly().waitFor();
  }

  private static long length(Path journal) throws IOException {
    return Files.exists(journal) ? Files.size(journal) : 0;
  }

  /** All that does not depend on the clock. */
  private static List<String> rows(BatchFolder out) {
    return JournalReader.read(out).records().stream()
        .map(
            row -> {
              Outcome outcome = row.outcome();
              return Stream.of(
                      row.number(),
                      row.run(),
                      outcome.status(),
                      outcome.facts(),
                      outcome.stoppedBy(),
                      outcome.cost(),
                      outcome.bound(),
                      outcome.evidence(),
                      outcome.message())
                  .toList()
                  .toString();
            })
        .toList();
  }

  private static List<String> solutions(BatchFolder out) throws IOException {
    try (Stream<Path> files = Files.list(out.solutions())) {
      return files
          .sorted()
          .map(
              file -> {
                SolutionFile solution = SolutionFile.read(file);
                return file.getFileName()
                    + " "
                    + Arrays.toString(solution.placement().orElseThrow().toArray())
                    + solution.cost().orElseThrow();
              })
          .toList();
    }
  }
}
