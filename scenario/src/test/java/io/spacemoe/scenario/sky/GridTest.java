package io.spacemoe.scenario.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {
  @ParameterizedTest
  @CsvSource({
    "delta:550:87:1056/33/16, 2112",
    "star:550:87:1056/33/16, 2080",
    "delta:550:53:1/1/0, 0",
    "delta:550:53:2/1/0, 1",
    "delta:550:53:5/1/0, 5",
    "delta:550:53:2/2/0, 1",
    "delta:550:53:2/2/1, 1",
    "delta:550:53:3/3/0, 3",
    "star:550:53:3/3/0, 2",
    "delta:550:53:4/2/0, 4",
    "delta:550:53:4/2/1, 6",
    "delta:550:53:8/2/0, 12",
    "delta:550:53:8/2/1, 16",
    "star:550:53:8/2/1, 12",
    "delta:550:53:6/3/0, 9",
  })
  void hasTheLinksOfTheGridAndNoneTwice(String notation, int links) {
    Network network = Skies.network(notation, LinkRules.defaults(), new SnapshotPlan(1, 1, 1));
    assertThat(network.links()).isEqualTo(links);
    Set<Set<Integer>> pairs = new HashSet<>();
    for (int link = 0; link < links; link++) {
      assertThat(network.linkA(link)).isNotEqualTo(network.linkB(link));
      pairs.add(Set.of(network.linkA(link), network.linkB(link)));
    }
    assertThat(pairs).hasSize(links);
  }

  @ParameterizedTest
  @CsvSource({"delta, 0", "delta, 3", "delta, -5", "star, 0", "star, 2"})
  void joinsTheSatellitesThatTheModelNames(String pattern, int offset) {
    WalkerConstellation sky = Constellation.parse(pattern + ":550:53:84/7/4");
    LinkRules rules = Skies.rules(OptionalInt.of(offset), 1, 0);
    Network network = new Network(sky, rules, new SnapshotPlan(1, 1, 1), 1);
    Set<Set<Integer>> expected = new HashSet<>();
    for (int p = 0; p < 7; p++) {
      for (int s = 0; s < 12; s++) {
        expected.add(Set.of(sky.index(p, s), sky.index(p, (s + 1) % 12)));
        if (p < 6) {
          expected.add(Set.of(sky.index(p, s), sky.index(p + 1, Math.floorMod(s + offset, 12))));
        } else if (pattern.equals("delta")) {
          int across = Math.floorMod(s + offset + 4, 12);
          expected.add(Set.of(sky.index(6, s), sky.index(0, across)));
        }
      }
    }
    Set<Set<Integer>> links = new HashSet<>();
    for (int link = 0; link < network.links(); link++) {
      links.add(Set.of(network.linkA(link), network.linkB(link)));
    }
    assertThat(links).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "delta:550:87:1056/33/16",
    "delta:550:53:1584/72/17",
    "delta:550:53:66/6/5",
    "delta:1000:120:48/4/3",
    "star:780:86.4:66/6/2",
    "star:780:90:48/6/0",
    "delta:550:0:12/3/2",
  })
  void nearestOffsetHasTheLeastMeanDistance(String notation) {
    WalkerConstellation sky = Constellation.parse(notation);
    int nearest = PlaneGap.nearestOffset(sky);
    int slots = sky.satellitesPerPlane();
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int size = 0; size <= slots / 2; size++) {
      for (int offset : new int[] {size, -size}) {
        double mean = sampledMean(sky, Math.floorMod(offset, slots));
        assertThat(new PlaneGap(sky, offset).meanKm()).isBetween(mean - 0.01, mean + 0.01);
        if (mean < least - 1e-6) {
          least = mean;
          best = offset;
        }
      }
    }
    assertThat(nearest).isEqualTo(best);
    Network network =
        new Network(sky, Skies.rules(OptionalInt.empty(), 1, 0), new SnapshotPlan(1, 1, 1), 1);
    assertThat(network.interPlaneSlotOffset()).isEqualTo(nearest);
  }

  /** Against the closed form; the nearest offset saves nothing where it is the given one. */
  @ParameterizedTest
  @CsvSource({"delta:550:53:1584/72/39", "delta:1200:60:40/5/2", "star:780:86.4:66/6/2"})
  void saysWhatNearestLinksWouldSave(String notation) {
    WalkerConstellation sky = Constellation.parse(notation);
    NearestLinks nearest = NearestLinks.of(sky, LinkRules.defaults());
    double km = new PlaneGap(sky, PlaneGap.nearestOffset(sky)).meanKm();
    double givenKm = new PlaneGap(sky, 0).meanKm();
    assertThat(nearest.km()).isCloseTo(km, within(1.0));
    assertThat(nearest.givenKm()).isCloseTo(givenKm, within(1.0));
    assertThat(nearest.saving()).isCloseTo(1 - km / givenKm, within(1e-3));
    LinkRules turned =
        LinkRules.defaults().withInterPlaneSlotOffset(OptionalInt.of(nearest.slotOffset()));
    assertThat(NearestLinks.of(sky, turned).saving()).isZero();
  }

  @Test
  void tiesGoToTheSmallerOffsetThenToThePositive() {
    assertThat(PlaneGap.nearestOffset(Constellation.parse("star:780:90:48/6/0"))).isZero();
    assertThat(PlaneGap.nearestOffset(Constellation.parse("delta:550:87:2/2/1"))).isZero();
  }

  private static double sampledMean(WalkerConstellation sky, int slot) {
    int samples = 4000;
    double sum = 0;
    for (int k = 0; k < samples; k++) {
      double t = sky.periodSeconds() * (k + 0.5) / samples;
      sum += Skies.distance(sky, 0, sky.index(1, slot), t);
    }
    return sum / samples;
  }
}
