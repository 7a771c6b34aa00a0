package io.spacemoe.scenario.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.scenario.InvalidValueException;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.WalkerConstellation;
import io.spacemoe.scenario.sky.WalkerPattern;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingSubnetsTest {
  private static List<Subnet> subnets(int planes, int slots, int layers, int experts) {
    return RingSubnets.of(
        new WalkerConstellation(WalkerPattern.DELTA, 550, 53, planes, slots, 0),
        new MoeModel("custom", layers, 64, experts, 1, 64, 0, 10, 1, 2, 2),
        1);
  }

  @Test
  void eachLayerOfThePaperOwnsOneSlotOfEveryPlane() {
    List<Subnet> subnets =
        RingSubnets.of(Constellation.parse("delta:550:87:1056/33/16"), Scenarios.llama2of8(), 1);
    assertThat(subnets).hasSize(32);
    for (int layer = 0; layer < 32; layer++) {
      int slot = layer;
      assertThat(subnets.get(layer).satellites())
          .containsExactly(IntStream.range(0, 33).map(plane -> plane * 32 + slot).toArray());
      assertThat(subnets.get(layer).centre()).isEqualTo(16 * 32 + slot);
    }
  }

  @ParameterizedTest
  @CsvSource({"33,32,32,8", "33,32,20,8", "72,22,58,20", "150,200,58,256", "10,7,15,2", "9,5,13,2"})
  void subnetsAreDisjointAndCoverEverything(int planes, int slots, int layers, int experts) {
    List<Subnet> subnets = subnets(planes, slots, layers, experts);
    int[] all =
        subnets.stream().flatMapToInt(s -> Arrays.stream(s.satellites())).sorted().toArray();
    assertThat(all).containsExactly(IntStream.range(0, planes * slots).toArray());
    subnets.forEach(
        subnet -> assertThat(subnet.satellites()).hasSize(subnet.size()).contains(subnet.centre()));
  }

  @ParameterizedTest
  @CsvSource({"72,22,58,20", "10,7,15,2", "9,5,13,2"})
  void theChainTurnsRoundAtTheEndOfABand(int planes, int slots, int layers, int experts) {
    List<Subnet> subnets = subnets(planes, slots, layers, experts);
    for (int layer = 1; layer < layers; layer++) {
      Subnet before = subnets.get(layer - 1);
      Subnet here = subnets.get(layer);
      if (before.firstPlane() == here.firstPlane()) {
        assertThat(
                here.firstSlot() == before.lastSlot() + 1
                    || here.lastSlot() + 1 == before.firstSlot())
            .as("layer %d follows its neighbour along the slots", layer)
            .isTrue();
      } else {
        assertThat(here.firstPlane()).isEqualTo(before.lastPlane() + 1);
        assertThat(here.firstSlot() == before.firstSlot() || here.lastSlot() == before.lastSlot())
            .as("layer %d starts where the last band ended", layer)
            .isTrue();
      }
    }
  }

  @Test
  void saysWhichLayerLacksRoomForHowManyExperts() {
    assertThatThrownBy(() -> subnets(4, 8, 8, 5))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(
            "layer 0 has 4 satellites, beside the gateway room for 3 experts: 2 missing");
  }
}
