package io.spacemoe.scenario.placement;

import io.spacemoe.scenario.sky.Constellation;

/**
 * The satellites that belong to one layer: an arc of slots in each of some neighbouring planes.
 *
 * @param constellation the whole it is part of
 * @param firstPlane first plane
 * @param lastPlane last plane, inclusive
 * @param firstSlot first slot in each plane
 * @param lastSlot last slot, inclusive
 */
public record Subnet(
    Constellation constellation, int firstPlane, int lastPlane, int firstSlot, int lastSlot) {

  /** The number of satellites. */
  public int size() {
    return Math.max(0, lastPlane - firstPlane + 1) * Math.max(0, lastSlot - firstSlot + 1);
  }

  /** The satellites, ascending. */
  public int[] satellites() {
    int[] satellites = new int[size()];
    int n = 0;
    for (int plane = firstPlane; plane <= lastPlane; plane++) {
      for (int slot = firstSlot; slot <= lastSlot; slot++) {
        satellites[n++] = constellation.index(plane, slot);
      }
    }
    return satellites;
  }

  /** The satellite in the middle: the middle slot of the middle plane, both rounded down. */
  public int centre() {
    return constellation.index((firstPlane + lastPlane) / 2, (firstSlot + lastSlot) / 2);
  }
}
