package io.spacemoe.benchmarks;

import io.spacemoe.instances.assignment.Recipe;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.door.Solvers;
import java.time.Duration;
import java.util.OptionalLong;
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
 * Generalised assignment: how long an engine takes until a placement is proved to be within a gap,
 * and how long its Lagrangian rents take to check. Answers go through the door.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GapBenchmark {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** The recipe of the instance; JMH sets it. */
  @Param({"GAP_A", "GAP_C"})
  public Recipe recipe;

  /** Experts x satellites; JMH sets them. */
  @Param({"100x5", "200x20"})
  public String size;

  /** Id of the engine; JMH sets it. */
  @Param({"local-search", "ortools-cpsat", "ortools-mip"})
  public String engine;

  /** The relative gap that has to be proved; JMH sets it. */
  @Param("0.02")
  public double gap;

  private PlacementProblem problem;
  private Proof.Rents rents;

  /** Makes the problem, and sees that the engine gets there. */
  @Setup
  public void reach() {
    String[] sides = size.split("x", 2);
    problem = recipe.make(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), 1).problem();
    SolveResult result = solve();
    if (result.gap().orElse(1) > gap) {
      throw new IllegalStateException("%s on %s: %s".formatted(engine, problem, result));
    }
    rents =
        result.proofs().stream()
            .filter(Proof.Rents.class::isInstance)
            .map(Proof.Rents.class::cast)
            .findFirst()
            .orElseThrow();
  }

  /** Until the gap is proved. */
  @Benchmark
  public SolveResult solve() {
    return Solvers.solve(
        Solvers.named(engine),
        problem,
        SolveOptions.defaults().withSeed(1).withTimeLimit(LIMIT).withTargetGap(gap));
  }

  /** From a proof to the bound that it proves. */
  @Benchmark
  public OptionalLong check() {
    return rents.bound(problem);
  }
}
