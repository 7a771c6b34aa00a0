package io.spacemoe.heuristic.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.tck.BruteForce;
import io.spacemoe.solver.tck.JointInstances;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactExpertsTest {

  /** With one expert a layer the mean is the maximum, so nothing is better than the neighbour. */
  @ParameterizedTest
  @CsvSource({"2, 5", "3, 7"})
  void areBestWhereTheMeanIsTheMaximum(int layers, int satellites) {
    int improved = 0;
    for (long seed = 0; seed < 10; seed++) {
      JointProblem problem = JointInstances.random(satellites, layers, 1, seed);
      Placement start = FirstChain.of(problem);
      ExactExperts experts = new ExactExperts(problem, BruteForce::best);
      Placement end = experts.better(start).orElse(start);
      assertThat(problem.evaluate(end).feasible()).isTrue();
      assertThat(problem.evaluate(end).cost()).isEqualTo(leastCost(problem, end, 0));
      for (int l = 0; l < layers; l++) {
        assertThat(end.satelliteOf(problem.gateway(l)))
            .isEqualTo(start.satelliteOf(problem.gateway(l)));
      }
      improved += end.equals(start) ? 0 : 1;
    }
    assertThat(improved).isPositive();
  }

  /** The least cost with these gateways, trying all places for each layer's expert in turn. */
  private static long leastCost(JointProblem problem, Placement placement, int layer) {
    if (layer == problem.layers()) {
      return problem.evaluate(placement).feasible()
          ? problem.evaluate(placement).cost()
          : Long.MAX_VALUE;
    }
    long least = Long.MAX_VALUE;
    int[] satelliteOf = placement.toArray();
    for (int s = 0; s < problem.satellites(); s++) {
      satelliteOf[problem.expert(layer, 0)] = s;
      least = Math.min(least, leastCost(problem, Placement.of(satelliteOf), layer + 1));
    }
    return least;
  }

  @Test
  void aDearerOrMissingNeighbourIsNone() {
    JointProblem problem = JointInstances.random(20, 3, 4, 1);
    Placement start = FirstChain.of(problem);
    Placement settled =
        new ExactExperts(problem, linear -> Optional.of(start(problem, start)))
            .better(start)
            .orElse(start);
    assertThat(settled).isEqualTo(start);
    assertThat(new ExactExperts(problem, linear -> Optional.empty()).better(start)).isEmpty();
  }

  private static Placement start(JointProblem problem, Placement placement) {
    int n = problem.experts();
    int[] satelliteOf = new int[problem.layers() * n];
    for (int e = 0; e < satelliteOf.length; e++) {
      satelliteOf[e] = placement.satelliteOf(problem.expert(e / n, e % n));
    }
    return Placement.of(satelliteOf);
  }
}
