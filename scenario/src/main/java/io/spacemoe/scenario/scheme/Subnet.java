package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.sky.LinkRows;

/**
 * The satellites that belong to one layer: some neighbouring rows along the links, in some
 * neighbouring planes.
 *
 * @param rows the rows of the whole constellation
 * @param firstPlane first plane
 * @param lastPlane last plane, inclusive
 * @param firstRow first row
 * @param lastRow last row, inclusive
 */
public record Subnet(LinkRows rows, int firstPlane, int lastPlane, int firstRow, int lastRow) {

  /** The number of satellites. */
  public int size() {
    return Math.max(0, lastPlane - firstPlane + 1) * Math.max(0, lastRow - firstRow + 1);
  }

  /** The satellites, plane by plane, in each plane row by row. */
  public int[] satellites() {
    int[] satellites = new int[size()];
    int n = 0;
    for (int plane = firstPlane; plane <= lastPlane; plane++) {
      for (int row = firstRow; row <= lastRow; row++) {
        satellites[n++] = rows.satellite(plane, row);
      }
    }
    return satellites;
  }

  /** The satellite in the middle: the middle row of the middle plane, both rounded down. */
  public int centre() {
    return rows.satellite((firstPlane + lastPlane) / 2, (firstRow + lastRow) / 2);
  }
}
