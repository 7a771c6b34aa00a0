package io.spacemoe.scenario.sky;

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
 */
public record LinkRows(Constellation constellation, int slotOffset) {

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
            : nearestOffset(constellation));
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
}
