package io.spacemoe.benchmarks;

import io.spacemoe.assignment.AssignmentSolver;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.door.Solvers;
import java.util.Locale;
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
 * Linear assignment from a problem in memory to a placement, building included. Before anything is
 * timed, the door checks the proof of the optimum and the engine's placement costs as much.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AssignmentBenchmark {
  /** The costs; JMH sets them. */
  @Param public CostFamily family;

  /** Experts x satellites; JMH sets them. */
  @Param({"16x33", "256x512", "512x1056", "1000x1000", "1000x1584", "2000x2000"})
  public String size;

  /** Who solves; JMH sets it. */
  @Param public AssignmentEngine engine;

  private PlacementProblem problem;

  /** Makes the problem and checks the engine's answer. */
  @Setup
  public void agree() {
    String[] sides = size.split("x", 2);
    problem = family.problem(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), 1);
    SolveResult proved = Solvers.solve(new AssignmentSolver(), problem, SolveOptions.defaults());
    long cost = problem.evaluate(engine.solve(problem)).cost();
    if (proved.termination().reason() != Reason.OPTIMAL || cost != proved.cost().orElseThrow()) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s on %s costs %d, but the optimum is %s",
              engine,
              problem,
              cost,
              proved));
    }
  }

  /** One solve. */
  @Benchmark
  public Placement solve() {
    return engine.solve(problem);
  }
}
