package io.spacemoe.lab.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.lab.run.JsonLines;
import io.spacemoe.lab.run.Run;
import io.spacemoe.lab.run.RunLimits;
import io.spacemoe.lab.run.RunStatus;
import io.spacemoe.lab.run.Task;
import io.spacemoe.lab.run.WorkerProcess;
import io.spacemoe.lab.spi.Crew;
import io.spacemoe.solver.Cancellation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever engines, instances and folders do: every run is a row, and the journal is the truth. */
class BatchTest {
  private static final Crew TWO = Instances.crew(2, false);

  @TempDir private Path folder;
  private BatchFolder out;

  @BeforeEach
  void name() {
    out = new BatchFolder(folder.resolve("out"));
  }

  @Test
  void whatAnEngineDoesToItsProcessCostsOneRunAndLeavesARow() throws IOException {
    Instances.write(
        folder.resolve("a.assignment.json"), folder.toString(), new SplittableRandom(1));
    RunLimits limits =
        new RunLimits(OptionalDouble.empty(), 1, OptionalLong.empty(), OptionalInt.of(192), 1);
    List<String> solvers =
        List.of(
            "test-halts", "test-halts-once", "test-hogs", "test-maps", "test-throws", "assignment");

    run(plan(List.of("a.assignment.json"), solvers, limits), Instances.crew(2, true));

    assertThat(statuses())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "test-halts", RunStatus.CRASHED,
                "test-halts-once", RunStatus.NO_SOLUTION,
                "test-hogs", RunStatus.OUT_OF_MEMORY,
                "test-maps", RunStatus.OUT_OF_MEMORY,
                "test-throws", RunStatus.FAILED,
                "assignment", RunStatus.OPTIMAL));
    assertThat(out.journal()).content().contains("\"event\":\"died\"");
    assertThat(JournalReader.read(out).records())
        .allSatisfy(row -> assertThat(row.outcome().facts()).isPresent());
  }

  @Test
  void whatAProcessPaysOnceIsNotPartOfAnyTime() throws IOException {
    RunLimits limits =
        new RunLimits(OptionalDouble.of(5), 5, OptionalLong.empty(), OptionalInt.empty(), 1);

    run(
        plan(List.of("product-8x9", "slots-10x5"), List.of("test-slow-to-start"), limits),
        Instances.crew(1, true));

    assertThat(JournalReader.read(out).records())
        .hasSize(2)
        .allSatisfy(
            row ->
                assertThat(row.outcome().seconds())
                    .isLessThan(0.8e-3 * Misbehaving.SlowToStart.MILLIS));
  }

  @Test
  void anIsolatedEngineThatOverrunsIsKilled() throws IOException {
    RunLimits limits =
        new RunLimits(OptionalDouble.of(0.1), 0.1, OptionalLong.empty(), OptionalInt.empty(), 1);

    run(plan(List.of("product-8x9"), List.of("test-overruns"), limits), Instances.crew(1, true));

    assertThat(statuses()).containsEntry("test-overruns", RunStatus.TIMED_OUT);
  }

  @Test
  void withoutIsolationAnEngineThatOverrunsIsLeftBehind() throws IOException {
    List<String> instances = Instances.write(folder, 1, 2);
    RunLimits limits =
        new RunLimits(OptionalDouble.of(1), 1, OptionalLong.empty(), OptionalInt.empty(), 1);

    run(plan(instances, List.of("test-overruns", "test-throws", "assignment"), limits), TWO);

    assertThat(statuses())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "test-overruns", RunStatus.TIMED_OUT,
                "test-throws", RunStatus.FAILED,
                "assignment", RunStatus.OPTIMAL));
  }

  @Test
  void aRunThatKillsTheBatchIsTriedAgainAloneAndThenGivenUp() throws Exception {
    Instances.write(folder, 1, 3);
    Process first = BatchProgram.start(folder.toString(), "test-halts,assignment", 1, "out");
    assertThat(first.waitFor()).isEqualTo(134);

    Process second = BatchProgram.start(folder.toString(), "test-halts,assignment", 1, "out");
    String output = BatchProgram.output(second);

    assertThat(second.waitFor()).as(output).isEqualTo(1);
    assertThat(JournalReader.read(out).records())
        .hasSize(2)
        .allSatisfy(
            row ->
                assertThat(row.outcome().status())
                    .isEqualTo(
                        row.run().solver().equals("assignment")
                            ? RunStatus.OPTIMAL
                            : RunStatus.CRASHED));
  }

  @Test
  void unreadableAndRefusedRunsAreRows() throws IOException {
    Files.writeString(folder.resolve("torn.assignment.json"), "{\"format\": \"spacemoe-assign");
    BatchPlan plan =
        plan(
            List.of("torn.assignment.json", "gone.assignment.json", "slots-10x5"),
            List.of("closed-form"),
            RunLimits.defaults());

    run(plan, TWO);

    assertThat(JournalReader.read(out).records())
        .extracting(row -> row.outcome().status())
        .containsExactly(RunStatus.UNREADABLE, RunStatus.UNREADABLE, RunStatus.REFUSED);
  }

  @Test
  void aTornLastLineIsPassedOverAndADamagedOneIsNamed() throws IOException {
    BatchPlan plan =
        plan(Instances.write(folder, 4, 4), List.of("assignment"), RunLimits.defaults());
    run(plan, TWO);
    List<RunRecord> records = JournalReader.read(out).records();
    String journal = Files.readString(out.journal());
    for (int length = journal.length() - 1; length > journal.length() - 700; length -= 170) {
      Files.writeString(out.journal(), journal.substring(0, length));
      resume(plan);
      assertThat(JournalReader.read(out).records()).hasSameSizeAs(records);
    }
    Files.writeString(out.journal(), "{\"event\":\"begin\",\"numb\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> JournalReader.read(out))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContaining("journal.jsonl: line ");
  }

  @Test
  void aFolderIsForOneBatchAtATimeAndForOnePlan() throws Exception {
    List<String> instances = Instances.write(folder, 2, 5);
    BatchPlan plan = plan(instances, List.of("assignment"), RunLimits.defaults());
    try (BatchFolder.Hold hold = out.take()) {
      assertThat(hold.lock().isOpen()).isTrue();
      assertThatThrownBy(() -> run(plan, TWO))
          .isInstanceOf(BatchRefusedException.class)
          .hasMessageContaining("another command is at work");
      Process other = BatchProgram.start(folder.toString(), "assignment", 1, "out");
      assertThat(BatchProgram.output(other)).contains("another command is at work");
      assertThat(other.waitFor()).isEqualTo(2);
    }
    run(plan, TWO);
    assertThatThrownBy(() -> run(plan, TWO)).hasMessageContaining("--resume");
    BatchPlan other = plan(instances, List.of("assignment", "closed-form"), RunLimits.defaults());
    assertThatThrownBy(() -> resume(other)).hasMessageContaining("solvers [assignment] then");
  }

  @Test
  void limitsThatDifferAreNamedAndTooManyRunsRefused() {
    List<String> instances = List.of("product-8x9");
    List<String> solvers = List.of("assignment");
    RunLimits short1 =
        new RunLimits(OptionalDouble.of(0.0002), 5, OptionalLong.empty(), OptionalInt.empty(), 1);
    RunLimits short2 =
        new RunLimits(OptionalDouble.of(0.0004), 5, OptionalLong.of(7), OptionalInt.of(256), 1);
    assertThat(plan(instances, solvers, short1).differenceTo(plan(instances, solvers, short2)))
        .isEqualTo(
            "time limit 0.0002 s then, 0.0004 s now; iteration limit none then, 7 now; memory limit none then, 256 MiB now");
    assertThatThrownBy(
            () -> new BatchPlan("/", instances, solvers, 2_000_000_000, 1, RunLimits.defaults()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the batch has 2000000000 runs; allowed: at most 1000000");
  }

  @Test
  void thereAreNoMoreLanesThanRuns() throws IOException {
    BatchPlan plan =
        plan(Instances.write(folder, 2, 8), List.of("assignment"), RunLimits.defaults());
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = threads.getTotalStartedThreadCount();

    run(plan, Instances.crew(300, false));

    assertThat(threads.getTotalStartedThreadCount() - before).isLessThan(100);
  }

  @Test
  void aCancelledBatchGoesOnWhereItWas() throws IOException {
    BatchPlan plan =
        plan(Instances.write(folder, 50, 6), List.of("assignment"), RunLimits.defaults());
    Cancellation cancellation = new Cancellation();
    BatchListener cancelsAtTen =
        new BatchListener() {
          private int ended;

          @Override
          public void begins(int endedBefore, int runs) {
            ended = endedBefore;
          }

          @Override
          public void ended(RunRecord record) {
            ended++;
            if (ended == 10) {
              cancellation.cancel();
            }
          }
        };

    BatchSummary cancelled = Batch.begin(plan, out, TWO, cancellation, cancelsAtTen);
    assertThat(cancelled.ended()).isBetween(10, 12);
    assertThat(Files.readAllLines(out.resultsCsv())).hasSize(cancelled.ended() + 1);
    assertThat(resume(plan).ended()).isEqualTo(50);
  }

  @Test
  void aWorkersProcessAnswersInLinesThatNothingElsePrinted() throws Exception {
    BatchPlan plan =
        plan(Instances.write(folder, 1, 7), List.of("assignment"), RunLimits.defaults());
    Run run = plan.run(0);
    Files.createDirectories(out.solutions());
    Task task =
        new Task.Solve(
            run, plan.folder(), plan.limits(), plan.reading(), out.solution(run).toString());
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PipedOutputStream tasks = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(tasks, 1 << 16);
    Thread worker = new Thread(() -> serve(in, new PrintStream(said, true)));
    worker.start();
    tasks.write(JsonLines.of(task));
    tasks.write('\n');
    tasks.flush();
    while (!said.toString(StandardCharsets.UTF_8).contains("\"ended\"")) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    tasks.close();
    worker.join();

    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.startsWith(WorkerProcess.MARK))
        .map(line -> line.replaceAll(".*\"event\":\"(\\w+)\".*", "$1").strip())
        .containsExactly(WorkerProcess.MARK.strip(), "loaded", "loaded", "ended");
    assertThat(out.solution(run)).exists();
  }

  private static void serve(InputStream tasks, PrintStream replies) {
    try {
      WorkerProcess.serve(tasks, replies);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BatchPlan plan(List<String> instances, List<String> solvers, RunLimits limits) {
    return new BatchPlan(folder.toString(), instances, solvers, 1, 1, limits);
  }

  private BatchSummary run(BatchPlan plan, Crew crew) throws IOException {
    return Batch.begin(plan, out, crew, new Cancellation(), BatchListener.NONE);
  }

  private BatchSummary resume(BatchPlan plan) throws IOException {
    return Batch.resume(plan, out, TWO, new Cancellation(), BatchListener.NONE);
  }

  private Map<String, RunStatus> statuses() {
    Function<RunRecord, String> solver = row -> row.run().solver();
    return JournalReader.read(out).records().stream()
        .collect(Collectors.toMap(solver, row -> row.outcome().status()));
  }
}
