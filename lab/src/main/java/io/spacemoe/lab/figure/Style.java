package io.spacemoe.lab.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;

/**
 * The look that all figures share: fonts, colours, strokes, and charts and axes dressed in them.
 */
public final class Style {
  /** Text, whiskers, outlines. */
  public static final Color INK = new Color(0x1F2933);

  /** Axis labels and ticks. */
  public static final Color MUTED = new Color(0x52606D);

  /** Grid lines. */
  static final Color GRID = new Color(0xDDE2E7);

  /** A place where nothing is. */
  public static final Color EMPTY = new Color(0xEDF0F3);

  /** Figures that others published. */
  static final Color REFERENCE = new Color(0xB4450F);

  /** Grid lines, whiskers, outlines: 1 px wide. */
  public static final BasicStroke HAIRLINE = new BasicStroke(1f);

  /** What an SVG asks for: the font of the drawing, then fonts of like widths. */
  static final String SVG_FONT_FAMILIES =
      "'DejaVu Sans', Verdana, 'Bitstream Vera Sans', sans-serif";

  /** The size of most text. */
  static final int LABEL_PX = 12;

  /** Sheets of less width, in px, are for a column of a paper and have narrow margins. */
  static final int NARROW = 600;

  private static final FontRenderContext RULER = new FontRenderContext(null, true, true);

  private static final String FONT_FAMILY = "DejaVu Sans";

  /** Told apart with the common colour vision deficiencies too (after P. Tol's muted scheme). */
  private static final Color[] SERIES = {
    new Color(0x4477AA),
    new Color(0x88CCEE),
    new Color(0x44AA99),
    new Color(0xDDCC77),
    new Color(0xCC6677),
    new Color(0x882255),
    new Color(0x999933),
    new Color(0x332288),
  };

  private Style() {}

  /** The colour of a data series; after eight they repeat. */
  static Color series(int index) {
    return SERIES[index % SERIES.length];
  }

  /** Titles. */
  public static Font title() {
    return new Font(FONT_FAMILY, Font.BOLD, 16);
  }

  /** Row names, legends and values. */
  public static Font label() {
    return new Font(FONT_FAMILY, Font.PLAIN, LABEL_PX);
  }

  /** Ticks and side notes. */
  public static Font small() {
    return new Font(FONT_FAMILY, Font.PLAIN, 11);
  }

  /** Numbers inside small marks. */
  public static Font mark(float size) {
    return new Font(FONT_FAMILY, Font.BOLD, 1).deriveFont(size);
  }

  /** A number axis with a grid for its only ornament. */
  static NumberAxis axis(String label, boolean narrow) {
    NumberAxis axis = new NumberAxis(label);
    axis.setLabelFont(label());
    axis.setLabelPaint(MUTED);
    axis.setTickLabelFont(small());
    axis.setTickLabelPaint(MUTED);
    axis.setAxisLineVisible(false);
    double aside = narrow ? 6 : 24;
    axis.setTickLabelInsets(new RectangleInsets(4, aside, 4, aside));
    axis.setTickMarksVisible(false);
    return axis;
  }

  /** A chart with its title, unless that is null, and its legend at the top left, on white. */
  static JFreeChart chart(String title, Plot plot, LegendItemCollection legend, boolean narrow) {
    plot.setOutlineVisible(false);
    plot.setBackgroundPaint(null);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    JFreeChart chart = new JFreeChart(title, title(), plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(
        narrow ? new RectangleInsets(5, 4, 5, 24) : new RectangleInsets(16, 20, 14, 20));
    if (title != null) {
      chart.getTitle().setHorizontalAlignment(HorizontalAlignment.LEFT);
      chart.getTitle().setTextAlignment(HorizontalAlignment.LEFT);
      chart.getTitle().setPaint(INK);
      chart.getTitle().setPadding(RectangleInsets.ZERO_INSETS);
    }
    if (legend.getItemCount() == 0) {
      return chart;
    }
    LegendTitle key =
        new LegendTitle(
            () -> legend,
            new FlowArrangement(HorizontalAlignment.LEFT, VerticalAlignment.CENTER, 12, 4),
            new ColumnArrangement());
    key.setPosition(RectangleEdge.TOP);
    key.setHorizontalAlignment(HorizontalAlignment.LEFT);
    key.setItemFont(label());
    key.setItemPaint(INK);
    key.setLegendItemGraphicPadding(new RectangleInsets(2, 0, 2, 3));
    key.setMargin(narrow ? new RectangleInsets(2, 0, 4, 0) : new RectangleInsets(8, 0, 10, 0));
    chart.addSubtitle(key);
    return chart;
  }

  /** Black or white, whichever is read more easily on a colour. */
  public static Color inkOn(Color ground) {
    double brightness =
        (0.299 * ground.getRed() + 0.587 * ground.getGreen() + 0.114 * ground.getBlue()) / 255;
    return brightness > 0.5 ? INK : Color.WHITE;
  }

  /** The width of the widest of some words; 0 without any. */
  public static double width(Font font, List<String> words) {
    return words.stream().mapToDouble(word -> width(font, word)).max().orElse(0);
  }

  private static double width(Font font, String text) {
    return font.getStringBounds(text, RULER).getWidth();
  }

  /** A text in lines of a width, broken between words. */
  static List<String> wrapped(Font font, String text, double width) {
    List<String> lines = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      int last = lines.size() - 1;
      String longer = last < 0 ? word : lines.get(last) + " " + word;
      if (last < 0 || width(font, longer) > width) {
        lines.add(word);
      } else {
        lines.set(last, longer);
      }
    }
    return lines;
  }

  /** How many lines of a width some words take, each with so much beside it. */
  static int lines(Font font, List<String> words, double beside, double width) {
    int lines = 1;
    double used = 0;
    for (String word : words) {
      double needed = width(font, word) + beside;
      if (used > 0 && used + needed > width) {
        lines++;
        used = 0;
      }
      used += needed;
    }
    return lines;
  }

  /**
   * Finds out whether text can be drawn.
   *
   * @throws IOException saying what to install, when this Java has no fonts
   */
  public static void requireFonts() throws IOException {
    Graphics2D probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      probe.getFontMetrics(label()).stringWidth("0");
    } catch (RuntimeException | InternalError | LinkageError e) {
      throw new IOException(
          "figures need a font, and this Java finds none. Install fontconfig and a font package"
              + " (on Debian and Ubuntu: fontconfig fonts-dejavu-core; on Fedora: fontconfig"
              + " dejavu-sans-fonts) and run again",
          e);
    } finally {
      probe.dispose();
    }
  }
}
