package io.spacemoe.assignment.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.door.JointSolvers;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.tck.JointInstances;
import io.spacemoe.solver.tck.JointSolverContract;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JointAlternatingTest extends JointSolverContract {
  @Override
  protected JointSolverProvider solver() {
    return new JointAlternating();
  }

  @Override
  protected long iterationsForTinyProblems() {
    return 200;
  }

  /** It places experts by the mean path latency, not by the expected maximum. */
  @Override
  protected double worstRatioOnTinyProblems() {
    return 1.2;
  }

  /** From a placement in order of index, which knows nothing of distances. */
  @Test
  void bringsScatteredLayersTogether() {
    for (long seed = 0; seed < 5; seed++) {
      JointProblem problem = JointInstances.random(120, 8, 5, seed);
      Placement scattered = Placement.of(IntStream.range(0, problem.things()).toArray());
      SolveResult result =
          JointSolvers.solve(
              solver(),
              problem,
              SolveOptions.defaults().withHint(scattered).withIterationLimit(60).withSeed(seed));
      assertThat((double) result.cost().orElseThrow() / problem.evaluate(scattered).cost())
          .as("%s", problem)
          .isLessThan(0.6);
    }
  }
}
