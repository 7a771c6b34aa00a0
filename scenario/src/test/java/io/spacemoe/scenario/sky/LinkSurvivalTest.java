package io.spacemoe.scenario.sky;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LinkSurvivalTest {
  private static final String PAPER = "delta:550:87:1056/33/16";

  @Test
  void drawsTheSameLinksWhateverElseThePlanHolds() {
    LinkRules rules = LinkRules.defaults().withLinkSurvival(0.7);
    Network few = Skies.network(PAPER, rules, new SnapshotPlan(3, 4, 9));
    Network many = Skies.network(PAPER, rules, new SnapshotPlan(5, 6, 9));
    Network other = Skies.network(PAPER, rules, new SnapshotPlan(3, 4, 10));
    Network shortRange =
        Skies.network(
            PAPER,
            new LinkRules(
                OptionalInt.of(0),
                100,
                0,
                0.7,
                OptionalDouble.of(1360),
                OptionalDouble.empty(),
                OptionalDouble.empty()),
            new SnapshotPlan(3, 4, 9));
    BitSet third = alive(few.snapshot(2 * 4 + 3));
    assertThat(third).isEqualTo(alive(few.snapshot(2 * 4 + 3)));
    assertThat(third).isEqualTo(alive(many.snapshot(2 * 6 + 3)));
    assertThat(third).isNotEqualTo(alive(few.snapshot(2 * 4 + 2)));
    assertThat(third).isNotEqualTo(alive(few.snapshot(1 * 4 + 3)));
    assertThat(third).isNotEqualTo(alive(other.snapshot(2 * 4 + 3)));
    BitSet both = alive(shortRange.snapshot(2 * 4 + 3));
    BitSet outside = (BitSet) both.clone();
    outside.andNot(third);
    assertThat(outside.isEmpty()).as("a link out of range takes its draw too").isTrue();
    assertThat(both.cardinality()).isBetween(1, third.cardinality() - 1);
  }

  @Test
  void asManySurviveAsTheProbabilitySays() {
    LinkRules rules = LinkRules.defaults().withLinkSurvival(0.7);
    Network network = Skies.network(PAPER, rules, new SnapshotPlan(10, 10, 3));
    long alive = 0;
    int[] ofLink = new int[network.links()];
    for (int index = 0; index < network.snapshots(); index++) {
      BitSet here = alive(network.snapshot(index));
      alive += here.cardinality();
      here.stream().forEach(link -> ofLink[link]++);
    }
    double draws = 100.0 * network.links();
    double deviation = Math.sqrt(0.7 * 0.3 * draws);
    assertThat((double) alive).isBetween(0.7 * draws - 4 * deviation, 0.7 * draws + 4 * deviation);
    double chiSquare = 0;
    for (int count : ofLink) {
      chiSquare += Math.pow(count - 70, 2) / (100 * 0.7 * 0.3);
    }
    double spread = Math.sqrt(2.0 * ofLink.length);
    assertThat(chiSquare).isBetween(ofLink.length - 4 * spread, ofLink.length + 4 * spread);
  }

  @Test
  void certainLinksNeedOneSampleAndImpossibleLinksNeverExist() {
    Network certain = Skies.network(PAPER, LinkRules.defaults(), new SnapshotPlan(5, 8, 1));
    assertThat(certain.snapshots()).isEqualTo(5);
    assertThat(certain.snapshot(4).slot()).isEqualTo(4);
    assertThat(alive(certain.snapshot(4)).cardinality()).isEqualTo(certain.links());
    LinkRules never = LinkRules.defaults().withLinkSurvival(0);
    Network dark = Skies.network(PAPER, never, new SnapshotPlan(5, 8, 1));
    assertThat(dark.snapshots()).isEqualTo(40);
    assertThat(dark.snapshot(39).slot()).isEqualTo(4);
    assertThat(alive(dark.snapshot(39)).isEmpty()).isTrue();
    assertThat(dark.snapshot(39).toGraph().edgeSet()).isEmpty();
    assertThat(dark.snapshot(39).toGraph().vertexSet()).hasSize(1056);
  }

  private static BitSet alive(Snapshot snapshot) {
    BitSet alive = new BitSet();
    for (int link = 0; link < snapshot.network().links(); link++) {
      alive.set(link, snapshot.linkMs(link) < Double.POSITIVE_INFINITY);
    }
    return alive;
  }
}
