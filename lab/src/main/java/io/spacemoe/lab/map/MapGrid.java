package io.spacemoe.lab.map;

import io.spacemoe.scenario.sky.Constellation;
import java.awt.geom.Rectangle2D;

/**
 * Where each satellite's cell lies on the sheet: planes against slots, the more numerous of the two
 * from left to right, the other upwards.
 *
 * @param constellation whose satellites
 */
record MapGrid(Constellation constellation) {
  /** The left edge of the map in px. */
  static final double LEFT = 66;

  /** The upper edge of the map in px. */
  static final double TOP = 54;

  private static final double WIDEST = 826;
  private static final double HIGHEST = 640;
  private static final double LARGEST_CELL = 56;
  private static final double LEAST_CELL_WITH_NUMBER = 30;

  /** Below this cell size, gaps between cells would hide the cells. */
  private static final double LEAST_CELL_WITH_GAP = 4;

  /** Whether planes run from left to right, and slots upwards. */
  boolean planesAcross() {
    return constellation.planes() >= constellation.satellitesPerPlane();
  }

  int columns() {
    return Math.max(constellation.planes(), constellation.satellitesPerPlane());
  }

  int rows() {
    return Math.min(constellation.planes(), constellation.satellitesPerPlane());
  }

  /** The pitch of the columns in px. */
  double columnPitch() {
    return whole(Math.min(LARGEST_CELL, Math.min(WIDEST / columns(), HIGHEST / rows())));
  }

  /** The pitch of the rows in px: that of the columns, or more where there is room for numbers. */
  double rowPitch() {
    return whole(Math.max(columnPitch(), Math.min(GatewayMark.LEAST_PITCH, HIGHEST / rows())));
  }

  /** Half px stay sharp; small cells cannot afford the loss. */
  private static double whole(double pitch) {
    return pitch < LEAST_CELL_WITH_GAP ? pitch : Math.floor(2 * pitch) / 2;
  }

  /** The gap between neighbouring cells in px. */
  double gap() {
    return columnPitch() < LEAST_CELL_WITH_GAP ? 0 : columnPitch() < 12 ? 0.5 : 1;
  }

  double width() {
    return columns() * columnPitch();
  }

  double height() {
    return rows() * rowPitch();
  }

  /** Whether cells are large enough for the numbers of their experts. */
  boolean numbersExperts() {
    return Math.min(columnPitch(), rowPitch()) >= LEAST_CELL_WITH_NUMBER;
  }

  /** The middle of a column. */
  double x(int column) {
    return LEFT + (column + 0.5) * columnPitch();
  }

  /** The middle of a row; row 0 is the lowest. */
  double y(int row) {
    return TOP + height() - (row + 0.5) * rowPitch();
  }

  int column(int satellite) {
    return planesAcross() ? constellation.planeOf(satellite) : constellation.slotOf(satellite);
  }

  int row(int satellite) {
    return planesAcross() ? constellation.slotOf(satellite) : constellation.planeOf(satellite);
  }

  /** The cell of a satellite, without the gap around it; never too small to be seen. */
  Rectangle2D cell(int satellite) {
    double width = Math.max(1, columnPitch() - gap());
    double height = Math.max(1, rowPitch() - gap());
    return new Rectangle2D.Double(
        x(column(satellite)) - width / 2, y(row(satellite)) - height / 2, width, height);
  }
}
