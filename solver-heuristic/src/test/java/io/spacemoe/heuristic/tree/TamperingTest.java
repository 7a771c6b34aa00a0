package io.spacemoe.heuristic.tree;

import static io.spacemoe.heuristic.tree.OpenedTree.BLOCK;
import static io.spacemoe.heuristic.tree.OpenedTree.BRANCH;
import static io.spacemoe.heuristic.tree.OpenedTree.LEAF;
import static io.spacemoe.heuristic.tree.OpenedTree.OPEN;
import static io.spacemoe.heuristic.tree.OpenedTree.STEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.heuristic.memory.LagrangianBranchAndBound;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.proof.TreeProof;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What somebody may do to a proof, and that none of it is believed. */
class TamperingTest {
  private static final int EXPERTS = 40;
  private static final int SATELLITES = 6;
  private static final int FIRST_OFFER = 1 + 2 * SATELLITES;
  private static final long HUGE = Long.MAX_VALUE - 1;

  private final PlacementProblem problem = problem(10, 0, 0);
  private final TreeProof proof = proof(problem);
  private final Map<String, Consumer<OpenedTree>> changes = new LinkedHashMap<>();

  /** Costs and demands as in Chu and Beasley's type C. */
  private static PlacementProblem problem(long seed, long dearer, long roomier) {
    SplittableRandom random = new SplittableRandom(seed);
    long[][] rows = new long[EXPERTS][];
    Arrays.setAll(rows, e -> random.longs(SATELLITES, 10, 51).map(c -> c + dearer).toArray());
    long[][] demands = new long[EXPERTS][];
    Arrays.setAll(demands, e -> random.longs(SATELLITES, 5, 26).toArray());
    long[] memory = new long[SATELLITES];
    Arrays.setAll(
        memory, s -> Arrays.stream(demands).mapToLong(d -> d[s]).sum() * 2 / 15 + roomier);
    return new PlacementProblem(
        "type C",
        new Costs.Matrix(SATELLITES, rows),
        Capacity.memory(memory, demands),
        ForbiddenPairs.none());
  }

  private void changeTheHead() {
    changes.put("another format", t -> t.format = "spacemoe-tree/2");
    changes.put("one expert more", t -> t.experts++);
    changes.put("one satellite less", t -> t.satellites--);
    changes.put("no experts", t -> t.experts = 0);
    changes.put("negative satellites", t -> t.satellites = -4);
    changes.put("target higher by one", t -> t.target++);
    changes.put("target twice as high", t -> t.target *= 2);
    changes.put("target as high as can be", t -> t.target = Long.MAX_VALUE);
    changes.put("negative target", t -> t.target = -1);
    changes.put("least target", t -> t.target = Long.MIN_VALUE);
    changes.put("infeasible", t -> t.infeasible = true);
    changes.put("infeasible above all costs", t -> asInfeasible(t, 100_000));
    changes.put("scale 0", t -> t.scale = 0);
    changes.put("negative scale", t -> t.scale = -t.scale);
    changes.put("scale of half", t -> t.scale /= 2);
    changes.put("scale of twice", t -> t.scale *= 2);
    changes.put("scale 1", t -> t.scale = 1);
    changes.put("scale beyond range", t -> t.scale = Long.MAX_VALUE);
    changes.put("scale that wraps around", t -> t.scale += 1L << 62);
    changes.put("grain 0", t -> t.grain = 0);
    changes.put("negative grain", t -> t.grain = -t.grain);
    changes.put("grain of half", t -> t.grain /= 2);
    changes.put("grain of twice", t -> t.grain *= 2);
    changes.put("grain beyond range", t -> t.grain = Long.MAX_VALUE);
    changes.put("unit 0", t -> t.unit = 0);
    changes.put("negative unit", t -> t.unit = -1);
    changes.put("unit beyond all memory", t -> t.unit = Long.MAX_VALUE);
    changes.put("bytes behind", t -> t.behind = new byte[] {0});
    changes.put("a block behind", t -> t.behind = new byte[] {0, 0, 0, 1, LEAF});
    changes.put("block longer than it is", t -> t.longer = 1);
    changes.put("block shorter than it is", t -> t.longer = -1);
    changes.put("block of negative length", t -> t.longer = Integer.MIN_VALUE);
    changes.put("block beyond memory", t -> t.longer = Integer.MAX_VALUE / 2);
  }

  private static void asInfeasible(OpenedTree tree, long target) {
    tree.infeasible = true;
    tree.target = target;
  }

  private void changeTheTree() {
    changes.put("nothing but the head", t -> t.cutFrom(0));
    changes.put("a leaf alone", t -> cutTo(t, 0, LEAF));
    changes.put("a leaf after the root's step", t -> cutTo(t, 1, LEAF));
    changes.put("first leaf dropped", t -> t.remove(t.find(LEAF, 0)));
    changes.put("middle leaf dropped", t -> t.remove(t.find(LEAF, t.count(LEAF) / 2)));
    changes.put("last leaf dropped", t -> t.remove(t.find(LEAF, -1)));
    changes.put("a leaf twice", t -> t.add(t.find(LEAF, 3), LEAF));
    changes.put("a leaf behind", t -> t.add(t.operations.size(), LEAF));
    changes.put("a closing step dropped", t -> t.remove(t.closing()));
    changes.put("the root's step dropped", t -> t.remove(0));
    changes.put("all steps dropped", t -> t.operations.removeIf(o -> o.get(0) == STEP));
    changes.put("first branch dropped", t -> t.remove(t.find(BRANCH, 0)));
    changes.put("last branch dropped", t -> t.remove(t.find(BRANCH, -1)));
    changes.put("all below the first branch missing", t -> cutTo(t, t.find(BRANCH, 0), LEAF));
    changes.put("a part missing", t -> t.cutFrom(t.find(LEAF, 0) + 1));
    changes.put("the first branch a leaf", t -> t.set(t.find(BRANCH, 0), LEAF));
    changes.put("the last branch a leaf", t -> t.set(t.find(BRANCH, -1), LEAF));
    changes.put("a branch on nobody", t -> t.change(t.find(BRANCH, 0), 1, e -> (long) EXPERTS));
    changes.put("a branch to nowhere", t -> t.change(t.find(BRANCH, 0), 2, s -> (long) SATELLITES));
    changes.put("a branch on a huge expert", t -> t.change(t.find(BRANCH, 0), 1, e -> 1L << 32));
    changes.put("an unknown operation", t -> t.add(1, 9));
    changes.put("operation 0", t -> t.add(1, 0));
    changes.put("a negative operation", t -> t.add(1, -3));
    changes.put("a block that is not there", t -> t.set(t.find(LEAF, 0), BLOCK));
    changes.put(
        "all leaves open", t -> t.operations.forEach(o -> o.replaceAll(TamperingTest::open)));
    changes.put("no end of branches", t -> branches(t, 100_000));
    changes.put("no end of blocks", t -> blocks(t, 20_000));
    changes.put("open at the root", t -> cutTo(t, 1, OPEN));
  }

  private static void branches(OpenedTree tree, int count) {
    tree.cutFrom(0);
    for (int i = 0; i < count; i++) {
      tree.operations.add(List.of((long) BRANCH, 0L, 0L));
    }
  }

  private static void blocks(OpenedTree tree, int count) {
    tree.cutFrom(0);
    for (int i = 0; i < count; i++) {
      tree.operations.add(List.of((long) BRANCH, 0L, 0L));
      tree.operations.add(List.of((long) BLOCK));
    }
  }

  private static void cutTo(OpenedTree tree, int at, int last) {
    tree.cutFrom(at);
    tree.add(at, last);
  }

  private static long open(long number) {
    return number == LEAF ? OPEN : number;
  }

  private void changeTheSteps() {
    changes.put("lower offers first", t -> t.addStep(0, 0, 0, 199_999));
    changes.put("higher offers first", t -> t.addStep(0, 0, 0, 200_000));
    changes.put("one offer changed", t -> t.change(0, FIRST_OFFER + 3, v -> v + 200_000));
    changes.put("all offers changed", t -> t.changeOffers(v -> v ^ 64));
    changes.put("no offers", t -> t.changeOffers(v -> 0L));
    changes.put("an offer beyond range", t -> t.change(0, FIRST_OFFER, v -> HUGE));
    changes.put("offers that wrap around", t -> t.changeOffers(v -> HUGE / 2));
    changes.put("a number of ten bytes", t -> t.change(0, FIRST_OFFER, v -> -1L));
    changes.put("reaches 0", t -> t.changeSatellites(1, r -> 0L));
    changes.put("reaches that round all away", t -> t.changeSatellites(1, r -> 1L << 60));
    changes.put("a reach beyond range", t -> t.change(0, 2, r -> Long.MAX_VALUE));
    changes.put("a negative price", t -> t.change(0, 1, p -> 199_999L));
    changes.put("prices 0, reaches 0", TamperingTest::free);
    changes.put("prices too high", t -> t.change(0, 1, p -> 1L << 40));
    changes.put("a price beyond range", t -> t.change(0, 1, p -> HUGE));
    changes.put("prices that wrap around", t -> t.changeSatellites(0, p -> 1L << 61));
  }

  private static void free(OpenedTree tree) {
    tree.changeSatellites(0, p -> 0L);
    tree.changeSatellites(1, r -> 0L);
  }

  @Test
  void nothingThatIsChangedIsBelieved() {
    long least = proof.target();
    assertThat(new OpenedTree(proof).count(LEAF)).isGreaterThan(5);
    assertThat(bound(new OpenedTree(proof).bytes(), problem)).hasValue(least);
    changeTheHead();
    changeTheTree();
    changeTheSteps();
    List<String> believed = new ArrayList<>();
    changes.forEach(
        (name, change) -> {
          OpenedTree tree = new OpenedTree(proof);
          change.accept(tree);
          if (bound(tree.bytes(), problem).orElse(0) >= least) {
            believed.add(name);
          }
        });

    assertThat(believed).isEmpty();
    assertThat(changes).hasSizeGreaterThan(60);
  }

  /** What does not matter in the heads of compressed parts may change; nothing else. */
  @Test
  void brokenBytesProveNothingElse() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 300; i++) {
      byte[] broken = proof.bytes();
      broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
      byte[] shorter = Arrays.copyOf(proof.bytes(), random.nextInt(proof.size()));

      assertThat(bound(broken, problem).orElse(proof.target())).isEqualTo(proof.target());
      assertThat(bound(shorter, problem)).isEmpty();
    }
  }

  @Test
  void theTreeOfAnotherProblemIsRefusedWhereItIsWrong() {
    PlacementProblem roomier = problem(10, 0, 9);
    long least = proof(roomier).target();
    assertThat(least).isLessThan(proof.target());
    for (PlacementProblem other : List.of(roomier, problem(10, -1, 0), problem(11, 0, 0))) {
      assertThat(bound(proof.bytes(), other)).isEmpty();
    }
  }

  private static TreeProof proof(PlacementProblem problem) {
    SolveResult result =
        Solvers.solve(new LagrangianBranchAndBound(), problem, SolveOptions.defaults().withSeed(1));
    assertThat(result.checkedBound()).isEqualTo(result.cost());
    return (TreeProof) result.proofs().get(0);
  }

  /** What is believed; no number is greater than that there is no placement. */
  private static OptionalLong bound(byte[] bytes, PlacementProblem problem) {
    try {
      OptionalLong bound = new TreeProof(bytes).check(problem, 1).bound();
      return bound.isEmpty() ? OptionalLong.of(Long.MAX_VALUE) : bound;
    } catch (IllegalArgumentException e) {
      return OptionalLong.empty();
    }
  }
}
