package io.spacemoe.scenario.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayToursTest {

  /** No gateway twice, and no step longer than the reach, the closing one included. */
  @ParameterizedTest
  @CsvSource({
    "delta:550:53:1056/33/1, 32, 16, 0",
    "delta:550:53:1056/33/1, 32, 16, -7",
    "delta:550:87:1056/33/16, 32, 8, 0",
    "star:550:87:1056/33/0, 32, 8, 3",
    "delta:550:53:1584/72/17, 16, 64, 0",
    "star:780:86.4:66/6/2, 8, 4, 0",
    "delta:1200:60:40/5/1, 3, 1, 1",
  })
  void closeAtShortSteps(String notation, int layers, int experts, int slotOffset) {
    LinkRows rows = new LinkRows(Constellation.parse(notation), slotOffset);
    GatewayTours all = GatewayTours.of(rows, layers, experts);
    List<int[]> tours = all.all().stream().map(all::gateways).map(Optional::orElseThrow).toList();
    assertThat(tours).hasSizeBetween(5, 1000);
    int longest = (int) (2 * Math.sqrt(experts + 1.0)) + 1;
    for (int[] tour : tours) {
      assertThat(tour).hasSize(layers).doesNotHaveDuplicates();
      for (int l = 0; l < layers; l++) {
        assertThat(step(rows, tour[l], tour[(l + 1) % layers]))
            .as("%s after layer %d", Arrays.toString(tour), l)
            .isLessThanOrEqualTo(longest);
      }
    }
  }

  /** Variations keep to the satellites there are, each once, or are none. */
  @ParameterizedTest
  @CsvSource({"delta:550:87:1056/33/16", "star:550:87:1056/33/0"})
  void variationsAreToursToo(String notation) {
    GatewayTours tours = GatewayTours.of(new LinkRows(Constellation.parse(notation), 0), 32, 8);
    SplittableRandom random = new SplittableRandom(7);
    int good = 0;
    for (GatewayTours.Tour tour : tours.all()) {
      Optional<int[]> other = tours.gateways(tour.varied(32, random));
      good += other.isPresent() ? 1 : 0;
      other.ifPresent(gateways -> assertThat(gateways).hasSize(32).doesNotHaveDuplicates());
    }
    assertThat(good).isGreaterThan(tours.all().size() / 4);
  }

  /** The longer of the steps in planes and along the links from slot to slot, either way round. */
  private static int step(LinkRows rows, int from, int to) {
    Constellation sky = rows.constellation();
    int planes = sky.planes();
    int slots = sky.satellitesPerPlane();
    int shortest = Integer.MAX_VALUE;
    for (int seams = -1; seams <= 1; seams++) {
      int ahead = sky.planeOf(to) - sky.planeOf(from) + seams * planes;
      int turned = ahead * rows.slotOffset() + seams * sky.seamSlots();
      int up = sky.slotOf(to) - sky.slotOf(from) - turned;
      int round = Math.floorMod(up, slots);
      shortest = Math.min(shortest, Math.max(Math.abs(ahead), Math.min(round, slots - round)));
    }
    return shortest;
  }
}
