package io.spacemoe.lab.figure;

import java.util.Locale;

/**
 * How figures are written: as wide as a column or a page, with text of a size, with or without a
 * title.
 *
 * @param widthMm the width of a figure that fills it, from 40 to 1000 mm
 * @param fontPt the size of most of its text, from 4 to 40 points; titles are larger by a third
 * @param titled whether it has a title; where papers have captions it has none
 * @param dotsPerInch how fine the PNG is
 */
public record FigureFormat(double widthMm, double fontPt, boolean titled, int dotsPerInch) {
  /** For the screen: 900 px of CSS, text of 12 px, a title; the PNG has two pixels per px. */
  public static final FigureFormat SCREEN = new FigureFormat(238.125, 9, true, 192);

  /** Of PNGs for print. */
  private static final int PRINT = 300;

  private static final double LEAST_MM = 40;
  private static final double MOST_MM = 1000;
  private static final double LEAST_PT = 4;
  private static final double MOST_PT = 40;

  private static final double POINTS_PER_INCH = 72;
  private static final double MM_PER_INCH = 25.4;

  /** Refuses what cannot be read or printed. */
  public FigureFormat {
    require("width", widthMm, LEAST_MM, MOST_MM, "mm");
    require("font size", fontPt, LEAST_PT, MOST_PT, "pt");
  }

  /** For print: a PNG of 300 dots per inch. */
  public static FigureFormat print(double widthMm, double fontPt, boolean titled) {
    return new FigureFormat(widthMm, fontPt, titled, PRINT);
  }

  private static void require(String what, double value, double least, double most, String unit) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the figures' %s is %s %s; allowed: %.0f to %.0f %s",
              what,
              value,
              unit,
              least,
              most,
              unit));
    }
  }

  /** The width of a sheet in px, on which text is as large as {@link Style} says. */
  public int sheetWidth() {
    return (int) Math.round(widthPt() / (fontPt / Style.LABEL_PX));
  }

  private double widthPt() {
    return widthMm / MM_PER_INCH * POINTS_PER_INCH;
  }

  /** The size of a px of the sheet. */
  double pointsPerPx() {
    return widthPt() / sheetWidth();
  }

  double millimetres(double px) {
    return px * pointsPerPx() / POINTS_PER_INCH * MM_PER_INCH;
  }

  /** Pixels of the PNG for each px of the sheet. */
  double pixelsPerPx() {
    return pointsPerPx() / POINTS_PER_INCH * dotsPerInch;
  }
}
