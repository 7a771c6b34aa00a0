package io.spacemoe.scenario.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  private static final String PAPER = "delta:550:87:1056/33/16";
  private static final SnapshotPlan SEVEN = new SnapshotPlan(7, 1, 1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        PAPER,
        "delta:550:53:1584/72/17",
        "star:780:86.4:66/6/2",
        "star:1200:90:40/5/0",
        "delta:1200:0:12/3/1",
        "delta:20000:55:24/6/2",
        "delta:8000:63.4:8/2/1"
      })
  void placesSatellitesAndMeasuresLinksByTheFormulas(String notation) {
    WalkerConstellation sky = Constellation.parse(notation);
    Network network = Skies.network(notation, LinkRules.defaults(), SEVEN);
    double sight =
        2
            * Math.sqrt(
                Math.pow(sky.radiusKm(), 2) - Math.pow(Constellation.EARTH_RADIUS_KM + 80, 2));
    for (int index = 0; index < 7; index++) {
      Snapshot snapshot = network.snapshot(index);
      double t = index * sky.periodSeconds() / 7;
      assertThat(snapshot.timeSeconds()).isCloseTo(t, within(1e-9));
      double[] at = snapshot.positionsKm();
      for (int v = 0; v < sky.satellites(); v++) {
        double[] there = {at[3 * v], at[3 * v + 1], at[3 * v + 2]};
        assertThat(Skies.norm(Skies.minus(there, Skies.position(sky, v, t)))).isLessThan(1e-7);
      }
      for (int link = 0; link < network.links(); link++) {
        double km = Skies.distance(sky, network.linkA(link), network.linkB(link), t);
        double expected = 1000 * km / 299_792.458 + 65_536 / 100e9 * 1000;
        if (km < sight - 1e-6) {
          assertThat(snapshot.linkMs(link)).isCloseTo(expected, within(1e-9));
        } else if (km > sight + 1e-6) {
          assertThat(snapshot.linkMs(link)).isInfinite();
        }
      }
    }
  }

  @Test
  void hopsCostTransmissionAndProcessing() {
    LinkRules rules = Skies.rules(OptionalInt.of(0), 1, 0.25);
    Network network = Skies.network(PAPER, rules, SEVEN);
    Network bare = new Network(network.constellation(), LinkRules.defaults(), SEVEN, 0);
    assertThat(network.transmissionMs()).isCloseTo(65_536 / 100e9 * 1000, within(1e-15));
    assertThat(network.processingMs()).isEqualTo(0.25);
    double more = network.snapshot(3).linkMs(1500) - bare.snapshot(3).linkMs(1500);
    assertThat(more).isCloseTo(0.25 + network.transmissionMs(), within(1e-12));
  }

  @Test
  void linksEndAtMaximalRange() {
    checkRule(
        Skies.limits(OptionalDouble.of(1360), OptionalDouble.empty(), OptionalDouble.empty()),
        (sky, a, b, t) -> Skies.distance(sky, a, b, t) - 1360);
  }

  @Test
  void linksBetweenPlanesEndAtHighLatitude() {
    double limit = 70;
    checkRule(
        Skies.limits(OptionalDouble.empty(), OptionalDouble.of(limit), OptionalDouble.empty()),
        (sky, a, b, t) ->
            sky.planeOf(a) == sky.planeOf(b)
                ? -1
                : Math.max(latitude(sky, a, t), latitude(sky, b, t)) - limit);
  }

  @Test
  void linksEndWhereTheyTurnTooFast() {
    double limit = 0.09;
    checkRule(
        Skies.limits(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(limit)),
        (sky, a, b, t) -> turnDegPerSec(sky, a, b, t) - limit);
  }

  @Test
  void aTurnLimitBelowTheMeanMotionCutsEveryPlane() {
    LinkRules rules =
        Skies.limits(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(0.06));
    Snapshot snapshot = Skies.network(PAPER, rules, SEVEN).snapshot(0);
    for (int link = 0; link < 1056; link++) {
      assertThat(snapshot.linkMs(link)).isInfinite();
    }
  }

  @Test
  void latitudeLimitsOf90And0MeanAllAndNone() {
    DoublePredicate anyBetweenPlanes =
        limit -> {
          LinkRules rules =
              Skies.limits(
                  OptionalDouble.empty(), OptionalDouble.of(limit), OptionalDouble.empty());
          Network network = Skies.network("star:1200:90:40/5/0", rules, new SnapshotPlan(8, 1, 1));
          Snapshot start = network.snapshot(0);
          boolean any = false;
          for (int link = 40; link < network.links(); link++) {
            any |= start.linkMs(link) < Double.POSITIVE_INFINITY;
          }
          return any;
        };
    assertThat(anyBetweenPlanes.test(90)).isTrue();
    assertThat(anyBetweenPlanes.test(0)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesNonsenseSizes(double bits) {
    WalkerConstellation sky = Constellation.parse(PAPER);
    assertThatThrownBy(() -> new Network(sky, LinkRules.defaults(), SEVEN, bits))
        .hasMessageContaining("hiddenStateBits is " + bits);
  }

  @Test
  void refusesSnapshotsThatDoNotExist() {
    Network network = Skies.network(PAPER, LinkRules.defaults(), SEVEN);
    assertThatThrownBy(() -> network.snapshot(7)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  /** How far a link is beyond a rule, by direct vectors; negative when it may exist. */
  private interface Excess {
    double of(WalkerConstellation sky, int a, int b, double t);
  }

  private static void checkRule(LinkRules rules, Excess excess) {
    Network network = Skies.network(PAPER, rules, SEVEN);
    WalkerConstellation sky = (WalkerConstellation) network.constellation();
    int present = 0;
    int absent = 0;
    for (int index = 0; index < network.snapshots(); index++) {
      Snapshot snapshot = network.snapshot(index);
      for (int link = 0; link < network.links(); link++) {
        double beyond =
            excess.of(sky, network.linkA(link), network.linkB(link), snapshot.timeSeconds());
        boolean exists = snapshot.linkMs(link) < Double.POSITIVE_INFINITY;
        if (Math.abs(beyond) > 1e-9) {
          assertThat(exists).as("link %d of snapshot %d", link, index).isEqualTo(beyond < 0);
          present += exists ? 1 : 0;
          absent += exists ? 0 : 1;
        }
      }
    }
    assertThat(present).isGreaterThan(500);
    assertThat(absent).isGreaterThan(500);
  }

  private static double latitude(WalkerConstellation sky, int v, double t) {
    return Math.abs(Math.toDegrees(Math.asin(Skies.position(sky, v, t)[2] / sky.radiusKm())));
  }

  private static double turnDegPerSec(WalkerConstellation sky, int a, int b, double t) {
    double[] r = Skies.minus(Skies.position(sky, a, t), Skies.position(sky, b, t));
    double[] v = Skies.minus(Skies.velocity(sky, a, t), Skies.velocity(sky, b, t));
    return Math.toDegrees(Skies.norm(Skies.cross(r, v)) / Math.pow(Skies.norm(r), 2));
  }
}
