package io.spacemoe.lab.figure;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;

/** Draws SVG and measures text in fractions of a px, so that the SVG is laid out like the PNG. */
final class SvgGraphics extends SVGGraphics2D {
  private final Graphics2D ruler;

  SvgGraphics(SVGGeneratorContext context) {
    super(context, false);
    ruler = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    ruler.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    ruler.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
  }

  private SvgGraphics(SvgGraphics other) {
    super(other);
    ruler = other.ruler;
  }

  @Override
  public Graphics create() {
    return new SvgGraphics(this);
  }

  @Override
  public FontMetrics getFontMetrics(Font font) {
    return ruler.getFontMetrics(font);
  }

  @Override
  public FontRenderContext getFontRenderContext() {
    return ruler.getFontRenderContext();
  }
}
