package io.spacemoe.benchmarks;

import io.spacemoe.heuristic.expectedmax.SlowestExpertSearch;
import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The expected maximum over 200 snapshots and 32 satellites, evaluated in full and where it
 * changes. Before anything is timed, the search is seen to end at the cost that the full evaluation
 * gives, and no dearer than its start.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExpectedMaxSearchBenchmark {
  private static final int SNAPSHOTS = 200;
  private static final int SATELLITES = 32;
  private static final int TURNS = 1000;

  /** Experts, and how many of them are activated; JMH sets them. */
  @Param({"8/2", "16/4"})
  public String experts;

  private ExpectedMaxProblem problem;
  private Placement start;

  /** Draws latencies in which each satellite has a mean of its own. */
  @Setup
  public void prepare() {
    String[] sizes = experts.split("/", 2);
    int all = Integer.parseInt(sizes[0]);
    SplittableRandom random = new SplittableRandom(1);
    long[] mean = random.longs(SATELLITES, 5_000_000, 60_000_000).toArray();
    long[][] latencyNs = new long[SNAPSHOTS][SATELLITES];
    for (long[] snapshot : latencyNs) {
      for (int s = 0; s < SATELLITES; s++) {
        snapshot[s] = mean[s] + random.nextLong(10_000_000);
      }
    }
    double[] weights = IntStream.rangeClosed(1, all).mapToDouble(e -> 1.0 / e).toArray();
    problem = new ExpectedMaxProblem("timed", weights, Integer.parseInt(sizes[1]), latencyNs);
    start = Placement.of(IntStream.range(0, all).toArray());
    Answer answer = turns();
    Evaluation found = problem.evaluate(answer.placement().orElseThrow());
    if (answer.iterations() != TURNS || found.cost() > problem.evaluate(start).cost()) {
      throw new IllegalStateException("the search went wrong on " + problem);
    }
  }

  /** One evaluation of a placement from nothing. */
  @Benchmark
  public long full() {
    return problem.evaluate(start).cost();
  }

  /**
   * One expert's turn: every satellite that may be worth its while is tried, each trial evaluated
   * where it changes.
   */
  @Benchmark
  @OperationsPerInvocation(TURNS)
  public Answer turns() {
    return new SlowestExpertSearch()
        .solve(
            problem,
            SolveOptions.defaults().withHint(start).withSeed(1).withIterationLimit(TURNS),
            StopSignal.never(),
            Progress.NONE);
  }
}
