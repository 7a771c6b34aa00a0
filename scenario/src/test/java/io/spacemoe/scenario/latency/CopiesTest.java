package io.spacemoe.scenario.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.oracle.BruteForceLatency;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Copies of experts and instances of a model. */
class CopiesTest {
  private static final int[][] EXPERTS = {
    {4, 5, 6, 7}, {8, 9, 10, 11}, {12, 13, 14, 15}, {16, 17, 18, 19}
  };

  /** Four layers of four experts, each with up to two copies more, on 40 satellites. */
  private static Layout drawn(Random random, int slots) {
    List<Integer> seats =
        IntStream.range(0, 40 * slots).mapToObj(i -> i % 40).collect(Collectors.toList());
    Collections.shuffle(seats, random);
    int[] gateways = new int[4];
    Arrays.fill(gateways, -1);
    Arrays.setAll(gateways, l -> take(seats, gateways));
    seats.removeIf(s -> Arrays.stream(gateways).anyMatch(g -> g == s));
    int[][][] experts = new int[4][4][];
    for (int[][] row : experts) {
      for (int e = 0; e < 4; e++) {
        row[e] = new int[] {take(seats, new int[0])};
        for (int more = random.nextInt(slots == 1 ? 2 : 3); more > 0; more--) {
          int[] longer = Arrays.copyOf(row[e], row[e].length + 1);
          longer[row[e].length] = take(seats, row[e]);
          row[e] = longer;
        }
      }
    }
    return new Layout(gateways, experts);
  }

  private static Scenario unshuffled(Scenario of) {
    return new Scenario(
        of.name(),
        of.constellation(),
        of.links(),
        of.snapshots(),
        of.model(),
        of.compute(),
        Activation.of(of.activation().law(), new WeightSource.Zipf(1, 1, false)),
        of.placement());
  }

  private static int take(List<Integer> seats, int[] not) {
    int i = 0;
    while (contains(not, seats.get(i))) {
      i++;
    }
    return seats.remove(i);
  }

  private static boolean contains(int[] some, int satellite) {
    return Arrays.stream(some).anyMatch(s -> s == satellite);
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.Law.class,
      names = {"CONDITIONAL_POISSON", "PLACKETT_LUCE"})
  void theNearestCopyCountsInEverySnapshotAlsoWhereExpertsShareSatellites(Activation.Law law) {
    Random random = new Random(3);
    for (int slots = 1; slots <= 3; slots++) {
      SatelliteCapacity capacity =
          slots == 1 ? new SatelliteCapacity.One() : new SatelliteCapacity.Slots(slots);
      Scenario scenario = unshuffled(Scenarios.small(law, 0.6, slots, capacity));
      Study study = new Study(scenario, 2);
      BruteForceLatency oracle = BruteForceLatency.of(scenario, study.network());
      for (int n = 0; n < 10; n++) {
        Layout layout = drawn(random, slots);
        TokenLatency latency = study.evaluate(layout);
        assertThat(latency.totalMs())
            .isCloseTo(oracle.tokenMs(layout), Percentage.withPercentage(1e-7));
        assertThat(latency.parts().totalMs())
            .isCloseTo(latency.totalMs(), Percentage.withPercentage(1e-9));
      }
    }
  }

  /** With one thing on a satellite; with several, the nearest copy may be the one that waits. */
  @ParameterizedTest
  @CsvSource({"CONDITIONAL_POISSON, 0.6", "CONDITIONAL_POISSON, 1", "PLACKETT_LUCE, 0.8"})
  void copiesNeverMakeATokenSlower(Activation.Law law, double survival) {
    Random random = new Random(4);
    Study study = new Study(Scenarios.small(law, survival, 1), 2);
    int faster = 0;
    for (int n = 0; n < 20; n++) {
      Layout layout = drawn(random, 1);
      TokenLatency with = study.evaluate(layout);
      TokenLatency without = study.evaluate(layout.primaries());
      for (int l = 0; l < 4; l++) {
        assertThat(with.layersMs()[l]).isLessThanOrEqualTo(without.layersMs()[l] + 1e-9);
        faster += with.layersMs()[l] < without.layersMs()[l] - 1e-9 ? 1 : 0;
      }
    }
    assertThat(faster).isGreaterThan(40);
  }

  @Test
  void whatDoesNotFitIsRefusedByItsPlace() {
    Study one = new Study(Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 1, 5), 1);
    assertRefused(one, with(2, 1, 13, 12), "experts[2][1][1] is satellite 12, which already hosts");
    assertRefused(
        one, with(2, 1, 13, 13), "already hosts this expert, experts[2][1][0]; a copy is");
    assertRefused(
        one, with(2, 1, 13, 3), "experts[2][1][1] is satellite 3, which already hosts gat");
    assertRefused(one, with(2, 1, 13, 40), "experts[2][1][1] is 40; allowed: 0 to 39");
    Study three =
        new Study(
            Scenarios.small(
                Activation.Law.CONDITIONAL_POISSON, 1, 5, new SatelliteCapacity.Slots(3)),
            1);
    assertThat(three.evaluate(with(2, 1, 13, 12)).totalMs()).isPositive();
    assertRefused(three, with(2, 1, 13, 13), "already hosts this expert, experts[2][1][0]");
    assertThatThrownBy(() -> new Layout(new int[1], new int[][][] {{{1}, {}}}))
        .hasMessage("expert 1 of layer 0 has no satellite");
  }

  @Test
  void instancesShareNoSatellite() {
    Scenario scenario = Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 1, 5);
    Layout first = new Layout(new int[] {0, 1, 2, 3}, EXPERTS);
    int[][] others =
        Arrays.stream(EXPERTS)
            .map(row -> Arrays.stream(row).map(s -> s + 20).toArray())
            .toArray(int[][]::new);
    Layout second = new Layout(new int[] {20, 21, 22, 23}, others);
    Deployment both = new Deployment(List.of(first, second));
    scenario.checkFits(both);
    assertThatThrownBy(both::only).hasMessageContaining("has 2 instances");

    others[3][2] = 9;
    Layout overlapping = new Layout(new int[] {20, 21, 22, 23}, others);
    assertThatThrownBy(() -> scenario.checkFits(new Deployment(List.of(first, overlapping))))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(
            "instances[1].experts[3][2] is satellite 9, which instances[0] already uses");
  }

  private static Layout with(int layer, int expert, int... copies) {
    int[][][] experts =
        Arrays.stream(EXPERTS)
            .map(row -> Arrays.stream(row).mapToObj(s -> new int[] {s}).toArray(int[][]::new))
            .toArray(int[][][]::new);
    experts[layer][expert] = copies;
    return new Layout(new int[] {0, 1, 2, 3}, experts);
  }

  private static void assertRefused(Study study, Layout layout, String message) {
    assertThatThrownBy(() -> study.evaluate(layout))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(message);
  }
}
