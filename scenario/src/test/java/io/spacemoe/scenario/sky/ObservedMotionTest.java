package io.spacemoe.scenario.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.orbit.MadeUpOrbits;
import io.spacemoe.scenario.orbit.Sgp4;
import io.spacemoe.scenario.orbit.State;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links between satellites that move by SGP4, against positions and the formulas of a sphere. */
class ObservedMotionTest {
  private static final SnapshotPlan FIVE = new SnapshotPlan(5, 1, 1);

  private static ObservedConstellation observed(String notation) {
    return ObservedConstellation.of(
        MadeUpOrbits.file(MadeUpOrbits.walker(Constellation.parse(notation))));
  }

  private static Network network(Constellation sky, LinkRules rules, SnapshotPlan plan) {
    return new Network(sky, rules, plan, 65_536);
  }

  private static double[] position(State state) {
    return new double[] {state.x(), state.y(), state.z()};
  }

  /** One rule each, against SGP4's own positions; the rate as a difference over two seconds. */
  @Test
  void measuresLinksBetweenPositionsAndKeepsTheRules() {
    ObservedConstellation sky = observed("star:780:86.4:66/6/2");
    double range = 3800;
    double latitude = 60;
    double rate = 0.12;
    Network open = network(sky, LinkRules.defaults(), FIVE);
    Network ranged = network(sky, limits(OptionalDouble.of(range), none(), none()), FIVE);
    Network low = network(sky, limits(none(), OptionalDouble.of(latitude), none()), FIVE);
    Network slow = network(sky, limits(none(), none(), OptionalDouble.of(rate)), FIVE);
    Sgp4[] motions =
        IntStream.range(0, 66).mapToObj(v -> new Sgp4(sky.satellite(v))).toArray(Sgp4[]::new);
    int[] cut = new int[4];
    for (int index = 0; index < 5; index++) {
      double t = index * sky.periodSeconds() / 5;
      assertThat(open.snapshot(index).timeSeconds()).isCloseTo(t, within(1e-9));
      double[][] at = positions(motions, sky, t);
      double[][] before = positions(motions, sky, t - 1);
      double[][] after = positions(motions, sky, t + 1);
      double[] flat = open.snapshot(index).positionsKm();
      for (int link = 0; link < open.links(); link++) {
        int a = open.linkA(link);
        int b = open.linkB(link);
        boolean across = sky.planeOf(a) != sky.planeOf(b);
        assertThat(Arrays.copyOfRange(flat, 3 * a, 3 * a + 3)).containsExactly(at[a], within(1e-9));
        double[] line = Skies.minus(at[b], at[a]);
        double km = Skies.norm(line);
        double ms = 1000 * km / 299_792.458 + 65_536 / 100e9 * 1000;
        double[] first = Skies.minus(before[b], before[a]);
        double[] last = Skies.minus(after[b], after[a]);
        double turn =
            Math.toDegrees(
                Math.asin(
                        Skies.norm(Skies.cross(first, last))
                            / (Skies.norm(first) * Skies.norm(last)))
                    / 2);
        double clearance = clearanceKm(at[a], at[b]) - 6451;
        double highest = Math.max(degreesNorth(at[a]), degreesNorth(at[b]));
        cut[0] += check(open, index, link, ms, clearance);
        cut[1] += check(ranged, index, link, ms, range - km);
        cut[2] += check(low, index, link, ms, across ? latitude - highest : clearance);
        cut[3] += check(slow, index, link, ms, rate - turn);
      }
    }
    assertThat(cut[0]).as("all in sight").isZero();
    assertThat(cut[1]).isBetween(20, 600);
    assertThat(cut[2]).isBetween(20, 600);
    assertThat(cut[3]).isBetween(20, 600);
  }

  /** Whether a link is cut off, which it must be when its margin is negative. */
  private static int check(Network network, int index, int link, double ms, double margin) {
    double found = network.snapshot(index).linkMs(link);
    if (margin > 1e-5) {
      assertThat(found).isCloseTo(ms, within(1e-9));
    } else if (margin < -1e-5) {
      assertThat(found).isInfinite();
      return 1;
    }
    return 0;
  }

  private static double[][] positions(Sgp4[] motions, ObservedConstellation sky, double t) {
    return Arrays.stream(motions)
        .map(motion -> position(motion.at(sky.grid().epoch(), t).orElseThrow()))
        .toArray(double[][]::new);
  }

  private static double degreesNorth(double[] at) {
    return Math.abs(Math.toDegrees(Math.asin(at[2] / Skies.norm(at))));
  }

  /** How near to the Earth's centre a line comes, by trying points on it. */
  private static double clearanceKm(double[] a, double[] b) {
    return IntStream.rangeClosed(0, 200)
        .mapToDouble(
            k ->
                Skies.norm(
                    new double[] {
                      a[0] + (b[0] - a[0]) * k / 200,
                      a[1] + (b[1] - a[1]) * k / 200,
                      a[2] + (b[2] - a[2]) * k / 200
                    }))
        .min()
        .orElseThrow();
  }

  private static OptionalDouble none() {
    return OptionalDouble.empty();
  }

  private static LinkRules limits(
      OptionalDouble range, OptionalDouble latitude, OptionalDouble rate) {
    return Skies.limits(range, latitude, rate);
  }

  /** Eight satellites at 550 km do not see each other over the horizon. */
  @Test
  void linksEndAtTheHorizon() {
    Network network = network(observed("delta:550:53:40/5/1"), LinkRules.defaults(), FIVE);

    for (int link = 0; link < network.links(); link++) {
      int plane = network.constellation().planeOf(network.linkA(link));
      boolean inPlane = plane == network.constellation().planeOf(network.linkB(link));
      double ms = network.snapshot(0).linkMs(link);
      assertThat(Double.isInfinite(ms) || !inPlane).as("link %d", link).isTrue();
    }
    assertThat(IntStream.range(0, network.links()).mapToDouble(network.snapshot(0)::linkMs))
        .anyMatch(Double::isFinite);
  }

  /** The Earth's oblateness moves satellites by km, so latencies differ by little. */
  @ParameterizedTest
  @ValueSource(strings = {"star:780:86.4:66/6/2", "delta:1200:60:80/8/3"})
  void isNearlyTheWalkerConstellationItWasMadeFrom(String notation) {
    WalkerConstellation walker = Constellation.parse(notation);
    ObservedConstellation sky = observed(notation);
    Network network = network(sky, LinkRules.defaults(), FIVE);
    for (int index = 0; index < 5; index++) {
      Snapshot snapshot = network.snapshot(index);
      for (int link = 0; link < network.links(); link++) {
        double km =
            Skies.distance(
                walker,
                Integer.parseInt(sky.satellite(network.linkA(link)).number()) - 1,
                Integer.parseInt(sky.satellite(network.linkB(link)).number()) - 1,
                snapshot.timeSeconds());
        double ms = km / 299.792458 + 0.00065536;
        if (snapshot.linkMs(link) < Double.POSITIVE_INFINITY) {
          assertThat(snapshot.linkMs(link)).isCloseTo(ms, within(0.15));
        }
      }
    }
  }

  /** Kept latencies, those made anew, and those of other threads are the same. */
  @Test
  void doesNotDependOnThreadsOrOnWhatIsKept() {
    ObservedConstellation sky = observed("star:780:86.4:66/6/2");
    LinkRules rules = Skies.rules(OptionalInt.empty(), 0.9, 0);
    Network few = network(sky, rules, new SnapshotPlan(10, 3, 7));
    Network many = network(sky, rules, new SnapshotPlan(100_000, 1, 7));
    double[] one = sums(few, 1);

    assertThat(sums(few, 4)).isEqualTo(one);
    assertThat(sums(network(sky, rules, new SnapshotPlan(10, 3, 7)), 3)).isEqualTo(one);
    assertThat(many.snapshot(10_000).positionsKm())
        .containsExactly(few.snapshot(3).positionsKm(), within(1e-9));
    assertThat(many.interPlaneSlotOffset()).isZero();
  }

  /** Slots are numbered so that rows along the nearest links are slots; other links turn rows. */
  @Test
  void rowsFollowTheLinksOfTheGrid() {
    ObservedConstellation sky = observed("star:780:86.4:66/6/2");
    LinkRules turned = Skies.rules(OptionalInt.of(-3), 1, 0);
    LinkRows rows = LinkRows.of(sky, turned);
    Network network = network(sky, turned, FIVE);
    for (int link = 0; link < network.links(); link++) {
      int west = network.linkA(link);
      int east = network.linkB(link);
      boolean across = sky.planeOf(west) != sky.planeOf(east);
      assertThat(rows.rowOf(east)).isEqualTo((rows.rowOf(west) + (across ? 0 : 1)) % 11);
      assertThat(rows.satellite(sky.planeOf(east), rows.rowOf(east))).isEqualTo(east);
    }
    assertThat(NearestLinks.of(sky, turned).slotOffset()).isZero();
    assertThat(NearestLinks.of(sky, turned).saving()).isGreaterThan(0.3);
  }

  private static double[] sums(Network network, int threads) {
    return SnapshotSweep.reduce(
        network,
        new int[] {0, 33},
        threads,
        () -> new double[2 * network.satellites()],
        (sum, rows) -> Arrays.setAll(sum, i -> sum[i] + rows.flatMs()[i]),
        (a, b) -> {
          Arrays.setAll(a, i -> a[i] + b[i]);
          return a;
        });
  }
}
