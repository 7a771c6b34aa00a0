package io.spacemoe.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.assignment.matrix.CostRows;
import io.spacemoe.assignment.matrix.DenseAssignment;
import io.spacemoe.assignment.path.ExactMethod;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolveResult.Evidence;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.door.UnsupportedProblemException;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import io.spacemoe.solver.tck.RandomProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentSolverTest {

  /** The door checks placement and proof, so an answer of either kind is a proved one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyAnswerIsProved(long part) {
    SolverProvider engine = new AssignmentSolver();
    long proved = 0;
    for (long seed = 1_000 * part; seed < 1_000 * (part + 1); seed++) {
      PlacementProblem problem = RandomProblems.hostile(seed);
      if (engine.capabilities().containsAll(problem.needs())) {
        try {
          SolveResult result = Solvers.solve(engine, problem, SolveOptions.defaults());

          assertThat(result.termination().reason())
              .as(problem.name())
              .isIn(Reason.OPTIMAL, Reason.INFEASIBLE);
          assertThat(result.evidence()).as(problem.name()).isEqualTo(Evidence.CHECKED);
          proved++;
        } catch (UnsupportedProblemException refused) {
          assertThat(refused).hasMessageContaining("add up to more than 2^59");
        }
      }
    }
    assertThat(proved).isGreaterThan(400);
  }

  /** Large enough for lists of candidates, of which some have to be extended. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02, 0.08, 0.3, 3})
  void matricesFarFromAndNearToAProductAreProved(double noise) {
    SplittableRandom random = new SplittableRandom(1);
    int experts = 220;
    for (int satellites : new int[] {220, 224, 300}) {
      long[][] rows = new long[experts][satellites];
      double[] latency = random.doubles(satellites, 1, 100).toArray();
      for (long[] row : rows) {
        double weight = random.nextDouble(1, 1_000);
        for (int s = 0; s < satellites; s++) {
          row[s] = Math.round(weight * latency[s] + noise * random.nextDouble(50_000));
        }
      }
      assertProved(
          new PlacementProblem(
              "noise " + noise,
              new Costs.Matrix(satellites, rows),
              Capacity.one(),
              ForbiddenPairs.none()),
          Reason.OPTIMAL);
    }
  }

  /** As dear as costs may be in all, where sums overflow if anything can make them. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fewExpertsWithTheDearestCostsAreProved(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 300; i++) {
      int experts = 1 + random.nextInt(40);
      int satellites = experts + 1 + random.nextInt(4);
      long top = Costs.MAX_TOTAL / experts;
      long[][] rows = rows(random, experts, satellites, top);
      for (long[] row : rows) {
        for (int s = 0; s < satellites && i % 2 == 0; s++) {
          row[s] = row[s] > top / 2 ? top : row[s] & 3;
        }
      }
      PlacementProblem problem =
          PlacementProblem.of(seed + "/" + i, new Costs.Matrix(satellites, rows));
      ExactMethod dense = new DenseAssignment(new CostRows(problem), satellites);

      assertThat(DenseAssignment.suits(problem)).isTrue();
      assertThat(dense.solve(StopSignal.never())).isEmpty();
      assertThat(dense.solved()).isTrue();
      assertThat(dense.rents().bound(problem))
          .as(problem.name())
          .hasValue(problem.evaluate(Placement.of(dense.satelliteOf())).cost());
    }
  }

  /** Every layer looks at some satellites first, and these do not suffice. */
  @ParameterizedTest
  @ValueSource(ints = {99, 100})
  void aShortageShowsWhenAllSatellitesAreLookedAt(int allowed) {
    SplittableRandom random = new SplittableRandom(2);
    int satellites = 200;
    List<int[]> pairs = new ArrayList<>();
    for (int e = 0; e < 100; e++) {
      for (int s = allowed; s < satellites; s++) {
        pairs.add(new int[] {e, s});
      }
    }
    PlacementProblem problem =
        new PlacementProblem(
            "100 experts on " + allowed,
            new Costs.LayeredProduct(
                satellites,
                IntStream.range(0, 100).map(e -> e % 20).toArray(),
                random.longs(100, 1, 1_000).toArray(),
                rows(random, 20, satellites, 1_000_000)),
            Capacity.one(),
            ForbiddenPairs.of(pairs));

    assertProved(problem, allowed < 100 ? Reason.INFEASIBLE : Reason.OPTIMAL);
  }

  private static void assertProved(PlacementProblem problem, Reason reason) {
    SolveResult result =
        Solvers.solve(new AssignmentSolver(), problem, SolveOptions.defaults().withTargetGap(0.5));
    assertThat(result.termination().reason()).as(problem.name()).isEqualTo(reason);
    assertThat(result.evidence()).as(problem.name()).isEqualTo(Evidence.CHECKED);
  }

  private static long[][] rows(SplittableRandom random, int rows, int width, long top) {
    long[][] values = new long[rows][];
    for (int r = 0; r < rows; r++) {
      values[r] = random.longs(width, 0, top).toArray();
    }
    return values;
  }
}
