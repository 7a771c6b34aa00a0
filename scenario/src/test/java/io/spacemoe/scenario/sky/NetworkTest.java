package io.spacemoe.scenario.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
  private static final double LIGHT = 299792.458;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delta:550:87:1056/33/16",
        "delta:550:53:1584/72/17",
        "star:780:86.4:66/6/2",
        "star:1200:90:40/5/0",
        "delta:1200:0:12/3/1",
        "delta:20000:55:24/6/2"
      })
  void placesSatellitesAndMeasuresLinksByTheFormulas(String notation) {
    Constellation sky = Constellation.parse(notation);
    Network network = new Network(sky, LinkRules.defaults(), new SnapshotPlan(7, 1, 1), 65_536);
    for (int index = 0; index < 7; index++) {
      Snapshot snapshot = network.snapshot(index);
      double t = index * sky.periodSeconds() / 7;
      double[] at = snapshot.positionsKm();
      for (int v = 0; v < sky.satellites(); v++) {
        double[] expected = position(sky, v, t);
        for (int axis = 0; axis < 3; axis++) {
          assertThat(at[3 * v + axis]).isCloseTo(expected[axis], within(1e-7));
        }
      }
      for (int link = 0; link < network.links(); link++) {
        double[] a = position(sky, network.linkA(link), t);
        double[] b = position(sky, network.linkB(link), t);
        double km = Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
        double expected = 1000 * km / LIGHT + 65_536 / 100e9 * 1000;
        if (snapshot.linkMs(link) < Double.POSITIVE_INFINITY) {
          assertThat(snapshot.linkMs(link)).isCloseTo(expected, within(1e-9));
        }
      }
    }
  }

  private static double[] position(Constellation sky, int v, double t) {
    int p = sky.planeOf(v);
    int s = sky.slotOf(v);
    int planes = sky.planes();
    int slots = sky.satellitesPerPlane();
    double node = sky.pattern().spanRadians() * p / planes;
    double u =
        2 * Math.PI * s / slots
            + 2 * Math.PI * sky.phasing() * p / (planes * slots)
            + sky.meanMotion() * t;
    double i = Math.toRadians(sky.inclinationDeg());
    double a = sky.radiusKm();
    return new double[] {
      a * (Math.cos(node) * Math.cos(u) - Math.sin(node) * Math.sin(u) * Math.cos(i)),
      a * (Math.sin(node) * Math.cos(u) + Math.cos(node) * Math.sin(u) * Math.cos(i)),
      a * Math.sin(u) * Math.sin(i)
    };
  }
}
