package io.spacemoe.scenario.orbit;

import io.spacemoe.scenario.orbit.LeftOut.Reason;
import io.spacemoe.scenario.value.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Real satellites sorted into planes with equally many slots.
 *
 * <p>Planes follow each other eastwards; those that go all round begin at the least node, others
 * behind their widest gap. Slots follow each other in the direction of motion. Slot 0 of the first
 * plane is the first satellite past the node; in each further plane slots are numbered so that
 * satellites of the same slot are nearest to each other, in the sum of squares.
 *
 * @param epoch the time at which satellites were compared, that of the newest element set
 * @param planes a list of equally many satellites for each plane
 * @param nodesDeg the mean right ascension of the ascending node of each plane at the epoch, 0 to
 *     360
 * @param closed whether the last plane is the first one's neighbour: the widest gap between planes
 *     is at most 2.5 times the median of the others
 * @param seamSlots how many slots further the first plane's satellites are numbered than the last
 *     plane's nearest ones, 0 to slots - 1
 * @param leftOut all satellites that are in no slot
 */
public record PlaneGrid(
    Instant epoch,
    List<List<ElementSet>> planes,
    List<Double> nodesDeg,
    boolean closed,
    int seamSlots,
    List<LeftOut> leftOut) {

  /** How much wider than the median gap one may be in planes that go all round. */
  private static final double WIDEST_INSIDE = 2.5;

  /** Copies the lists. */
  public PlaneGrid {
    planes = planes.stream().map(List::copyOf).toList();
    nodesDeg = List.copyOf(nodesDeg);
    leftOut = List.copyOf(leftOut);
  }

  /** The number of satellites in each plane. */
  public int slots() {
    return planes.get(0).size();
  }

  /**
   * Sorts the satellites of a file. The number of slots is the one with which most satellites have
   * one; planes with fewer are left out, and those with more lose whatever crowds its neighbours.
   *
   * @throws InvalidValueException when the satellites form no planes
   */
  public static PlaneGrid of(OrbitFile file) {
    Shell shell = new Shell(file);
    List<LeftOut> leftOut = new ArrayList<>(shell.leftOut());
    List<Ring> rings = new ArrayList<>();
    for (List<Tracked> plane : NodeCircle.planes(shell.satellites())) {
      rings.add(Ring.of(plane, leftOut));
    }
    int slots = slots(rings);
    List<Ring> full = new ArrayList<>();
    for (Ring ring : rings) {
      if (ring.size() >= slots) {
        full.add(ring.thinnedTo(slots, leftOut));
      } else {
        ring.satellites().forEach(s -> leftOut.add(shortPlane(s, ring, slots)));
      }
    }
    full.sort(Comparator.comparing(Ring::nodeDeg));
    double[] gaps = gaps(full);
    int widest = widest(gaps);
    boolean closed = closed(gaps, widest);
    return aligned(shell.epoch(), closed ? full : startingAfter(full, widest), closed, leftOut);
  }

  /** Of the numbers of slots with which most satellites have one, the greatest. */
  private static int slots(Collection<Ring> rings) {
    int best = 1;
    long most = 0;
    for (Ring candidate : rings) {
      int slots = candidate.size();
      long placed = slots * rings.stream().filter(ring -> ring.size() >= slots).count();
      if (placed > most || (placed == most && slots > best)) {
        most = placed;
        best = slots;
      }
    }
    return best;
  }

  private static LeftOut shortPlane(Tracked satellite, Ring ring, int slots) {
    String why =
        String.format(
            Locale.ROOT,
            "its plane, at node %.1f degrees, has %d satellites for %d slots",
            ring.nodeDeg(),
            ring.size(),
            slots);
    return new LeftOut(satellite.set(), Reason.SHORT_PLANE, why);
  }

  /** The gap behind each plane in degrees, the last one round to the first. */
  private static double[] gaps(List<Ring> planes) {
    double[] gaps = new double[planes.size()];
    for (int p = 0; p < gaps.length; p++) {
      double round = p + 1 == gaps.length ? 360 : 0;
      gaps[p] = planes.get((p + 1) % gaps.length).nodeDeg() + round - planes.get(p).nodeDeg();
    }
    return gaps;
  }

  private static int widest(double[] gaps) {
    int widest = 0;
    for (int p = 1; p < gaps.length; p++) {
      widest = gaps[p] > gaps[widest] ? p : widest;
    }
    return widest;
  }

  private static boolean closed(double[] gaps, int widest) {
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    return gaps.length > 1 && gaps[widest] <= WIDEST_INSIDE * sorted[(gaps.length - 1) / 2];
  }

  private static List<Ring> startingAfter(List<Ring> planes, int last) {
    List<Ring> turned = new ArrayList<>(planes.subList(last + 1, planes.size()));
    turned.addAll(planes.subList(0, last + 1));
    return turned;
  }

  private static PlaneGrid aligned(
      Instant epoch, List<Ring> planes, boolean closed, List<LeftOut> leftOut) {
    List<Ring> turned = new ArrayList<>(List.of(planes.get(0)));
    for (int p = 1; p < planes.size(); p++) {
      Ring before = turned.get(p - 1);
      turned.add(planes.get(p).turned(planes.get(p).slotsBehind(before)));
    }
    return new PlaneGrid(
        epoch,
        turned.stream().map(Ring::sets).toList(),
        turned.stream().map(Ring::nodeDeg).toList(),
        closed,
        turned.get(0).slotsBehind(turned.get(turned.size() - 1)),
        leftOut);
  }
}
