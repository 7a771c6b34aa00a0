package io.spacemoe.benchmarks;

import io.spacemoe.assignment.AssignmentSolver;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jgrapht.alg.matching.KuhnMunkresMinimalWeightBipartitePerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;
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
 * Perfect matchings of as many experts as satellites: JGraphT's Kuhn and Munkres on a graph that is
 * ready beside the engine {@code assignment}. Both cost the same before anything is timed; the
 * costs are below 2^53, where JGraphT's doubles are exact.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatchingBenchmark {
  /** The costs; JMH sets them. */
  @Param({"RANDOM", "GEOMETRIC"})
  public CostFamily family;

  /** Experts, and satellites; JMH sets them. */
  @Param({"16", "64", "256"})
  public int size;

  private PlacementProblem problem;
  private SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph;
  private Set<Integer> experts;
  private Set<Integer> satellites;

  /** Builds both forms of the problem, and compares the answers. */
  @Setup
  public void agree() {
    problem = family.problem(size, size, 1);
    graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    experts = IntStream.range(0, size).boxed().collect(Collectors.toSet());
    satellites = IntStream.range(size, 2 * size).boxed().collect(Collectors.toSet());
    experts.forEach(graph::addVertex);
    satellites.forEach(graph::addVertex);
    for (int e : experts) {
      for (int s : satellites) {
        graph.setEdgeWeight(graph.addEdge(e, s), (double) problem.cost(e, s - size));
      }
    }
    if (kuhnMunkres() != assignment()) {
      throw new IllegalStateException("the two disagree on " + problem);
    }
  }

  /** JGraphT. */
  @Benchmark
  public double kuhnMunkres() {
    return new KuhnMunkresMinimalWeightBipartitePerfectMatching<>(graph, experts, satellites)
        .getMatching()
        .getWeight();
  }

  /** The engine, with its proof. */
  @Benchmark
  public double assignment() {
    return problem
        .evaluate(
            new AssignmentSolver()
                .solve(problem, SolveOptions.defaults(), StopSignal.never(), Progress.NONE)
                .placement()
                .orElseThrow())
        .cost();
  }
}
