package io.spacemoe.scenario.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.latency.TokenLatencyEvaluator;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.operations.Shares;
import io.spacemoe.scenario.placement.CopyPlan;
import io.spacemoe.scenario.placement.CopyPlan.Amount;
import io.spacemoe.scenario.placement.CopyPlan.Goal;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.workload.Workload;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where copies are placed, judged by trying every place. */
class CopyPlacerTest {
  private static CopyPlacer placer(Study study, int threads) {
    Scenario scenario = study.scenario();
    return new CopyPlacer(
        study.network(),
        scenario.rooms(),
        study.laws(),
        scenario.pathLatency(),
        new TokenLatencyEvaluator(
            scenario.pathLatency(), study.network(), scenario.snapshots().slots(), study.laws()),
        threads);
  }

  /** Where gateways work, they are busiest, and no copies help. */
  private static Scenario onlyExperts(Scenario of) {
    return new Scenario(
        of.name(),
        of.constellation(),
        of.links(),
        of.snapshots(),
        of.model(),
        new Compute(0.1, Compute.Include.EXPERTS),
        of.activation(),
        of.placement());
  }

  private static Layout placed(Study study, Layout layout, CopyPlan plan) {
    return placer(study, 2).place(layout, plan, new BitSet(), StopSignal.never());
  }

  /**
   * Each layer in its own ring subnet, one slot of every plane. A prototype came to 1234.09 ms with
   * eight copies by the greedy method alone.
   */
  @ParameterizedTest
  @CsvSource({"0.95, 957.26, 4, 949.29", "0.8, 1329.37, 8, 1233.82"})
  void copiesHelpAgainstOutagesAndTheFirstHelpMost(
      double survival, double withoutMs, int perLayer, double withMs) {
    Study study = new Study(Scenarios.paper(survival), 2);
    Layout primaries = Scenarios.layouts(study, "spacemoe").get(0);
    int[][] subnets =
        IntStream.range(0, 32)
            .map(l -> primaries.gateway(l) % 32)
            .mapToObj(slot -> IntStream.range(0, 33).map(p -> p * 32 + slot).toArray())
            .toArray(int[][]::new);

    Layout layout =
        placer(study, 2)
            .place(
                primaries,
                new CopyPlan(Amount.PER_LAYER, perLayer, Goal.LATENCY),
                subnets,
                new BitSet(),
                StopSignal.never());

    assertThat(layout.copies()).isEqualTo(32 * perLayer);
    assertThat(study.evaluate(primaries).totalMs()).isCloseTo(withoutMs, within(0.005));
    assertThat(study.evaluate(layout).totalMs()).isCloseTo(withMs, within(0.005));
  }

  /** The linear programme over all satellites allows 9.38 times. */
  @Test
  void filledWithCopiesThePapersConstellationGivesEightTimesTheTokens() {
    Study study = new Study(Scenarios.paper(0.95), 2);
    Layout primaries = Scenarios.layouts(study, "spacemoe").get(0);
    Layout layout = placed(study, primaries, CopyPlan.fill(Goal.THROUGHPUT));
    Workload tokens = new Workload(0, 0, 128);
    double aloneMs = Shares.of(study, primaries, tokens).busiestMs();

    assertThat(layout.copies()).isEqualTo(768);
    assertThat(aloneMs / Shares.of(study, layout, tokens).busiestMs()).isGreaterThan(8.35);
    assertThat(aloneMs / Shares.boundMs(study, primaries, tokens)).isCloseTo(9.38, within(0.005));
    assertThat(study.evaluate(layout).totalMs()).isLessThan(957.26);
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.Law.class,
      names = {"CONDITIONAL_POISSON", "PLACKETT_LUCE"})
  void theFirstCopyIsTheBestOfAll(Activation.Law law) {
    Study study = new Study(Scenarios.small(law, 0.6, 2), 2);
    Layout primaries = Scenarios.layouts(study, "spacemoe").get(0);
    Layout layout = placed(study, primaries, new CopyPlan(Amount.TOTAL, 1, Goal.LATENCY));
    double[] best = {Double.POSITIVE_INFINITY};
    oneMore(primaries, 1, more -> best[0] = Math.min(best[0], study.evaluate(more).totalMs()));

    assertThat(layout.copies()).isEqualTo(1);
    assertThat(study.evaluate(layout).totalMs()).isCloseTo(best[0], within(1e-5));
    assertThat(best[0]).isLessThan(study.evaluate(primaries).totalMs() - 1);
  }

  /** All layouts with one copy more, on satellites that have room. */
  private static void oneMore(Layout layout, int slots, Consumer<Layout> each) {
    int[] used = new int[40];
    Arrays.stream(layout.gateways()).forEach(g -> used[g] = slots);
    IntStream.range(0, layout.layers()).flatMap(layout::satellitesOf).forEach(s -> used[s]++);
    for (int l = 0; l < layout.layers(); l++) {
      for (int e = 0; e < layout.experts(l); e++) {
        for (int s = 0; s < 40; s++) {
          int[] own = layout.copiesOf(l, e);
          int host = s;
          if (used[s] < slots && Arrays.stream(own).noneMatch(o -> o == host)) {
            each.accept(with(layout, l, e, s));
          }
        }
      }
    }
  }

  private static Layout with(Layout layout, int layer, int expert, int satellite) {
    int[][][] experts = new int[layout.layers()][][];
    for (int l = 0; l < experts.length; l++) {
      int row = l;
      experts[l] =
          IntStream.range(0, layout.experts(l))
              .mapToObj(e -> layout.copiesOf(row, e))
              .toArray(int[][]::new);
    }
    int[] own = experts[layer][expert];
    experts[layer][expert] = Arrays.copyOf(own, own.length + 1);
    experts[layer][expert][own.length] = satellite;
    return new Layout(layout.gateways(), experts);
  }

  /** With room for one each, no way to spread the copies lets the busiest satellite do less. */
  @Test
  void workPerCopyIsLeastWhereASatelliteHasRoomForOne() {
    Study study =
        new Study(onlyExperts(Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 0.8, 3)), 2);
    Layout primaries = Scenarios.layouts(study, "spacemoe").get(0);
    Workload tokens = new Workload(0, 0, 1);
    List<Layout> some = new ArrayList<>(List.of(primaries));
    for (int n = 0; n < 2; n++) {
      List<Layout> more = new ArrayList<>();
      for (Layout layout : some) {
        int free =
            IntStream.range(0, 40).filter(s -> !layout.satellites().get(s)).min().orElseThrow();
        for (int x = 0; x < 16; x++) {
          more.add(with(layout, x / 4, x % 4, free));
        }
      }
      some = more;
    }
    double least = Double.POSITIVE_INFINITY;
    for (Layout layout : some) {
      least = Math.min(least, Shares.of(study, layout, tokens).busiestMs());
    }

    Layout layout = placed(study, primaries, new CopyPlan(Amount.TOTAL, 2, Goal.THROUGHPUT));
    assertThat(Shares.of(study, layout, tokens).busiestMs()).isCloseTo(least, within(1e-9));
    assertThat(study.evaluate(layout).totalMs())
        .isLessThanOrEqualTo(study.evaluate(primaries).totalMs());
  }

  @ParameterizedTest
  @EnumSource(Goal.class)
  void roomIsFilledAndNoMoreAndWhateverTheThreads(Goal goal) {
    for (SatelliteCapacity capacity :
        List.of(new SatelliteCapacity.One(), new SatelliteCapacity.Slots(2))) {
      Scenario scenario =
          onlyExperts(Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 0.6, 4, capacity));
      Study study = new Study(scenario, 2);
      Layout primaries = Scenarios.layouts(study, "rand-place").get(0);
      double beforeMs = study.evaluate(primaries).totalMs();
      for (CopyPlan plan : List.of(CopyPlan.fill(goal), new CopyPlan(Amount.PER_LAYER, 3, goal))) {
        Layout layout = placed(study, primaries, plan);
        if (goal == Goal.LATENCY) {
          assertThat(study.evaluate(layout).totalMs()).isLessThan(beforeMs);
        } else {
          int room = 36 * capacity.slots(scenario.model()) - 16;
          assertThat(layout.copies()).isEqualTo(plan.amount() == Amount.FILL ? room : 12);
          Workload tokens = new Workload(0, 0, 1);
          assertThat(Shares.of(study, layout, tokens).busiestMs())
              .isGreaterThanOrEqualTo(Shares.boundMs(study, primaries, tokens) - 1e-9)
              .isLessThan(Shares.of(study, primaries, tokens).busiestMs());
        }
        assertThat(placer(study, 1).place(primaries, plan, new BitSet(), StopSignal.never()))
            .isEqualTo(layout);
        Cancellation late = new Cancellation();
        late.cancel();
        StopSignal over = StopSignal.of(SolveOptions.defaults(), late);
        assertThat(placer(study, 1).place(primaries, plan, new BitSet(), over).copies())
            .as("copies are placed by work when there is no time to search")
            .isPositive();
      }
    }
  }

  @Test
  void moreCopiesThanRoomAreRefused() {
    Study study = new Study(Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 1, 4), 1);
    Layout primaries = Scenarios.layouts(study, "spacemoe").get(0);
    assertThatThrownBy(
            () -> placed(study, primaries, new CopyPlan(Amount.PER_LAYER, 6, Goal.LATENCY)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(
            "placement.copies.perLayer is 6, so there are 24 copies in all, but beside gateways and"
                + " primaries there is room for 20");
  }

  @Test
  void instancesShareTheRoomForCopies() {
    Study study = new Study(Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 0.6, 5), 2);
    int[][] experts = {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}, {13, 14, 15, 16}};
    int[][] others =
        Arrays.stream(experts)
            .map(row -> Arrays.stream(row).map(s -> s + 20).toArray())
            .toArray(int[][]::new);
    others[3][3] = 20;
    Deployment two =
        new Deployment(
            List.of(
                new Layout(new int[] {0, 17, 18, 19}, experts),
                new Layout(new int[] {36, 37, 38, 39}, others)));
    study.scenario().checkFits(two);
    assertThatThrownBy(
            () ->
                placer(study, 2)
                    .place(two, new CopyPlan(Amount.TOTAL, 1, Goal.LATENCY), StopSignal.never()))
        .hasMessageContaining("there is room for 0");
    assertThat(placer(study, 2).place(two, CopyPlan.fill(Goal.LATENCY), StopSignal.never()))
        .isEqualTo(two);
  }

  /**
   * The example of EPLB's README: 12 experts of a layer and four copies on eight GPUs of two slots.
   * It splits an expert's work equally among its copies.
   */
  @ParameterizedTest
  @CsvSource({
    "90 132 40 61 104 165 39 4 73 56 183 86, 5 6 5 7 8 4 3 4 10 9 10 2 0 1 11 1",
    "20 107 104 64 19 197 187 157 172 86 16 27, 7 10 6 8 6 11 8 9 2 4 5 1 5 0 3 1"
  })
  void eplbIsNotMoreBalanced(String loads, String map) {
    double[] load = Arrays.stream(loads.split(" ")).mapToDouble(Double::parseDouble).toArray();
    int[] slots = Arrays.stream(map.split(" ")).mapToInt(Integer::parseInt).toArray();
    double[] theirs = new double[8];
    for (int slot = 0; slot < slots.length; slot++) {
      int expert = slots[slot];
      theirs[slot / 2] += load[expert] / Arrays.stream(slots).filter(e -> e == expert).count();
    }
    double theirMost = Arrays.stream(theirs).max().orElseThrow();

    Layout primaries = heaviestFirst(load);
    Layout ours =
        placed(
            new Study(eightHosts(load), 1),
            primaries,
            new CopyPlan(Amount.TOTAL, 4, Goal.THROUGHPUT));

    double[] alike = new double[9];
    Arrays.fill(alike, 1);
    double most = Shares.of(ours, load, alike, new double[9]).busiestMs();
    assertThat(ours.copies()).isEqualTo(4);
    assertThat(most).isLessThanOrEqualTo(theirMost);
    assertThat(most).isGreaterThanOrEqualTo(Arrays.stream(load).sum() / 8 - 1e-9);
  }

  /** Each expert on the host that has least to do and room; the ninth satellite is the gateway. */
  private static Layout heaviestFirst(double[] load) {
    int[] room = {2, 2, 2, 2, 2, 2, 2, 2};
    double[] busy = new double[8];
    int[][] experts = new int[1][load.length];
    IntStream.range(0, load.length)
        .boxed()
        .sorted(Comparator.comparingDouble(e -> -load[e]))
        .forEach(
            e -> {
              int host =
                  IntStream.range(0, 8)
                      .filter(s -> room[s] > 0)
                      .boxed()
                      .min(Comparator.comparingDouble(s -> busy[s]))
                      .orElseThrow();
              room[host]--;
              busy[host] += load[e];
              experts[0][e] = host;
            });
    return new Layout(new int[] {8}, experts);
  }

  private static Scenario eightHosts(double[] load) {
    return new Scenario(
        "eplb",
        Constellation.parse("delta:1200:60:9/3/1"),
        LinkRules.defaults(),
        new SnapshotPlan(1, 1, 1),
        new MoeModel("custom", 1, 512, 12, 1, 256, 0, 1000, 128, 2, 2),
        new Compute(0.1, Compute.Include.EXPERTS),
        Activation.of(
            Activation.Law.CONDITIONAL_POISSON,
            new WeightSource.Table(
                WeightSource.TableMeaning.WEIGHTS, new double[][] {load}, Optional.empty())),
        new PlacementPlan("spacemoe", 1000, 1, 1, new SatelliteCapacity.Slots(2)));
  }
}
