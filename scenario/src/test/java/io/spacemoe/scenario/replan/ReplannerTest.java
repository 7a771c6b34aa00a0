package io.spacemoe.scenario.replan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.fleet.Failures;
import io.spacemoe.scenario.fleet.Fleet;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.LayerProblem;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.door.Solvers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplannerTest {
  private static final Scenario INTACT =
      Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 0.9, 4);

  private final Study before = new Study(INTACT, 1);
  private final Layout start = Scenarios.layouts(before, "rand-intra").get(0);

  private static Study failed(Integer... satellites) {
    return new Study(
        INTACT.withFleet(
            new Fleet(Optional.empty(), new Failures(List.of(satellites), List.of(), 0, 1))),
        1);
  }

  private Replanner replanner(Study after, Layout from) {
    return new Replanner(before, after, from, new Cancellation());
  }

  @Test
  void aRepairMovesWhatWasLostAndNothingElse() {
    Study after = failed(start.gateway(1), start.expert(2, 3));
    Replanner replanner = replanner(after, start);

    assertThat(replanner.losses()).isEqualTo(new Losses(List.of(1), List.of(11), 0));
    assertThat(replanner.unrepaired()).isEmpty();
    Layout repaired = replanner.repaired();
    after.scenario().checkFits(repaired);
    for (int l = 0; l < 4; l++) {
      assertThat(repaired.gateway(l) != start.gateway(l)).isEqualTo(l == 1);
      for (int i = 0; i < 4; i++) {
        assertThat(repaired.expert(l, i) != start.expert(l, i)).isEqualTo(l == 2 && i == 3);
      }
    }
    TradeOff nothing = replanner.within(0, false).point();
    assertThat(nothing.layout()).isEqualTo(repaired);
    assertThat(nothing.gb()).isZero();
  }

  @Test
  void theCurveIsConvexAndEndsAtWhatPlacingFromNothingGives() {
    Study after = failed(start.expert(0, 0), start.expert(3, 2), start.gateway(2));
    Replanner replanner = replanner(after, start);
    List<TradeOff> curve = replanner.curve(false);

    assertThat(curve).hasSizeGreaterThan(3);
    assertThat(curve.get(curve.size() - 1).layout()).isEqualTo(replanner.repaired());
    double slope = 0;
    for (int k = 1; k < curve.size(); k++) {
      TradeOff more = curve.get(k - 1);
      TradeOff fewer = curve.get(k);
      double gains = (fewer.expectedPathMs() - more.expectedPathMs()) / (more.gb() - fewer.gb());
      assertThat(gains).isGreaterThanOrEqualTo(slope - 1e-9);
      assertThat(more.muMsPerGb()).isLessThanOrEqualTo(gains);
      slope = gains;
    }
    TradeOff all = replanner.within(1e9, false).point();
    assertThat(all.expectedPathMs()).isEqualTo(curve.get(0).expectedPathMs());
    assertThat(all.expectedPathMs())
        .isCloseTo(fromNothingMs(after, replanner.repaired().gateways()), within(1e-12));
    assertThat(all.latency().totalMs()).isEqualTo(after.evaluate(all.layout()).totalMs());
  }

  private static double fromNothingMs(Study study, int[] gateways) {
    PlacementContext context = study.context(Engines.recommended());
    int[] rooms = context.rooms().around(gateways);
    LayerProblem problem =
        LayerProblem.ofAllLayers(
            "from nothing",
            context.activation(),
            context.expectedPathLatencyMs(gateways),
            IntStream.range(0, rooms.length).filter(s -> rooms[s] > 0).toArray(),
            rooms);
    return Solvers.solve(problem.problem(), SolveOptions.defaults()).cost().orElseThrow() / 1e12;
  }

  @Test
  void anExpertWithACopyIsNotLost() {
    int[][][] experts = new int[4][4][];
    for (int l = 0; l < 4; l++) {
      int layer = l;
      Arrays.setAll(experts[l], i -> new int[] {start.expert(layer, i)});
    }
    int free = freeSatellite(start);
    experts[1][2] = new int[] {start.expert(1, 2), free};
    Layout copied = new Layout(start.gateways(), experts);
    Replanner replanner = replanner(failed(start.expert(1, 2)), copied);

    assertThat(replanner.losses()).isEqualTo(new Losses(List.of(), List.of(), 1));
    assertThat(replanner.unrepaired()).isPresent();
    assertThat(replanner.repaired().copiesOf(1, 2)).containsExactly(free);
    assertThat(replanner.plan(replanner.repaired()).moves()).isEmpty();
  }

  private static int freeSatellite(Layout layout) {
    return IntStream.range(0, 40)
        .filter(
            s ->
                Arrays.stream(layout.gateways()).noneMatch(g -> g == s)
                    && IntStream.range(0, layout.layers())
                        .flatMap(layout::satellitesOf)
                        .noneMatch(e -> e == s))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPlanSendsOnFreeLinksOnlyAndCanBeStoppedAnywhere() {
    Study after = failed(start.expert(0, 0), start.gateway(2));
    Replanner replanner = replanner(after, start);
    TradeOff all = replanner.curve(false).get(0);
    MovePlan plan = replanner.plan(all.layout());

    assertThat(plan.makespanS()).isGreaterThanOrEqualTo(plan.boundS() * (1 - 1e-12));
    assertThat(plan.moves().stream().filter(move -> move.from() == Move.GROUND)).hasSize(2);
    List<Move> moves = plan.moves();
    for (int a = 0; a < moves.size(); a++) {
      for (int b = 0; b < a; b++) {
        if (moves.get(a).startS() < moves.get(b).endS() - 1e-12
            && moves.get(b).startS() < moves.get(a).endS() - 1e-12) {
          assertThat(hops(moves.get(a))).doesNotContainAnyElementsOf(hops(moves.get(b)));
        }
      }
    }
    int[] gateways = start.gateways();
    int[][] experts = IntStream.range(0, 4).mapToObj(start::expertsOf).toArray(int[][]::new);
    int fits = 0;
    for (Move move : moves) {
      if (move.expert() == Move.GATEWAY) {
        gateways[move.layer()] = move.to();
      } else {
        experts[move.layer()][move.expert()] = move.to();
      }
      Layout half = new Layout(gateways, experts);
      try {
        INTACT.checkFits(half);
      } catch (InvalidValueException ring) {
        continue;
      }
      fits++;
      TradeOff end = replanner(after, half).curve(false).get(0);
      if (replanner(after, half).repaired().gateway(2) == all.layout().gateway(2)) {
        assertThat(end.expectedPathMs()).isEqualTo(all.expectedPathMs());
      }
    }
    assertThat(fits).isGreaterThan(moves.size() / 2);
    assertThat(new Layout(gateways, experts)).isEqualTo(all.layout());
  }

  private static List<List<Integer>> hops(Move move) {
    List<List<Integer>> hops = new ArrayList<>();
    for (int k = 1; k < move.path().size(); k++) {
      hops.add(move.path().subList(k - 1, k + 1));
    }
    return hops;
  }

  @Test
  void gatewaysMoveWhereThatIsWorthTheirBytes() {
    Replanner replanner = replanner(failed(start.gateway(0)), start);
    List<TradeOff> fixed = replanner.curve(false);
    List<TradeOff> moving = replanner.curve(true);

    assertThat(moving.get(0).expectedPathMs()).isLessThan(fixed.get(0).expectedPathMs());
    assertThat(moving.get(0).gatewayMoves()).isPositive();
    assertThat(moving.get(moving.size() - 1).gb()).isZero();
    Layout free = replanner.within(0, true).point().layout();
    for (int l = 0; l < 4; l++) {
      assertThat(free.expertsOf(l)).isEqualTo(start.expertsOf(l));
      assertThat(l == 0 || free.gateway(l) == start.gateway(l)).isTrue();
    }
  }

  @Test
  void failuresThatLeaveNoRoomAreRefused() {
    Integer[] most = IntStream.range(0, 25).boxed().toArray(Integer[]::new);
    assertThatThrownBy(() -> replanner(failed(most), start))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("15 satellites in service");
  }
}
