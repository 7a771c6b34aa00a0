package io.spacemoe.scenario.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.LayerProblem;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.LinkRows;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemesTest {
  private static final Scenario SMALL = Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 0.9, 7);
  private final Study study = new Study(SMALL, 2);

  @ParameterizedTest
  @MethodSource("io.spacemoe.scenario.Schemes#installed")
  void nothingSitsTwiceOnASatelliteAndDrawsDiffer(PlacementScheme scheme) {
    List<Layout> layouts = study.run(scheme, Engines.recommended()).layouts();
    assertThat(layouts).hasSize(scheme.random() ? 5 : 1).doesNotHaveDuplicates();
    for (Layout layout : layouts) {
      int[] used =
          IntStream.concat(
                  Arrays.stream(layout.gateways()),
                  IntStream.range(0, 4).flatMap(l -> Arrays.stream(layout.expertsOf(l))))
              .toArray();
      assertThat(used).hasSize(20).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("io.spacemoe.scenario.Schemes#installed")
  void ringSchemesStayInTheirSubnets(PlacementScheme scheme) {
    List<Subnet> subnets =
        RingSubnets.of(
            LinkRows.of(SMALL.constellation(), SMALL.links()), SMALL.model(), SMALL.rooms());
    SchemeResult result = study.run(scheme, Engines.recommended());
    boolean inside =
        result.layouts().stream()
            .allMatch(
                layout ->
                    IntStream.range(0, 4)
                        .allMatch(
                            l -> {
                              List<Integer> own =
                                  Arrays.stream(subnets.get(l).satellites()).boxed().toList();
                              return own.contains(layout.gateway(l))
                                  && Arrays.stream(layout.expertsOf(l)).allMatch(own::contains);
                            }));
    assertThat(inside)
        .isEqualTo(!List.of("rand-place", "greedy-tiles", "joint").contains(scheme.id()));
  }

  @Test
  void aDrawDependsOnSeedSchemeAndNumberAlone() {
    Study again = new Study(SMALL, 1);
    Scenarios.layouts(again, "rand-intra");
    assertThat(Scenarios.layouts(again, "rand-place"))
        .isEqualTo(Scenarios.layouts(study, "rand-place"));
    Scenario fewer = Scenarios.withDraws(SMALL, 2);
    assertThat(Scenarios.layouts(new Study(fewer, 1), "rand-place"))
        .isEqualTo(Scenarios.layouts(study, "rand-place").subList(0, 2));
  }

  @Test
  void nearestRandomOrderUsesTheSatellitesOfSpacemoeInAnotherOrder() {
    Layout best = Scenarios.layouts(study, "spacemoe").get(0);
    for (int draw = 0; draw < 5; draw++) {
      Layout drawn = Scenarios.layouts(study, "nearest-random-order").get(draw);
      for (int l = 0; l < 4; l++) {
        assertThat(drawn.expertsOf(l)).containsExactlyInAnyOrder(best.expertsOf(l));
      }
    }
  }

  @Test
  void tooFewSatellitesAreCounted() {
    MoeModel tooLarge = new MoeModel("custom", 4, 512, 11, 2, 256, 1, 1000, 128, 2, 2);
    assertThatThrownBy(
            () -> new RandPlaceScheme().checkRoom(SMALL.constellation(), tooLarge, SMALL.rooms()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("44 experts in all, but the constellation has 40 satellites")
        .hasMessageContaining("room for 36: 8 missing; allowed: at most 9");
  }

  @Test
  void theProblemOfAllLayersPricesEverySatelliteButTheGateways() {
    RingLayers ring = new RingLayers(study.context(Engines.recommended()));
    LayerProblem all = ring.problemOfAllLayers();
    LayerProblem third = ring.problemOf(3);
    assertThat(all.problem().experts()).isEqualTo(16);
    assertThat(all.candidates()).hasSize(36).doesNotContain(ring.centres());
    List<Integer> candidates = Arrays.stream(all.candidates()).boxed().toList();
    for (int e = 0; e < 4; e++) {
      for (int j = 0; j < third.candidates().length; j++) {
        assertThat(all.problem().cost(12 + e, candidates.indexOf(third.candidates()[j])))
            .isEqualTo(third.problem().cost(e, j));
      }
    }
  }
}
