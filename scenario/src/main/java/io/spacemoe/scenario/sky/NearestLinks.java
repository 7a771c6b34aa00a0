package io.spacemoe.scenario.sky;

import java.util.OptionalInt;

/**
 * What turning links between planes by the offset "nearest" would bring: their mean length over
 * satellites and {@value #TIMES} times of an orbit, whether or not rules let them exist.
 *
 * @param givenKm the mean length as link rules have it, 0 when there are no links between planes
 * @param slotOffset what "nearest" is
 * @param km the mean length with it
 */
public record NearestLinks(double givenKm, int slotOffset, double km) {
  private static final int TIMES = 12;

  /**
   * Measures the links of a constellation, 0 km where nothing is known of orbits. O(satellites).
   */
  public static NearestLinks of(Constellation constellation, LinkRules rules) {
    if (constellation instanceof Topology) {
      return new NearestLinks(0, 0, 0);
    }
    LinkRules nearest = rules.withInterPlaneSlotOffset(OptionalInt.empty());
    int slotOffset = LinkRows.of(constellation, nearest).slotOffset();
    double givenKm = meanKm(constellation, rules);
    boolean same = LinkRows.of(constellation, rules).slotOffset() == slotOffset;
    return new NearestLinks(givenKm, slotOffset, same ? givenKm : meanKm(constellation, nearest));
  }

  /** By which part of their length links would be shorter, 0 to 1. */
  public double saving() {
    return givenKm == 0 ? 0 : Math.max(0, 1 - km / givenKm);
  }

  private static double meanKm(Constellation constellation, LinkRules rules) {
    Network network = new Network(constellation, rules, new SnapshotPlan(TIMES, 1, 1), 0);
    double sum = 0;
    long count = 0;
    for (int time = 0; time < TIMES; time++) {
      double[] km = network.positionsKm(time);
      for (int link = 0; link < network.links(); link++) {
        int a = network.linkA(link);
        int b = network.linkB(link);
        if (constellation.planeOf(a) != constellation.planeOf(b)) {
          sum +=
              Math.hypot(
                  Math.hypot(km[3 * a] - km[3 * b], km[3 * a + 1] - km[3 * b + 1]),
                  km[3 * a + 2] - km[3 * b + 2]);
          count++;
        }
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
