package io.spacemoe.scenario.orbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.scenario.orbit.LeftOut.Reason;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.WalkerConstellation;
import io.spacemoe.scenario.value.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Known constellations, shaken and shuffled, come out as they went in. */
class PlaneGridTest {
  private static int index(ElementSet set) {
    return Integer.parseInt(set.number()) - 1;
  }

  @ParameterizedTest
  @CsvSource({
    "star:780:86.4:66/6/2,0.3",
    "star:1200:87.9:40/5/0,0.2",
    "star:1200:87.9:24/2/1,0.2",
    "delta:550:53:144/12/5,0.4",
    "delta:550:53:180/36/17,0.2",
    "delta:1200:60:40/5/1,0.3",
    "delta:800:98:9/3/0,0.3",
    "delta:800:98:20/2/0,0.3",
    "delta:800:53:7/7/3,0",
    "delta:800:53:12/1/0,0"
  })
  void findsPlanesAndTheirOrder(String notation, double shake) {
    WalkerConstellation sky = Constellation.parse(notation);
    for (long seed = 0; seed < 4; seed++) {
      PlaneGrid grid =
          PlaneGrid.of(
              MadeUpOrbits.file(MadeUpOrbits.shaken(MadeUpOrbits.walker(sky), shake, seed)));

      assertThat(grid.leftOut()).isEmpty();
      assertThat(grid.planes()).hasSize(sky.planes());
      assertThat(grid.closed()).isEqualTo(sky.closed() && sky.planes() > 1);
      for (int p = 0; p < sky.planes(); p++) {
        List<ElementSet> plane = grid.planes().get(p);
        List<ElementSet> next = grid.planes().get((p + 1) % sky.planes());
        int from = sky.planeOf(index(plane.get(0)));
        assertThat(sky.planeOf(index(next.get(0))))
            .as("seed %d: the plane to the east", seed)
            .isEqualTo((from + 1) % sky.planes());
        for (int s = 0; s < sky.satellitesPerPlane(); s++) {
          int v = index(plane.get(s));
          assertThat(sky.planeOf(v)).isEqualTo(from);
          assertThat(sky.slotOf(index(plane.get((s + 1) % sky.satellitesPerPlane()))))
              .as("seed %d: the satellite ahead", seed)
              .isEqualTo((sky.slotOf(v) + 1) % sky.satellitesPerPlane());
        }
      }
    }
  }

  /** As in a file of all Starlink: other shells, satellites on their way, and holes. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsTheLargestShellAmongOthersAndStrays(long seed) {
    Random random = new Random(seed);
    List<ElementSet> sets = new ArrayList<>();
    String[] shells = {
      "delta:550:53:1296/72/17", "delta:540:53.2:360/36/5", "delta:570:70:240/12/5"
    };
    int[] sizes = new int[3];
    for (int shell = 0; shell < 3; shell++) {
      WalkerConstellation sky = Constellation.parse(shells[shell]);
      for (ElementSet set : MadeUpOrbits.shaken(MadeUpOrbits.walker(sky), 0.2, seed)) {
        if (index(set) % sky.satellitesPerPlane() < sky.satellitesPerPlane() - 2 * shell) {
          sets.add(MadeUpOrbits.renumbered(set, 10_000 * (shell + 1) + index(set)));
          sizes[shell]++;
        }
      }
    }
    for (int stray = 1; stray <= 200; stray++) {
      double height = 350 + 210 * random.nextDouble();
      double node = 360 * random.nextDouble();
      sets.add(MadeUpOrbits.set(stray, height, 53, node, 360 * random.nextDouble()));
    }

    PlaneGrid grid = PlaneGrid.of(MadeUpOrbits.file(sets));

    assertThat(grid.planes()).hasSize(72).allSatisfy(plane -> assertThat(plane).hasSize(18));
    assertThat(grid.closed()).isTrue();
    assertThat(grid.planes().stream().flatMap(List::stream))
        .filteredOn(set -> Integer.parseInt(set.number()) <= 200)
        .as("strays that took a place at the shell's height and node")
        .hasSizeLessThan(5);
    assertThat(grid.leftOut().stream().filter(out -> out.reason() == Reason.OFF_INCLINATION))
        .hasSize(sizes[1] + sizes[2]);
  }

  /** By the textbook formulas, over a whole orbit, no other numbering brings planes nearer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "star:780:86.4:66/6/2",
        "delta:550:53:144/12/5",
        "delta:550:53:180/36/17",
        "delta:1200:30:40/5/1",
        "delta:1200:140:40/5/3"
      })
  void theSameSlotIsTheNearestOfTheNextPlane(String notation) {
    WalkerConstellation sky = Constellation.parse(notation);
    PlaneGrid grid = PlaneGrid.of(MadeUpOrbits.file(MadeUpOrbits.walker(sky)));
    int last = sky.planes() - 1;
    for (int p = 0; p < sky.planes() - (grid.closed() ? 0 : 1); p++) {
      ElementSet one = grid.planes().get(p).get(0);
      List<ElementSet> next = grid.planes().get((p + 1) % sky.planes());
      double[] apart =
          next.stream().mapToDouble(other -> meanSquareKm(sky, index(one), index(other))).toArray();
      int chosen = p == last ? grid.seamSlots() : 0;
      for (double other : apart) {
        assertThat(apart[chosen]).as("plane %d", p).isLessThanOrEqualTo(other * (1 + 1e-3));
      }
    }
  }

  private static double meanSquareKm(WalkerConstellation sky, int a, int b) {
    return IntStream.range(0, 36)
        .mapToDouble(
            k -> {
              double[] at = position(sky, a, k * Math.PI / 18);
              double[] other = position(sky, b, k * Math.PI / 18);
              return Math.pow(at[0] - other[0], 2)
                  + Math.pow(at[1] - other[1], 2)
                  + Math.pow(at[2] - other[2], 2);
            })
        .average()
        .orElseThrow();
  }

  private static double[] position(WalkerConstellation sky, int v, double motion) {
    int p = sky.planeOf(v);
    double u =
        2 * Math.PI * sky.slotOf(v) / sky.satellitesPerPlane()
            + 2 * Math.PI * sky.phasing() * p / sky.satellites()
            + motion;
    double node = sky.pattern().spanRadians() * p / sky.planes();
    double i = Math.toRadians(sky.inclinationDeg());
    return new double[] {
      sky.radiusKm() * (Math.cos(node) * Math.cos(u) - Math.sin(node) * Math.sin(u) * Math.cos(i)),
      sky.radiusKm() * (Math.sin(node) * Math.cos(u) + Math.cos(node) * Math.sin(u) * Math.cos(i)),
      sky.radiusKm() * Math.sin(u) * Math.sin(i)
    };
  }

  @Test
  void saysWhyEachOfTheOthersIsLeftOut() {
    List<ElementSet> sets =
        new ArrayList<>(MadeUpOrbits.walker(Constellation.parse("delta:800:53:48/6/1")));
    ElementSet any = MadeUpOrbits.set(100, 800, 53, 0, 0);
    sets.add(MadeUpOrbits.set(101, 770, 53.01, 60, 20));
    sets.add(MadeUpOrbits.set(102, 800, 54, 60, 20));
    sets.add(MadeUpOrbits.set(103, 800, 53, 120, 17.5));
    sets.add(MadeUpOrbits.set(104, 800, 53, 30, 10));
    sets.add(MadeUpOrbits.set(105, 20_200, 53, 30, 10));
    sets.add(
        MadeUpOrbits.changed(
            any, MadeUpOrbits.EPOCH.minus(Duration.ofDays(31)), any.meanMotion(), 0));
    for (int number = 108; number <= 110; number++) {
      sets.add(MadeUpOrbits.set(number, 800, 53, 210, 100 * number % 360));
    }
    ElementSet low = MadeUpOrbits.set(106, 300, 53, 0, 0);
    sets.add(MadeUpOrbits.changed(low, MadeUpOrbits.EPOCH, 17.2, 0));
    ElementSet dragged = MadeUpOrbits.set(107, 300, 53, 0, 0);
    sets.add(
        MadeUpOrbits.changed(
            dragged, MadeUpOrbits.EPOCH.minus(Duration.ofDays(20)), dragged.meanMotion(), 10));

    PlaneGrid grid = PlaneGrid.of(MadeUpOrbits.file(sets));

    assertThat(grid.planes()).hasSize(6).allSatisfy(plane -> assertThat(plane).hasSize(8));
    assertThat(grid.leftOut())
        .extracting(out -> out.set().number() + " " + out.reason())
        .containsExactlyInAnyOrder(
            "100 stale",
            "101 off altitude",
            "102 off inclination",
            "103 surplus",
            "104 off plane",
            "108 short plane",
            "109 short plane",
            "110 short plane",
            "105 long period",
            "106 decayed",
            "107 decayed");
    assertThat(why(grid, Reason.STALE)).isEqualTo("31.0 days older than the newest");
    assertThat(why(grid, Reason.OFF_ALTITUDE))
        .isEqualTo("height 770.0 km; most satellites are near 800.0");
    assertThat(why(grid, Reason.SURPLUS))
        .startsWith("its plane has 9 satellites for 8 slots, and MADE UP 17 (17) is 2.5 degrees");
    assertThat(why(grid, Reason.OFF_PLANE))
        .isEqualTo("node 30.0 degrees, which it shares with 0 others; up to 9 are in a plane");
    assertThat(why(grid, Reason.SHORT_PLANE))
        .isEqualTo("its plane, at node 210.0 degrees, has 3 satellites for 8 slots");
  }

  private static String why(PlaneGrid grid, Reason reason) {
    return grid.leftOut().stream()
        .filter(out -> out.reason() == reason)
        .findAny()
        .orElseThrow()
        .why();
  }

  /** Every satellite is in one slot or left out, whatever the file; or the file is refused. */
  @Test
  void losesNobody() {
    for (long seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      List<ElementSet> sets = new ArrayList<>();
      int planes = 1 + random.nextInt(6);
      for (int number = 1; number <= 1 + random.nextInt(60); number++) {
        sets.add(
            MadeUpOrbits.set(
                number,
                500 + random.nextInt(3) * 4,
                53 + 0.1 * random.nextInt(2),
                360.0 / planes * random.nextInt(planes) + random.nextDouble(),
                360 * random.nextDouble()));
      }
      try {
        PlaneGrid grid = PlaneGrid.of(MadeUpOrbits.file(sets));
        List<ElementSet> all = new ArrayList<>();
        grid.planes().forEach(all::addAll);
        grid.leftOut().forEach(out -> all.add(out.set()));
        assertThat(all).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(sets);
        assertThat(grid.planes()).allMatch(plane -> plane.size() == grid.slots());
      } catch (InvalidValueException e) {
        assertThat(e).as("seed %d", seed).hasMessageContaining("no planes to be seen");
      }
    }
  }

  @Test
  void refusesScatteredNodesAndEpochs() {
    List<ElementSet> nodes =
        IntStream.range(0, 60)
            .mapToObj(k -> MadeUpOrbits.set(k + 1, 800, 53, k * k * 0.1, 5 * k))
            .toList();
    ElementSet any = MadeUpOrbits.set(99, 800, 53, 0, 0);
    List<ElementSet> epochs = new ArrayList<>(nodes);
    epochs.add(
        MadeUpOrbits.changed(
            any, MadeUpOrbits.EPOCH.plus(Duration.ofDays(40)), any.meanMotion(), 0));

    assertThatThrownBy(() -> PlaneGrid.of(MadeUpOrbits.file(nodes)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("nodes of its 60 satellites have no clear gaps");
    assertThatThrownBy(() -> PlaneGrid.of(MadeUpOrbits.file(epochs)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("60 of 61 are more than 30 days older than the newest, MADE UP 99");
    assertThatThrownBy(
            () -> PlaneGrid.of(MadeUpOrbits.file(List.of(MadeUpOrbits.set(1, 50, 53, 0, 0)))))
        .hasMessageContaining("no satellite that can be placed");
  }
}
