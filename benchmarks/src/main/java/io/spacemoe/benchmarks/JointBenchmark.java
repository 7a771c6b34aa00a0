package io.spacemoe.benchmarks;

import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.Study;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.door.JointSolvers;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.joint.bound.JointBound;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Scheme joint's problem of a bundled scenario: the search of {@code joint-local-search} for as
 * long as it takes by its own measure, on one thread; its bound as the door finds it after a long
 * search, in 10 s by the clock at most; and the check of it. The figures are those beside the
 * score: milliseconds of a processor, which other programs do not change.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class JointBenchmark {
  /** What the door gives a finder after a search that took long. */
  private static final long FINDING_NANOS = 10_000_000_000L;

  private static final int MOVES_PER_ITERATION = 1024;

  private static final long EVALUATING_NANOS = 2_000_000_000L;

  /** A bundled scenario, or one whose satellites get 24 layers of 4 of 32 experts. */
  @Param({"ring-40", "paper-delta-1056", "olmoe-starlink-1584", "olmoe-starlink-1584:24:32"})
  private String scenario;

  private JointSolverProvider engine;
  private JointProblem problem;

  /** What is counted beside the time. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Counted {
    /** Of the search. */
    public long searchMs;

    /** Of finding the bound. */
    public long findMs;

    /** Of its check. */
    public long checkMs;

    /** Moves of the search in a second of a processor. */
    public long movesPerSecond;

    /** Placements that the problem evaluates from the raw data in a second of a processor. */
    public long evaluationsPerSecond;
  }

  /** Makes the problem. */
  @Setup
  public void prepare() {
    engine = JointSolvers.named("joint-local-search");
    String[] parts = scenario.split(":", -1);
    problem = new Study(ScenarioFiles.open(parts[0]), 1).joint().problem();
    if (parts.length > 1) {
      problem = problem(problem, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
  }

  /** The same satellites with as many layers of experts of which four are activated, all alike. */
  private static JointProblem problem(JointProblem sky, int layers, int experts) {
    double[] last = new double[experts];
    double sum = 0;
    for (int j = 3; j < experts; j++) {
      last[j] = (double) j * (j - 1) * (j - 2);
      sum += last[j];
    }
    int[] ppm = new int[experts];
    int left = JointProblem.PPM;
    for (int j = 0; j + 1 < experts; j++) {
      ppm[j] = (int) (last[j] / sum * JointProblem.PPM);
      left -= ppm[j];
    }
    ppm[experts - 1] = left;
    int[][] rows = new int[layers][];
    Arrays.fill(rows, ppm);
    return new JointProblem(
        sky.name() + " with more experts", sky.satellites(), rows, sky.distances());
  }

  /** All three. */
  @Benchmark
  public OptionalLong searchFindAndCheck(Counted counted) {
    long start = nanos();
    Answer answer =
        engine.solve(
            problem, SolveOptions.defaults().withSeed(1), StopSignal.never(), Progress.NONE);
    long searched = nanos();
    Optional<JointBound> bound = JointBound.find(problem, StopSignal.never().within(FINDING_NANOS));
    long found = nanos();
    OptionalLong checked =
        bound.map(some -> OptionalLong.of(some.bound(problem))).orElse(OptionalLong.empty());
    long checkedAt = nanos();
    counted.evaluationsPerSecond = evaluationsPerSecond(answer.placement().orElseThrow());
    counted.searchMs = (searched - start) / 1_000_000;
    counted.findMs = (found - searched) / 1_000_000;
    counted.checkMs = (checkedAt - found) / 1_000_000;
    counted.movesPerSecond =
        answer.iterations() * MOVES_PER_ITERATION * 1000 / Math.max(1, counted.searchMs);
    return checked;
  }

  /** What the moves of the search would be without increments. */
  private long evaluationsPerSecond(Placement placement) {
    long evaluations = 0;
    long sum = 0;
    long start = nanos();
    while (nanos() - start < EVALUATING_NANOS) {
      sum += problem.evaluate(placement).cost();
      evaluations++;
    }
    return sum < 0 ? 0 : evaluations * 1_000_000_000L / EVALUATING_NANOS;
  }

  private static long nanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
