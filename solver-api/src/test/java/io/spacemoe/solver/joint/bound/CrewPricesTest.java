package io.spacemoe.solver.joint.bound;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.joint.JointProblem;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CrewPricesTest {

  /**
   * Against all crews of two layers, taken by {@link ExclusiveCrews}: never above the cheapest,
   * mostly equal to it, and no other value for another limit above it.
   */
  @Test
  void isAtMostTheCheapestCrewsAndMostlyThese() {
    int exact = 0;
    int cases = 0;
    for (RandomJoint.Sky sky : RandomJoint.Sky.values()) {
      for (long seed = 0; seed < 40; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        int experts = random.nextInt(1, 6);
        JointProblem problem =
            RandomJoint.of(sky, 3 * experts + random.nextInt(3, 16), 3, experts, seed);
        int[][] ppm = {problem.floorPpm(0), problem.floorPpm(1)};
        long cheapest =
            new ExclusiveCrews(
                    new GatewayPairs(problem, ppm), 2, experts, problem.satellites(), () -> false)
                .least(new int[] {0, 1, 2}, 3, false, true, Long.MAX_VALUE / 2);
        TrioCost cost = new TrioCost(problem);
        long[][] waiting = {TrioCost.waiting(ppm[0]), TrioCost.waiting(ppm[1])};
        Answers[] layers = {cost.between(0, 1), cost.between(1, 2)};
        CrewPrices prices = new CrewPrices(problem.satellites(), experts);
        long bound = prices.of(waiting, layers, 0, Long.MAX_VALUE / 2);
        assertThat(bound).as("%s", problem).isNotNegative().isLessThanOrEqualTo(cheapest);
        for (long limit : LongStream.of(bound - 1, bound, bound + 1, bound * 2).toArray()) {
          assertThat(prices.of(waiting, layers, 0, limit)).isEqualTo(Math.min(bound, limit));
        }
        exact += bound == cheapest ? 1 : 0;
        cases++;
      }
    }
    assertThat(exact).isGreaterThan(cases * 3 / 4);
  }
}
