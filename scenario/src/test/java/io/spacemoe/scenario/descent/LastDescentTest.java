package io.spacemoe.scenario.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.fleet.Boards;
import io.spacemoe.scenario.fleet.Failures;
import io.spacemoe.scenario.fleet.Fleet;
import io.spacemoe.scenario.fleet.SatelliteBoard;
import io.spacemoe.scenario.moe.Activation.Law;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.ActivationLaws;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.ExpectedMaxSolver;
import io.spacemoe.scenario.placement.JointSolver;
import io.spacemoe.scenario.placement.LayerLimits;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LastDescentTest {
  private static final double ROUNDING_MS = 1e-4;

  /** What a layer takes with an expert anywhere, against the law's own expected maximum. */
  @Test
  void everyPlaceIsWeighedAsTheLawWeighsIt() {
    SplittableRandom random = new SplittableRandom(7);
    int[][] recorded = {{0, 1}, {0, 1}, {2, 3}, {1, 4}};
    for (int problem = 0; problem < 60; problem++) {
      long longest = problem % 2 == 0 ? 5 : 1_000_000_000;
      double[] weights = random.doubles(5, 0.1, 9).toArray();
      ActivationLaw law =
          switch (problem % 3) {
            case 0 -> ActivationLaws.of(Law.CONDITIONAL_POISSON, weights, 2);
            case 1 -> ActivationLaws.of(Law.PLACKETT_LUCE, weights, 1 + random.nextInt(5));
            default -> ActivationLaws.ofSets(5, recorded);
          };
      long[][] ns = new long[6][9];
      // Few values, so that many times are equal.
      Arrays.setAll(ns, t -> random.longs(9, 0, longest).toArray());
      int[] hosts = {4, 0, 7, 2, 8};
      int[] all = IntStream.range(0, 9).toArray();
      LayerBoard board = new LayerBoard(law, all, ns, hosts);
      assertThat(board.total()).isCloseTo(total(law, ns, hosts), within(1e-3));
      for (int e = 0; e < 5; e++) {
        for (int s : all) {
          int[] moved = hosts.clone();
          moved[e] = s;
          assertThat(board.totals(e)[s]).isCloseTo(total(law, ns, moved), within(1e-3));
        }
      }
      int[] exchanged = {7, 0, 4, 2, 8};
      assertThat(board.exchanged(0, 2)).isCloseTo(total(law, ns, exchanged), within(1e-3));
      board.move(3, 1);
      board.exchange(0, 2);
      int[] after = {7, 0, 4, 1, 8};
      assertThat(board.total()).isCloseTo(total(law, ns, after), within(1e-3));
      after[1] = 5;
      assertThat(board.totals(1)[5]).isCloseTo(total(law, ns, after), within(1e-3));
    }
  }

  private static double total(ActivationLaw law, long[][] ns, int[] hosts) {
    double sum = 0;
    for (long[] here : ns) {
      sum += law.expectedMax(Arrays.stream(hosts).mapToDouble(s -> (double) here[s]).toArray());
    }
    return sum;
  }

  /**
   * From random layouts, where many experts have far to go: what the evaluator, which shares no
   * code with the descent, says is sooner, and no move of one expert or gateway is left that it
   * says is sooner still.
   */
  @ParameterizedTest
  @EnumSource(
      value = Law.class,
      names = {"CONDITIONAL_POISSON", "PLACKETT_LUCE"})
  void endsWhereTheEvaluatorFindsNothingSooner(Law law) {
    Study study = new Study(unlike(Scenarios.small(law, 0.8, 5)), 2);
    for (Layout start : Scenarios.layouts(study, "rand-place").subList(0, 2)) {
      Layout end = descended(study, start, StopSignal.never());
      double endMs = study.evaluate(end).totalMs();
      assertThat(endMs).isLessThan(0.8 * study.evaluate(start).totalMs());
      assertThat(study.evaluate(neighbours(study, end)))
          .allSatisfy(other -> assertThat(other.totalMs()).isGreaterThan(endMs - ROUNDING_MS));
      assertThat(descended(study, start, StopSignal.never())).isEqualTo(end);
      assertThat(descended(study, end, StopSignal.never())).isEqualTo(end);
      assertThat(descended(study, start, new StopSignal(new Cancellation(), 0))).isEqualTo(start);
    }
  }

  /** Every second satellite works three times as fast, so that it matters where gateways are. */
  private static Scenario unlike(Scenario scenario) {
    OptionalDouble none = OptionalDouble.empty();
    SatelliteBoard fast = new SatelliteBoard(OptionalDouble.of(0.3), none, none, none, true);
    Map<Integer, SatelliteBoard> boards =
        IntStream.range(0, 20).boxed().collect(Collectors.toMap(i -> 2 * i, i -> fast));
    return scenario.withFleet(
        new Fleet(Optional.of(new Boards("boards.csv", "", boards)), Failures.NONE));
  }

  /**
   * All layouts in which an expert has moved to a free satellite or exchanged places with another,
   * or a gateway with whatever is around, but for another gateway.
   */
  private static List<Layout> neighbours(Study study, Layout layout) {
    int layers = layout.layers();
    int experts = layout.experts(0);
    int things = layers * (experts + 1);
    int[] at = new int[things];
    for (int thing = 0; thing < things; thing++) {
      int e = thing % (experts + 1);
      at[thing] =
          e == experts
              ? layout.gateway(thing / (experts + 1))
              : layout.expert(thing / (experts + 1), e);
    }
    List<Layout> all = new ArrayList<>();
    for (int thing = 0; thing < things; thing++) {
      boolean gateway = thing % (experts + 1) == experts;
      int[] near = study.joint().nearestFirst(at[thing], at[thing], IntStream.range(0, 40));
      for (int s : gateway ? Arrays.copyOf(near, 20) : near) {
        if (Arrays.stream(layout.gateways()).anyMatch(g -> g == s)) {
          continue;
        }
        int[] moved = at.clone();
        for (int other = 0; other < things; other++) {
          if (at[other] == s) {
            moved[other] = at[thing];
          }
        }
        moved[thing] = s;
        all.add(layout(moved, layers, experts));
      }
    }
    return all;
  }

  private static Layout layout(int[] at, int layers, int experts) {
    int[] gateways = new int[layers];
    int[][] hosts = new int[layers][experts];
    for (int thing = 0; thing < at.length; thing++) {
      int layer = thing / (experts + 1);
      if (thing % (experts + 1) == experts) {
        gateways[layer] = at[thing];
      } else {
        hosts[layer][thing % (experts + 1)] = at[thing];
      }
    }
    return new Layout(gateways, hosts);
  }

  private static Layout descended(Study study, Layout start, StopSignal stop) {
    Scenario scenario = study.scenario();
    return LastDescent.from(
        start,
        study.network(),
        scenario.pathLatency(),
        study.laws(),
        scenario.rooms(),
        study.joint(),
        2,
        stop);
  }

  /** Scheme joint with that objective is never later in the snapshots that it has seen. */
  @Test
  void schemeJointEndsWithIt() {
    Study study = new Study(Scenarios.small(Law.CONDITIONAL_POISSON, 0.6, 5), 2);
    double linear = study.run(Schemes.named("joint"), few()).latency().totalMs();
    double direct =
        study.run(Schemes.named("joint"), few().withExpectedMax(expectedMax())).latency().totalMs();
    assertThat(direct).isLessThan(linear);
  }

  @Test
  void sharedSatellitesAreRefusedBeforeASearch() {
    Scenario shared =
        Scenarios.small(Law.CONDITIONAL_POISSON, 0.9, 5, new SatelliteCapacity.Slots(2));
    Engines engines =
        few()
            .withExpectedMax(expectedMax())
            .withJoint(
                (problem, options) -> {
                  throw new AssertionError("searched in vain");
                });
    assertThatThrownBy(() -> new Study(shared, 1).run(Schemes.named("joint"), engines))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("one expert per satellite");
  }

  private static ExpectedMaxSolver expectedMax() {
    return ExpectedMaxSolver.recommended(
        new LayerLimits(SolveOptions.defaults(), new Cancellation()));
  }

  private static Engines few() {
    SolveOptions options = SolveOptions.defaults().withIterationLimit(3);
    return Engines.recommended()
        .withJoint(JointSolver.recommended(options, new Cancellation(), IncumbentListener.NONE));
  }
}
