package io.spacemoe.scenario.orbit;

import io.spacemoe.scenario.orbit.LeftOut.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The satellites of one plane in the direction of motion.
 *
 * @param satellites in the order of slots
 */
record Ring(List<Tracked> satellites) {

  /** The satellites of a plane that have its height, from the first past the node. */
  static Ring of(List<Tracked> plane, List<LeftOut> leftOut) {
    double[] heights = plane.stream().mapToDouble(Tracked::heightKm).sorted().toArray();
    double height = heights[heights.length / 2];
    List<Tracked> ring = new ArrayList<>();
    for (Tracked satellite : plane) {
      if (Math.abs(satellite.heightKm() - height) <= Shell.SAME_HEIGHT_KM) {
        ring.add(satellite);
      } else {
        String why =
            String.format(
                Locale.ROOT, "height %.1f km; its plane's is %.1f", satellite.heightKm(), height);
        leftOut.add(new LeftOut(satellite.set(), Reason.OFF_ALTITUDE, why));
      }
    }
    ring.sort(Comparator.comparing(Tracked::argumentDeg));
    return new Ring(ring);
  }

  int size() {
    return satellites.size();
  }

  List<ElementSet> sets() {
    return satellites.stream().map(Tracked::set).toList();
  }

  /** The mean node in degrees, 0 to 360. */
  double nodeDeg() {
    double first = satellites.get(0).nodeDeg();
    double apart =
        satellites.stream()
            .mapToDouble(s -> Tracked.signed(s.nodeDeg() - first))
            .average()
            .orElseThrow();
    return Tracked.turned(first + apart);
  }

  private double inclination() {
    return Math.toRadians(satellites.get(0).set().inclinationDeg());
  }

  /** How far a satellite is ahead of the one before it, in degrees. */
  private double gap(int slot) {
    int before = Math.floorMod(slot - 1, size());
    return Tracked.turned(
        satellites.get(slot).argumentDeg() - satellites.get(before).argumentDeg());
  }

  /** As many satellites as there are slots: again and again without the one most in the way. */
  Ring thinnedTo(int slots, List<LeftOut> leftOut) {
    Ring ring = this;
    while (ring.size() > slots) {
      int crowding = 0;
      for (int s = 1; s < ring.size(); s++) {
        crowding = ring.room(s) < ring.room(crowding) ? s : crowding;
      }
      leftOut.add(ring.surplus(crowding, size(), slots));
      List<Tracked> rest = new ArrayList<>(ring.satellites);
      rest.remove(crowding);
      ring = new Ring(rest);
    }
    return ring;
  }

  /** From the satellite behind to the one ahead, in degrees. */
  private double room(int slot) {
    return gap(slot) + gap((slot + 1) % size());
  }

  private LeftOut surplus(int slot, int found, int slots) {
    boolean behind = gap(slot) <= gap((slot + 1) % size());
    Tracked near = satellites.get(Math.floorMod(slot + (behind ? -1 : 1), size()));
    String why =
        String.format(
            Locale.ROOT,
            "its plane has %d satellites for %d slots, and %s is %.1f degrees from it",
            found,
            slots,
            near.set(),
            Math.min(gap(slot), gap((slot + 1) % size())));
    return new LeftOut(satellites.get(slot).set(), Reason.SURPLUS, why);
  }

  /** The same ring, with another satellite in slot 0. */
  Ring turned(int first) {
    List<Tracked> turned = new ArrayList<>(satellites);
    Collections.rotate(turned, -first);
    return new Ring(turned);
  }

  /**
   * By how many slots the satellites of this plane are numbered further than their partners in the
   * plane to the west, when partners are to be nearest: a satellite is nearest to the point of the
   * other plane from which the line of sight crosses both planes at the same angle.
   */
  int slotsBehind(Ring west) {
    double apart = Math.toRadians(Tracked.turned(nodeDeg() - west.nodeDeg()));
    double level = Math.toDegrees(2 * Math.atan(Math.tan(apart / 2) * Math.cos(inclination())));
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int turn = 0; turn < size(); turn++) {
      double sum = 0;
      for (int s = 0; s < size(); s++) {
        double ahead =
            satellites.get((s + turn) % size()).argumentDeg()
                - west.satellites.get(s).argumentDeg();
        double off = Tracked.signed(ahead + level);
        sum += off * off;
      }
      if (sum < least - 1e-6) {
        least = sum;
        best = turn;
      }
    }
    return best;
  }
}
