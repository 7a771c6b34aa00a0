package io.spacemoe.solver.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.PlacementProblem;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomProblemsTest {
  private static List<PlacementProblem> hostile() {
    return LongStream.range(0, 2000).mapToObj(RandomProblems::hostile).toList();
  }

  @Test
  void aSeedGivesTheSameProblemForEver() {
    assertThat(hostile()).isEqualTo(hostile());
    assertThat(RandomProblems.product(4, 6, 1)).isEqualTo(RandomProblems.product(4, 6, 1));
    assertThat(RandomProblems.product(4, 6, 1)).isNotEqualTo(RandomProblems.product(4, 6, 2));
  }

  @Test
  void hostileProblemsTogetherNeedEveryAbilityOfAProblem() {
    Set<Capability> needed = EnumSet.noneOf(Capability.class);
    hostile().forEach(problem -> needed.addAll(problem.needs()));
    Set<Capability> ofTraps = EnumSet.noneOf(Capability.class);
    for (TrapInstances family : TrapInstances.values()) {
      ofTraps.addAll(family.instance(1).needs());
    }

    assertThat(needed).containsAll(ofTraps);
  }

  @Test
  void hostileProblemsAreFeasibleAndInfeasibleAndMostlySmall() {
    List<PlacementProblem> small = hostile().stream().filter(BruteForce::canJudge).toList();

    assertThat(small).hasSizeGreaterThan(1800);
    assertThat(small).anyMatch(problem -> BruteForce.leastCost(problem).isEmpty());
    assertThat(small).anyMatch(problem -> BruteForce.leastCost(problem).isPresent());
  }

  @Test
  void memoryIsTight() {
    PlacementProblem problem = RandomProblems.tightMemory(20, 4, 3);

    assertThat(problem.experts()).isEqualTo(20);
    assertThat(problem.satellites()).isEqualTo(4);
    assertThat(problem.needs()).contains(Capability.PAIR_DEMAND);
  }
}
