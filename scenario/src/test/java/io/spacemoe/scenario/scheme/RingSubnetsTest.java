package io.spacemoe.scenario.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRows;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.sky.WalkerConstellation;
import io.spacemoe.scenario.sky.WalkerPattern;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingSubnetsTest {
  private static List<Subnet> subnets(int planes, int slots, int layers, int experts) {
    return subnets(planes, slots, layers, experts, 0);
  }

  private static List<Subnet> subnets(
      int planes, int slots, int layers, int experts, int slotOffset) {
    return RingSubnets.of(
        new LinkRows(
            new WalkerConstellation(WalkerPattern.DELTA, 550, 53, planes, slots, 0), slotOffset),
        new MoeModel("custom", layers, 64, experts, 1, 64, 0, 10, 1, 2, 2),
        Rooms.uniform(planes * slots, 1));
  }

  @Test
  void eachLayerOfThePaperOwnsOneSlotOfEveryPlane() {
    List<Subnet> subnets =
        RingSubnets.of(
            new LinkRows(Constellation.parse("delta:550:87:1056/33/16"), 0),
            Scenarios.llama2of8(),
            Rooms.uniform(1056, 1));
    assertThat(subnets).hasSize(32);
    for (int layer = 0; layer < 32; layer++) {
      int slot = layer;
      assertThat(subnets.get(layer).satellites())
          .containsExactly(IntStream.range(0, 33).map(plane -> plane * 32 + slot).toArray());
      assertThat(subnets.get(layer).centre()).isEqualTo(16 * 32 + slot);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "33,32,32,8,0",
    "33,32,20,8,5",
    "72,22,58,20,-11",
    "150,200,58,256,0",
    "10,7,15,2,10000",
    "9,5,13,2,-2"
  })
  void subnetsAreDisjointAndCoverEverything(
      int planes, int slots, int layers, int experts, int slotOffset) {
    List<Subnet> subnets = subnets(planes, slots, layers, experts, slotOffset);
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
                here.firstRow() == before.lastRow() + 1 || here.lastRow() + 1 == before.firstRow())
            .as("layer %d follows its neighbour along the rows", layer)
            .isTrue();
      } else {
        assertThat(here.firstPlane()).isEqualTo(before.lastPlane() + 1);
        assertThat(here.firstRow() == before.firstRow() || here.lastRow() == before.lastRow())
            .as("layer %d starts where the last band ended", layer)
            .isTrue();
      }
    }
  }

  /** In every band slot s of plane 0 is slot s + 2 p (mod 5) of plane p, the gateway's too. */
  @Test
  void theSlotsOfALayerTurnWithTheLinks() {
    List<Subnet> subnets = subnets(6, 5, 8, 1, 2);
    assertThat(subnets.get(3).satellites()).containsExactly(3, 4, 5 + 0, 5 + 1, 10 + 2, 10 + 3);
    assertThat(subnets.get(3).centre()).isEqualTo(5 + 0);
    assertThat(subnets.get(4).satellites())
        .containsExactly(15 + 4, 15 + 0, 20 + 1, 20 + 2, 25 + 3, 25 + 4);
    assertThat(subnets.get(4).centre()).isEqualTo(20 + 1);
  }

  /** No link between planes leads from one layer of a band to another, but across the seam. */
  @ParameterizedTest
  @CsvSource({"3, 20", "-5, 7", "0, 20"})
  void linksBetweenPlanesStayInTheirLayer(int slotOffset, int layers) {
    WalkerConstellation sky = Constellation.parse("delta:550:53:84/7/4");
    LinkRules rules = LinkRules.defaults().withInterPlaneSlotOffset(OptionalInt.of(slotOffset));
    Network network = new Network(sky, rules, new SnapshotPlan(1, 1, 1), 1);
    List<Subnet> subnets =
        RingSubnets.of(
            LinkRows.of(sky, rules),
            new MoeModel("custom", layers, 64, 2, 1, 64, 0, 10, 1, 2, 2),
            Rooms.uniform(sky.satellites(), 1));
    int[] layerOf = new int[sky.satellites()];
    for (int l = 0; l < layers; l++) {
      for (int v : subnets.get(l).satellites()) {
        layerOf[v] = l;
      }
    }
    int inside = 0;
    for (int link = 0; link < network.links(); link++) {
      int a = network.linkA(link);
      int b = network.linkB(link);
      Subnet west = subnets.get(layerOf[a]);
      boolean sameBand = west.firstPlane() == subnets.get(layerOf[b]).firstPlane();
      if (sky.planeOf(b) == sky.planeOf(a) + 1 && sameBand) {
        assertThat(layerOf[b]).as("%d to %d", a, b).isEqualTo(layerOf[a]);
        inside++;
      }
    }
    assertThat(inside).isEqualTo(12 * (layers > 12 ? 5 : 6));
  }

  @Test
  void saysWhichLayerLacksRoomForHowManyExperts() {
    assertThatThrownBy(() -> subnets(4, 8, 8, 5))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(
            "layer 0 has 4 satellites, beside the gateway room for 3 experts: 2 missing");
  }
}
