package io.spacemoe.benchmarks;

import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.Study;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.door.JointSolvers;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.joint.bound.JointBound;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
 * long as it takes by its own measure, on one thread; its bound as the door finds it after the
 * search, in 10 s of time at most; and the check. Beside the time by the clock stands that of the
 * processor, which other programs do not change. The moves of a search are its iterations times
 * 1,024.
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

  /** A bundled scenario, or one whose satellites get 24 layers of 4 of 32 experts. */
  @Param({"ring-40", "iridium-66", "paper-delta-1056", "paper-star-1056"})
  private String scenario;

  private JointSolverProvider engine;
  private JointProblem problem;
  private JointBound bound;

  /** What is counted beside the time. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Counted {
    /** Processor time of the benchmark's thread, in ms. */
    public long processorMs;

    /** Moves a second of processor time. */
    public long movesPerSecond;

    private <T> T timed(Supplier<T> work) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      T result = work.get();
      processorMs =
          (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
      return result;
    }
  }

  /** Makes the problem, and the bound that is checked. */
  @Setup
  public void prepare() {
    engine = JointSolvers.named("joint-local-search");
    String[] parts = scenario.split(":");
    problem = new Study(ScenarioFiles.open(parts[0]), 1).joint().problem();
    if (parts.length > 1) {
      problem = problem(problem, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
    bound = problem.rooms().isPresent() ? null : find(new Counted());
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

  /** The search. */
  @Benchmark
  public Object search(Counted counted) {
    long[] iterations = {0};
    Object answer =
        counted.timed(
            () -> {
              var found =
                  engine.solve(
                      problem,
                      SolveOptions.defaults().withSeed(1),
                      StopSignal.never(),
                      Progress.NONE);
              iterations[0] = found.iterations();
              return found;
            });
    counted.movesPerSecond =
        iterations[0] * MOVES_PER_ITERATION * 1000 / Math.max(1, counted.processorMs);
    return answer;
  }

  /** The bound. */
  @Benchmark
  public JointBound find(Counted counted) {
    return counted.timed(
        () -> JointBound.find(problem, StopSignal.never().within(FINDING_NANOS)).orElse(null));
  }

  /** Its check. */
  @Benchmark
  public long check(Counted counted) {
    return counted.timed(() -> bound.bound(problem));
  }
}
