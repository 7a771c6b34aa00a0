package io.spacemoe.heuristic.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.door.JointSolvers;
import io.spacemoe.solver.door.UnsupportedProblemException;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.tck.JointInstances;
import io.spacemoe.solver.tck.JointSolverContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JointBranchAndBoundTest extends JointSolverContract {
  @Override
  protected JointSolverProvider solver() {
    return new JointBranchAndBound();
  }

  @Override
  protected long iterationsForTinyProblems() {
    return 100;
  }

  /** It proves what it finds, and the default search finds the same. */
  @ParameterizedTest
  @CsvSource({"15, 2, 2", "15, 3, 1", "15, 3, 4", "24, 3, 3", "24, 2, 5", "24, 4, 2"})
  void judgesTheLocalSearchOnSmallSkies(int satellites, int layers, int experts) {
    for (long seed = 0; seed < 6; seed++) {
      JointProblem problem = JointInstances.random(satellites, layers, experts, seed);
      SolveResult exact = JointSolvers.solve(solver(), problem, SolveOptions.defaults());
      assertThat(exact.termination()).as("%s", problem).isEqualTo(Termination.optimal());
      assertThat(exact.checkedBound()).as("%s", problem).isEqualTo(exact.cost());
      SolveResult local =
          JointSolvers.solve(
              new JointLocalSearch(), problem, SolveOptions.defaults().withThreads(2));
      assertThat(local.cost()).as("%s", problem).isEqualTo(exact.cost());
    }
  }

  @Test
  void refusesLargeSkies() {
    JointProblem problem = JointInstances.random(129, 2, 1, 1);
    assertThatThrownBy(() -> JointSolvers.solve(solver(), problem, SolveOptions.defaults()))
        .isInstanceOf(UnsupportedProblemException.class)
        .hasMessageContaining("129 satellites; it takes at most 128");
  }
}
