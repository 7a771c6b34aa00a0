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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * 32 layers of 16 experts on 1,056 satellites, solved again after the gateways of one layer jumped
 * to the other end of the constellation or moved to a neighbour, and from nothing. Before anything
 * is timed, each way costs the same as a solve from nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LayerChangeBenchmark {
  private static final int LAYERS = 32;
  private static final int EXPERTS = 512;
  private static final int SATELLITES = 1_056;

  private final long[][] here = new long[LAYERS][];
  private final long[][] beside = new long[LAYERS][];
  private final long[][] elsewhere = new long[LAYERS][];
  private final int[] layerOf = new int[EXPERTS];
  private final long[] weights = new long[EXPERTS];
  private PlacementProblem first;
  private LayeredAssignment jumping;
  private LayeredAssignment stepping;
  private int turn;

  /** Makes the profiles and checks 64 solves of each kind. */
  @Setup
  public void agree() {
    SplittableRandom random = new SplittableRandom(1);
    Torus torus = Torus.of(SATELLITES);
    for (int l = 0; l < LAYERS; l++) {
      int gateway = random.nextInt(SATELLITES);
      int next = random.nextInt(SATELLITES);
      here[l] = torus.profile(gateway, next, random);
      beside[l] = torus.profile((gateway + 1) % SATELLITES, next, random);
      elsewhere[l] = torus.profile(random);
    }
    Arrays.setAll(layerOf, e -> e % LAYERS);
    Arrays.setAll(weights, e -> 1_000_000L / (1 + random.nextInt(16)));
    first = problem(here);
    jumping = cold();
    stepping = cold();
    for (int change = 0; change < 2 * LAYERS; change++) {
      turn = change;
      LayeredAssignment jumped = jump();
      turn = change;
      LayeredAssignment stepped = step();
      turn = change;
      requireSame(jumped, elsewhere);
      requireSame(stepped, beside);
    }
    turn = 0;
  }

  private void requireSame(LayeredAssignment changed, long[][] others) {
    LayeredAssignment cold = new LayeredAssignment(problem(others));
    cold.solve(StopSignal.never());
    if (!changed.solved() || changed.cost() != cold.cost()) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "after change %d the cost is %d, from nothing %d",
              turn,
              changed.cost(),
              cold.cost()));
    }
  }

  /** Layer by layer the others come, and layer by layer the first come back. */
  private long[] profile(int layer, long[][] others) {
    boolean gone = turn / LAYERS % 2 == 0 ? layer <= turn % LAYERS : layer > turn % LAYERS;
    return gone ? others[layer] : here[layer];
  }

  private PlacementProblem problem(long[][] others) {
    long[][] latency = new long[LAYERS][];
    Arrays.setAll(latency, l -> profile(l, others));
    return new PlacementProblem(
        "change",
        new Costs.LayeredProduct(SATELLITES, layerOf, weights, latency),
        Capacity.one(),
        ForbiddenPairs.none());
  }

  private LayeredAssignment change(LayeredAssignment assignment, long[][] others) {
    int layer = turn % LAYERS;
    assignment.changeLayer(layer, profile(layer, others));
    assignment.solve(StopSignal.never());
    turn++;
    return assignment;
  }

  /** One layer's gateways jump. */
  @Benchmark
  public LayeredAssignment jump() {
    return change(jumping, elsewhere);
  }

  /** One layer's first gateway moves to the next satellite of its plane. */
  @Benchmark
  public LayeredAssignment step() {
    return change(stepping, beside);
  }

  /** A solve from nothing. */
  @Benchmark
  public LayeredAssignment cold() {
    LayeredAssignment assignment = new LayeredAssignment(first);
    assignment.solve(StopSignal.never());
    return assignment;
  }
}
