package io.spacemoe.lab.map;

import io.spacemoe.scenario.sky.Constellation;
import java.awt.geom.Rectangle2D;

/**
 * Where each satellite's cell lies on the sheet: planes against slots, the more numerous of the two
 * from left to right, the other upwards.
 *
 * @param constellation whose satellites
 * @param sheetWidth the width of the sheet in px
 * @param top the upper edge of the map in px
 */
record MapGrid(Constellation constellation, int sheetWidth, double top) {
  private static final double LEFT = 66;
  private static final double RIGHT = 8;
  private static final double NARROW_LEFT = 40;

  /** Of a sheet narrower than this, the margins are narrow. */
  private static final int NARROW = 600;

  /** A map is so high at most, in parts of the sheet's width. */
  private static final double HIGHEST = 0.71;

  private static final double LARGEST_CELL = 84;
  private static final double LEAST_CELL_WITH_NUMBER = 30;

  /** Cells are higher than wide where they would be less than this high. */
  private static final double LEAST_ROW = 16;

  /** Below this cell size, gaps between cells would hide the cells. */
  private static final double LEAST_CELL_WITH_GAP = 4;

  boolean narrow() {
    return sheetWidth < NARROW;
  }

  private double room() {
    return sheetWidth - (narrow() ? NARROW_LEFT : LEFT) - RIGHT;
  }

  /** The left edge of the map, which is in the middle of its room, in px. */
  double left() {
    return sheetWidth - RIGHT - room() + (room() - width()) / 2;
  }

  private double highest() {
    return HIGHEST * sheetWidth;
  }

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
    return whole(Math.min(LARGEST_CELL, Math.min(room() / columns(), highest() / rows())));
  }

  /** The pitch of the rows in px: that of the columns, or more where there is room for numbers. */
  double rowPitch() {
    return whole(Math.max(columnPitch(), Math.min(LEAST_ROW, highest() / rows())));
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

  /** The shorter side of a cell. */
  double cell() {
    return Math.min(columnPitch(), rowPitch());
  }

  /** Whether cells are large enough for the numbers of their experts. */
  boolean numbersExperts() {
    return cell() >= LEAST_CELL_WITH_NUMBER;
  }

  /** The middle of a column. */
  double x(int column) {
    return left() + (column + 0.5) * columnPitch();
  }

  /** The middle of a row; row 0 is the lowest. */
  double y(int row) {
    return top + height() - (row + 0.5) * rowPitch();
  }

  int column(int satellite) {
    return planesAcross() ? constellation.planeOf(satellite) : constellation.slotOf(satellite);
  }

  int row(int satellite) {
    return planesAcross() ? constellation.slotOf(satellite) : constellation.planeOf(satellite);
  }

  /** The map without its margins. */
  Rectangle2D area() {
    return new Rectangle2D.Double(left(), top, width(), height());
  }

  /** The cell of a satellite, without the gap around it; never too small to be seen. */
  Rectangle2D cell(int satellite) {
    double width = Math.max(1, columnPitch() - gap());
    double height = Math.max(1, rowPitch() - gap());
    return new Rectangle2D.Double(
        x(column(satellite)) - width / 2, y(row(satellite)) - height / 2, width, height);
  }
}
