package io.spacemoe.scenario.sky;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Comparator;
import java.util.Locale;

/**
 * How satellites line up along the links between planes. A link leads from slot s of a plane to
 * slot s + o of the next plane east, o the slot offset, so row r runs through slot r + p o (modulo
 * the number of slots) of plane p. With offset 0 rows are slots.
 *
 * <p>Rows begin at plane 0 and end at the last plane. Where planes go all round, the links from the
 * last plane to the first lead from row r to row r + {@link #seamRows}.
 *
 * @param constellation whose satellites
 * @param slotOffset by how many slots links between neighbouring planes are turned
 * @param closed whether links lead from the last plane to the first
 */
public record LinkRows(Constellation constellation, int slotOffset, boolean closed) {

  /** Rows of links that lead over the seam where planes go all round. */
  public LinkRows(Constellation constellation, int slotOffset) {
    this(constellation, slotOffset, constellation.closed());
  }

  /**
   * The rows that link rules give a constellation. "nearest" is resolved: in a Walker constellation
   * to the offset with the least orbit-mean distance; the slots of an observed constellation are
   * numbered so that it is 0.
   */
  public static LinkRows of(Constellation constellation, LinkRules rules) {
    return new LinkRows(
        constellation,
        rules.interPlaneSlotOffset().isPresent()
            ? rules.interPlaneSlotOffset().getAsInt()
            : nearestOffset(constellation),
        rules.crossSeam().orElse(constellation.closed()));
  }

  private static int nearestOffset(Constellation constellation) {
    return constellation instanceof WalkerConstellation walker ? PlaneGap.nearestOffset(walker) : 0;
  }

  /** The satellite of a plane in a row; rows count on modulo the number of slots. */
  public int satellite(int plane, int row) {
    return constellation.index(
        plane, Math.floorMod(row + plane * slotOffset, constellation.satellitesPerPlane()));
  }

  /** The row of a satellite, 0 to slots - 1. */
  public int rowOf(int satellite) {
    return Math.floorMod(
        constellation.slotOf(satellite) - constellation.planeOf(satellite) * slotOffset,
        constellation.satellitesPerPlane());
  }

  /**
   * By how many rows the links from the last plane to the first lead further, 0 or more; without
   * meaning when the planes do not go all round.
   */
  public int seamRows() {
    int turned = constellation.planes() * slotOffset;
    return Math.floorMod(turned, constellation.satellitesPerPlane()) + constellation.seamSlots();
  }

  /**
   * Refuses a brick pattern that does not close: with three terminals satellites are linked east
   * and west by turns, along each plane and along each row.
   *
   * @throws InvalidValueException saying where it does not
   */
  void checkBricks() {
    int slots = constellation.satellitesPerPlane();
    if (slots % 2 != 0) {
      throw new InvalidValueException(
          "links.terminals",
          String.format(
              Locale.ROOT,
              "is 3, so satellites of a plane are linked east and west by turns, but there are %d in a plane; expected an even number.%nMaybe take 4 terminals",
              slots));
    }
    int planes = constellation.planes();
    if (closed && (planes + seamRows()) % 2 != 0) {
      throw new InvalidValueException(
          "links.terminals",
          String.format(
              Locale.ROOT,
              "is 3, so satellites of a row are linked east and west by turns, but round %d planes a row with slot offset %d and phasing %d does not close: planes x (1 + offset) + phasing is odd.%nMaybe set links.crossSeam to false, or change phasing or offset",
              planes,
              slotOffset,
              constellation.seamSlots()));
    }
  }

  /**
   * Two satellites of a Walker constellation as seen from the western one: how many planes east the
   * other is, and by how many slots it is ahead, besides the phasing. The same two give the same
   * pair whichever is named first.
   *
   * @param west the western satellite; in one plane, the one behind
   * @param east the other
   * @param planes 0 to half of all in a delta, in a star to all but one
   * @param slots slots ahead, among those that are equal modulo the slots of a plane the one
   *     nearest to the row of the western satellite
   */
  record Pair(int west, int east, int planes, int slots) {

    /** Pairs in a plane first, each kind in the order of the western satellite. */
    static final Comparator<Pair> ORDER =
        Comparator.<Pair>comparingInt(pair -> pair.planes == 0 ? 0 : 1)
            .thenComparingInt(Pair::west)
            .thenComparingInt(Pair::planes)
            .thenComparingInt(Pair::slots);

    /** The pair of two satellites. */
    static Pair of(LinkRows rows, int a, int b) {
      WalkerConstellation sky = (WalkerConstellation) rows.constellation();
      int planes = sky.planeOf(b) - sky.planeOf(a);
      boolean round = sky.pattern() == WalkerPattern.DELTA;
      boolean shorterBack = planes < 0 ? -2 * planes <= sky.planes() : 2 * planes > sky.planes();
      if (round ? shorterBack : planes < 0) {
        return of(rows, b, a);
      }
      int seams = planes < 0 ? 1 : 0;
      int apart = sky.slotOf(b) - sky.slotOf(a) - seams * sky.phasing();
      planes += seams * sky.planes();
      int along = rows.slotOffset() * planes;
      int off = signed(apart - along, sky.satellitesPerPlane());
      if (planes == 0 && off < 0) {
        return new Pair(b, a, 0, -off);
      }
      if (planes == 0 && 2 * off == sky.satellitesPerPlane() && b < a) {
        return new Pair(b, a, 0, off);
      }
      return new Pair(a, b, planes, along + off);
    }

    /** The number of this remainder that is nearest to 0; of two the positive one. */
    private static int signed(int number, int modulus) {
      int rest = Math.floorMod(number, modulus);
      return 2 * rest > modulus ? rest - modulus : rest;
    }
  }
}
