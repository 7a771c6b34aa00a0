package io.spacemoe.solver.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.RandomProblems;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Trees that no search made, on problems small enough to try everything. */
class TreeProofTest {
  private static final int PROBLEMS = 2000;
  private static final long GREATEST = 1L << 28;

  private final SplittableRandom random = new SplittableRandom(1);

  /** Any steps and branches at all, all leaves open: the bound is never above a placement. */
  @Test
  void noTreeBoundsMoreThanThereIs() {
    int useful = 0;
    for (long seed = 0; seed < PROBLEMS; seed++) {
      PlacementProblem problem = RandomProblems.of(seed);
      long least = least(problem);
      long scale = 1 + random.nextInt(3) * 31L;
      long target = (least == Long.MAX_VALUE ? 100 : least) + random.nextInt(-3, 4);
      TreeWriter tree = new TreeWriter(problem.experts(), problem.satellites());
      int pairs = problem.experts() * problem.satellites();
      anything(problem, tree, scale, Math.min(4, pairs));

      long unit = 1L + random.nextInt(3);

      long bound =
          proof(problem, target, scale, unit, tree).check(problem, 1).bound().orElseThrow();

      assertThat(bound).as("%s", problem).isLessThanOrEqualTo(least);
      useful += bound > 0 && bound == least ? 1 : 0;
    }
    assertThat(useful).isGreaterThan(PROBLEMS / 20);
  }

  private void anything(PlacementProblem problem, TreeWriter tree, long scale, int deeper) {
    for (int steps = random.nextInt(3); steps > 0; steps--) {
      step(problem, tree, scale, random.nextInt(4) == 0 ? GREATEST : 30 * scale);
    }
    boolean pairs = problem.experts() > 0 && problem.satellites() > 0;
    if (deeper > 0 && pairs && random.nextInt(3) > 0) {
      tree.branch(random.nextInt(problem.experts()), random.nextInt(problem.satellites()));
      anything(problem, tree, scale, deeper - 1);
      anything(problem, tree, scale, deeper - 1);
    } else {
      tree.open();
    }
  }

  /** Offers about what seats cost. */
  private long[] step(PlacementProblem problem, TreeWriter tree, long scale, long reach) {
    long[] offers = random.longs(problem.experts(), -5 * scale, 60 * scale).toArray();
    long[] prices = random.longs(problem.satellites(), 0, 8 * scale).toArray();
    long[] reaches = random.longs(problem.satellites(), 0, reach).toArray();
    if (reach == GREATEST) {
      Arrays.fill(reaches, GREATEST);
    }
    tree.step(offers, prices, reaches);
    return offers;
  }

  /** One step bounds by the least of cost less offer over all sets that fit, exactly. */
  @Test
  void aStepBoundsAsMuchAsTryingAllSets() {
    for (long seed = 0; seed < PROBLEMS; seed++) {
      PlacementProblem problem = RandomProblems.of(seed);
      boolean choice = problem.experts() > 0;
      for (int e = 0; e < problem.experts(); e++) {
        int at = e;
        choice &=
            LongStream.range(0, problem.satellites())
                    .filter(s -> problem.allows(at, (int) s))
                    .count()
                > 1;
      }
      if (!choice) {
        continue;
      }
      TreeWriter tree = new TreeWriter(problem.experts(), problem.satellites());
      long[] offers = step(problem, tree, 7, GREATEST);
      tree.open();
      long exact = LongStream.of(offers).sum();
      for (int s = 0; s < problem.satellites(); s++) {
        exact += leastOfSets(problem, s, offers, 7);
      }
      long target = 10_000;

      assertThat(proof(problem, target, 7, 1, tree).check(problem, 1).bound())
          .as("%s", problem)
          .hasValue(Math.max(0, -Math.floorDiv(-exact, 7)));
    }
  }

  private static long leastOfSets(PlacementProblem problem, int s, long[] offers, long scale) {
    long least = 0;
    for (int set = 0; set < 1 << offers.length; set++) {
      long sum = 0;
      long room = problem.room(s);
      for (int e = 0; e < offers.length; e++) {
        boolean in = (set >> e & 1) == 1;
        sum += in ? scale * problem.cost(e, s) - offers[e] : 0;
        room -= in ? (problem.allows(e, s) ? problem.demand(e, s) : GREATEST) : 0;
      }
      least = room >= 0 ? Math.min(least, sum) : least;
    }
    return least;
  }

  /** The tree of all placements shows the least cost, and nothing more. */
  @Test
  void theTreeOfAllPlacementsIsAcceptedForTheLeastCostAlone() {
    int infeasible = 0;
    for (long seed = 0; seed < PROBLEMS; seed++) {
      PlacementProblem problem = RandomProblems.of(seed);
      long least = least(problem);
      TreeWriter tree = new TreeWriter(problem.experts(), problem.satellites());
      everything(problem, tree, 0);
      if (least < Long.MAX_VALUE) {
        assertThat(proof(problem, least, 3, 5, tree).check(problem, 1).bound()).hasValue(least);
        assertThatThrownBy(() -> proof(problem, least + 1, 3, 5, tree).check(problem, 1))
            .as("%s", problem)
            .isInstanceOf(IllegalArgumentException.class);
      } else {
        TreeProof none = TreeProof.of(problem, new TreeHead(10_000, true, 3, 5, 1), tree);
        assertThat(none.check(problem, 1).bound()).isEmpty();
        assertThat(none.refutes()).isTrue();
        infeasible++;
      }
    }
    assertThat(infeasible).isBetween(PROBLEMS / 20, PROBLEMS / 2);
  }

  private void everything(PlacementProblem problem, TreeWriter tree, int e) {
    if (e == problem.experts()) {
      step(problem, tree, 1, 10);
      tree.leaf();
      return;
    }
    for (int s = 0; s < problem.satellites(); s++) {
      tree.branch(e, s);
      everything(problem, tree, e + 1);
    }
    tree.leaf();
  }

  /** Parts in blocks of their own count as if they stood in the tree. */
  @Test
  void blocksAreCheckedWhereTheyBelong() {
    PlacementProblem problem =
        new PlacementProblem(
            "four",
            new Costs.Product(new long[] {5, 3, 2, 1}, new long[] {1, 2, 4}),
            Capacity.memory(new long[] {6, 6, 6}, new long[] {4, 3, 3, 2}),
            ForbiddenPairs.none());
    long least = least(problem);
    TreeWriter top = new TreeWriter(4, 3);
    TreeWriter rest = branched(problem, top, 0);
    TreeWriter last = branched(problem, rest, 1);
    branched(problem, last, 2).leaf();
    TreeProof proof = proof(problem, least, 1, 1, top);
    TreeWriter whole = new TreeWriter(4, 3);
    everything(problem, whole, 0);

    assertThat(proof.check(problem, 1)).isEqualTo(proof.check(problem, 2));
    assertThat(proof.check(problem, 1))
        .isEqualTo(proof(problem, least, 1, 1, whole).check(problem, 1));
    assertThatThrownBy(() -> proof(problem, least + 1, 1, 1, top).check(problem, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The first branch here, the other one where the block is that is returned. */
  private TreeWriter branched(PlacementProblem problem, TreeWriter tree, int s) {
    tree.branch(0, s);
    TreeWriter other = tree.split(0);
    everything(problem, tree, 1);
    return other;
  }

  private static TreeProof proof(
      PlacementProblem problem, long target, long scale, long unit, TreeWriter tree) {
    return TreeProof.of(problem, new TreeHead(Math.max(0, target), false, scale, 1, unit), tree);
  }

  private static long least(PlacementProblem problem) {
    long[] least = {Long.MAX_VALUE};
    RandomProblems.forEachPlacement(problem, seen -> least[0] = Math.min(least[0], seen.cost()));
    return least[0];
  }

  /** A hint for readers of the test: an empty bound says that there is no placement. */
  @Test
  void withoutExpertsEverythingIsPlaced() {
    PlacementProblem problem =
        new PlacementProblem(
            "none",
            new Costs.Product(new long[0], new long[] {1}),
            Capacity.one(),
            ForbiddenPairs.none());
    TreeWriter tree = new TreeWriter(0, 1);
    tree.step(new long[0], new long[1], new long[1]);
    tree.leaf();

    assertThat(proof(problem, 0, 1, 1, tree).check(problem, 1).bound())
        .isEqualTo(OptionalLong.of(0));
  }
}
