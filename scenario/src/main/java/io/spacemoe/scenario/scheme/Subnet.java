package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.LinkRows;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Locale;

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

  /**
   * The satellite in the middle; or where it is out of service, the one nearest to it, by planes
   * and rows together, that is not.
   *
   * @throws InvalidValueException when none is in service
   */
  public int centre(Rooms rooms) {
    int plane = (firstPlane + lastPlane) / 2;
    int row = (firstRow + lastRow) / 2;
    if (rooms.available(centre())) {
      return centre();
    }
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int p = firstPlane; p <= lastPlane; p++) {
      for (int r = firstRow; r <= lastRow; r++) {
        int far = Math.abs(p - plane) + Math.abs(r - row);
        if (far < least && rooms.available(rows.satellite(p, r))) {
          least = far;
          best = rows.satellite(p, r);
        }
      }
    }
    if (best < 0) {
      throw new InvalidValueException(
          "failures",
          String.format(
              Locale.ROOT,
              "leaves the ring subnet of planes %d to %d, rows %d to %d, without a satellite in service",
              firstPlane,
              lastPlane,
              firstRow,
              lastRow));
    }
    return best;
  }
}
