package io.spacemoe.benchmarks;

import io.spacemoe.assignment.layered.LayeredAssignment;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
 * Layers of 256 experts on 29,988 satellites, one per satellite: from 1,024 experts to the 14,848
 * of {@code deepseek-v3}. Single solves from a problem in memory; before anything is timed, the
 * rents are shown to prove the placement.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class LayeredScaleBenchmark {
  private static final int SATELLITES = 29_988;
  private static final int EXPERTS_PER_LAYER = 256;

  /** The number of experts, a multiple of 256; JMH sets it. */
  @Param({"1024", "2048", "4096", "8192", "14848"})
  public int experts;

  private PlacementProblem problem;

  /** Makes the problem and checks the proof. */
  @Setup
  public void prove() {
    SplittableRandom random = new SplittableRandom(1);
    Torus torus = Torus.of(SATELLITES);
    int layers = experts / EXPERTS_PER_LAYER;
    long[][] latency = new long[layers][];
    Arrays.setAll(latency, l -> torus.profile(random));
    int[] layerOf = new int[layers * EXPERTS_PER_LAYER];
    Arrays.setAll(layerOf, e -> e / EXPERTS_PER_LAYER);
    long[] weights = new long[layerOf.length];
    Arrays.setAll(weights, e -> 1_000_000L / (1 + random.nextInt(EXPERTS_PER_LAYER)));
    problem =
        new PlacementProblem(
            String.format(Locale.ROOT, "%d layers", layers),
            new Costs.LayeredProduct(SATELLITES, layerOf, weights, latency),
            Capacity.one(),
            ForbiddenPairs.none());
    LayeredAssignment solved = solve();
    long cost = problem.evaluate(solved.placement()).cost();
    if (cost != solved.rents().bound(problem).orElseThrow()) {
      throw new IllegalStateException(String.format(Locale.ROOT, "cost %d is not proved", cost));
    }
  }

  /** One solve. */
  @Benchmark
  public LayeredAssignment solve() {
    LayeredAssignment assignment = new LayeredAssignment(problem);
    assignment.solve(StopSignal.never());
    return assignment;
  }
}
