package io.spacemoe.heuristic.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.joint.JointEvaluation;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.tck.JointInstances;
import io.spacemoe.solver.tck.JointSolverContract;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JointLocalSearchTest extends JointSolverContract {
  @Override
  protected JointSolverProvider solver() {
    return new JointLocalSearch();
  }

  @Override
  protected long iterationsForTinyProblems() {
    return 150;
  }

  /** Whatever is accepted, the chain's cost is that of its placement, which stays feasible. */
  @ParameterizedTest
  @CsvSource({"2, 1, 4", "3, 1, 7", "1, 3, 9", "2, 5, 20", "6, 4, 31", "9, 3, 80"})
  void keepsExactCountWhateverItMoves(int layers, int experts, int satellites) {
    for (long seed = 0; seed < 10; seed++) {
      JointProblem problem = JointInstances.random(satellites, layers, experts, seed);
      int[][] near = new int[satellites][];
      for (int s = 0; s < satellites; s++) {
        near[s] = problem.nearest(s, 12);
      }
      SplittableRandom coin = new SplittableRandom(seed);
      Chain chain = new Chain(problem);
      chain.load(FirstChain.of(problem));
      ChainMoves moves = new ChainMoves(chain, near, coin, change -> coin.nextInt(3) == 0);
      for (int k = 0; k < 3_000; k++) {
        moves.any();
      }
      JointEvaluation seen = problem.evaluate(chain.placement());
      assertThat(seen.feasible()).as("%s", problem).isTrue();
      assertThat(chain.cost()).as("%s", problem).isEqualTo(seen.cost());
    }
  }
}
