package io.spacemoe.benchmarks;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.spi.StopSignal;
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
 * The parts of an answer, engine by engine: building the problem from rows of costs, solving it
 * without the door, and checking the proof. The door has audited the same answer before anything is
 * timed. Sizes beyond the default, such as 2000x4000, are asked for with {@code -p size=...}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EngineBenchmark {
  /** The structure of the costs; JMH sets it. */
  @Param({"PRODUCT", "LAYERED", "RANDOM"})
  public CostFamily structure;

  /** Experts x satellites; JMH sets them. */
  @Param({"16x33", "64x1056", "256x1056", "512x1056", "1000x1584"})
  public String size;

  /** Id of the engine; JMH sets it. */
  @Param({"assignment", "local-search", "ortools-assignment", "ortools-flow"})
  public String engine;

  private SolverProvider provider;
  private PlacementProblem problem;
  private long[][] rows;
  private Proof.Rents rents;

  /** Makes the problem, and has the answer audited and its optimality checked. */
  @Setup
  public void audit() {
    String[] sides = size.split("x", 2);
    problem = structure.problem(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), 1);
    provider = Solvers.named(engine);
    rows = new long[problem.experts()][problem.satellites()];
    for (int e = 0; e < rows.length; e++) {
      problem.costs().copyRow(e, rows[e]);
    }
    SolveResult result = Solvers.solve(provider, problem, SolveOptions.defaults());
    if (result.termination().reason() != Reason.OPTIMAL
        || !result.checkedBound().equals(result.cost())) {
      throw new IllegalStateException(engine + " proves no optimum of " + problem);
    }
    rents =
        result.proofs().stream()
            .filter(Proof.Rents.class::isInstance)
            .map(Proof.Rents.class::cast)
            .filter(proof -> proof.bound(problem).equals(result.cost()))
            .findFirst()
            .orElseThrow();
  }

  /** From rows of costs to a validated problem. */
  @Benchmark
  public PlacementProblem build() {
    return new PlacementProblem(
        "rows",
        new Costs.Matrix(problem.satellites(), rows),
        Capacity.one(),
        ForbiddenPairs.none());
  }

  /** From a problem to an answer, with the engine's own model. */
  @Benchmark
  public Answer solve() {
    return provider.solve(problem, SolveOptions.defaults(), StopSignal.never(), Progress.NONE);
  }

  /** From a proof to the bound that it proves. */
  @Benchmark
  public OptionalLong check() {
    return rents.bound(problem);
  }
}
