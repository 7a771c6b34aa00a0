package io.spacemoe.instances.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Recipes give what their papers say, and the same bytes for ever. */
class RecipeTest {
  @ParameterizedTest
  @CsvSource({
    "PRODUCT, 635e9e3177cccf19",
    "LAYERED, 296d45f2d6cadf69",
    "MATRIX, d82641db9535a922",
    "GAP_A, 4882648d76a00d80",
    "GAP_B, 146676a9d2ba7f51",
    "GAP_C, ff0b7bba63f42c14",
    "GAP_D, da7803adbf72417b",
    "GAP_E, ea650909693c0ace",
  })
  void theSameSeedGivesTheSameBytes(Recipe recipe, String hash) {
    AssignmentFile file = recipe.make(40, 8, 7);

    assertThat(file.sha256()).startsWith(hash);
    assertThat(recipe.make(40, 8, 7).text(Format.SPACEMOE)).isEqualTo(file.text(Format.SPACEMOE));
    assertThat(recipe.make(40, 8, 8).problem().costs()).isNotEqualTo(file.problem().costs());
  }

  @ParameterizedTest
  @EnumSource(
      value = Recipe.class,
      names = {"GAP_A", "GAP_B", "GAP_C"})
  void typesAToCHaveTheirRanges(Recipe type) {
    PlacementProblem problem = type.make(300, 10, 3).problem();

    assertThat(demands(problem).summaryStatistics())
        .returns(5L, s -> s.getMin())
        .returns(25L, s -> s.getMax());
    Structure costs = Structure.of(problem);
    assertThat(costs.least()).isEqualTo(10);
    assertThat(costs.greatest()).isEqualTo(50);
    assertThat(demands(problem).average().orElseThrow()).isBetween(14.5, 15.5);
  }

  @Test
  void capacitiesFollowThePublishedFormulas() {
    PlacementProblem a = Recipe.GAP_A.make(200, 10, 1).problem();
    long[] load = new long[10];
    for (int e = 0; e < 200; e++) {
      int expert = e;
      int cheapest =
          IntStream.range(0, 10)
              .reduce((x, y) -> a.cost(expert, y) < a.cost(expert, x) ? y : x)
              .orElseThrow();
      load[cheapest] += a.demand(e, cheapest);
    }
    long greatest = Arrays.stream(load).max().orElseThrow();

    assertThat(a.room(0)).isEqualTo((long) (0.6 * 15 * 200 / 10 + 0.4 * greatest));
    PlacementProblem d = Recipe.GAP_D.make(200, 10, 1).problem();
    for (int s = 0; s < 10; s++) {
      int satellite = s;
      long all = IntStream.range(0, 200).mapToLong(e -> d.demand(e, satellite)).sum();
      assertThat(d.room(s)).isEqualTo(all * 8 / 100);
    }
  }

  @Test
  void typeDIsCheapWhereDemandIsHigh() {
    PlacementProblem problem = Recipe.GAP_D.make(300, 10, 3).problem();
    for (int e = 0; e < 300; e++) {
      for (int s = 0; s < 10; s++) {
        assertThat(problem.cost(e, s) + problem.demand(e, s)).isBetween(101L, 121L);
      }
    }
  }

  @Test
  void typeEIsDearWhereDemandIsLow() {
    PlacementProblem problem = Recipe.GAP_E.make(300, 10, 3).problem();
    assertThat(demands(problem).min().orElseThrow()).isEqualTo(1);
    assertThat(demands(problem).average().orElseThrow()).isBetween(10.0, 11.0);
    for (int e = 0; e < 300; e++) {
      for (int s = 0; s < 10; s++) {
        double ratio = 1000.0 / problem.demand(e, s);
        assertThat((double) problem.cost(e, s)).isBetween(Math.max(1, ratio - 11), ratio + 1);
      }
    }
  }

  @Test
  void aLayeredInstanceHasFourProfilesAndAProductOne() {
    assertThat(Structure.of(Recipe.LAYERED.make(40, 30, 1).problem()).profiles()).isEqualTo(4);
    assertThat(Structure.of(Recipe.PRODUCT.make(40, 30, 1).problem()).profiles()).isEqualTo(1);
    assertThat(Structure.of(Recipe.MATRIX.make(40, 30, 1).problem()).profiles()).isEqualTo(40);
    assertThat(Recipe.PRODUCT.make(5, 9, 1).problem().capacity()).isEqualTo(Capacity.one());
    assertThatThrownBy(() -> Recipe.MATRIX.make(0, 3, 1))
        .hasMessageContaining("at least 1 of each");
  }

  /** As many pairs as no machine looks at one by one. */
  @Test
  @Timeout(60)
  void extremesOfAProductNeedNoLookAtItsPairs() {
    int many = 1_000_000;
    long[] values = LongStream.rangeClosed(1, many).toArray();
    long[] weights = {7, 0, 1, 5};
    long[][] rows = {{6, 2, 4, 9}, {3, 1, 2, 8}, {0, 5, 5, 5}};
    Costs layered = new Costs.LayeredProduct(4, new int[] {0, 1, 0, 1}, weights, rows);
    ForbiddenPairs forbidden =
        ForbiddenPairs.of(
            List.of(
                new int[] {0, 1},
                new int[] {0, 3},
                new int[] {1, 0},
                new int[] {1, 1},
                new int[] {1, 2},
                new int[] {1, 3},
                new int[] {2, 1},
                new int[] {3, 3}));
    long[][] matrix = new long[4][4];
    for (int e = 0; e < 4; e++) {
      layered.copyRow(e, matrix[e]);
    }

    assertThat(Structure.of(PlacementProblem.of("p", new Costs.Product(values, values))))
        .isEqualTo(new Structure(1, 1_000_000_000_000L, 1));
    assertThat(structure(layered, ForbiddenPairs.none())).isEqualTo(new Structure(0, 63, 2));
    assertThat(structure(layered, forbidden))
        .isEqualTo(structure(new Costs.Matrix(4, matrix), forbidden))
        .isEqualTo(new Structure(4, 42, 2));
  }

  private static Structure structure(Costs costs, ForbiddenPairs forbidden) {
    return Structure.of(new PlacementProblem("p", costs, Capacity.one(), forbidden));
  }

  @Test
  void filesThatCouldNotBeReadAgainAreNotMade() {
    assertThatThrownBy(() -> Recipe.GAP_E.make(100_000, 100_000, 1))
        .hasMessageContaining("has 20000100000 numbers; allowed: at most 20000000");
    assertThatThrownBy(() -> Recipe.PRODUCT.make(Integer.MAX_VALUE, 1, 1))
        .hasMessageContaining("numbers; allowed: at most");
    AssignmentFile large = Recipe.PRODUCT.make(20_000, 20_000, 1);
    assertThatThrownBy(() -> large.text(Format.CSV))
        .hasMessageContaining("its 400000000 pairs are more than can be read again")
        .hasMessageContaining("Maybe write it as spacemoe");
  }

  private static LongStream demands(PlacementProblem problem) {
    return IntStream.range(0, problem.experts())
        .boxed()
        .flatMapToLong(
            e -> IntStream.range(0, problem.satellites()).mapToLong(s -> problem.demand(e, s)));
  }
}
