package io.spacemoe.lab.figure;

import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.lab.table.Table;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * A drawing of a fixed size with its data, and the files it becomes. The same drawing gives the
 * same bytes.
 *
 * @param title what the figure shows, for readers who cannot see it
 * @param width width in px
 * @param height height in px
 * @param drawing paints on a white sheet of that size
 * @param data what is drawn, as numbers
 */
public record Figure(
    String title, int width, int height, Consumer<Graphics2D> drawing, Table data) {
  private static final Pattern NO_XML =
      Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final int SVG_DECIMALS = 2;

  /**
   * Writes the figure as SVG, PDF and PNG, and its data as CSV.
   *
   * @throws IOException when a file cannot be written, or when this Java has no fonts
   */
  public void write(FigureFiles to) throws IOException {
    Style.requireFonts();
    byte[] vector = vector(to.format());
    byte[] page = PdfPage.of(title, width, height, to.format().pointsPerPx(), this::paint);
    byte[] pixels = pixels(to.format());
    try {
      OutputFile.write(to.svg(), vector);
      OutputFile.write(to.pdf(), page);
      OutputFile.write(to.png(), pixels);
      OutputFile.write(to.data(), data.csv().getBytes(StandardCharsets.UTF_8));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private byte[] vector(FigureFormat format) throws IOException {
    Document document = emptyDocument();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setComment("drawn by spacemoe");
    context.setPrecision(SVG_DECIMALS);
    SvgGraphics graphics = new SvgGraphics(context);
    graphics.setSVGCanvasSize(new Dimension(width, height));
    paint(graphics);
    Element root = graphics.getRoot();
    root.setAttribute("width", millimetres(format, width));
    root.setAttribute("height", millimetres(format, height));
    root.setAttribute("viewBox", String.format(Locale.ROOT, "0 0 %d %d", width, height));
    root.setAttribute("role", "img");
    Element name = document.createElementNS(SVG, "title");
    name.setTextContent(title);
    root.insertBefore(name, root.getFirstChild());
    makeReadable(root);
    return serialised(root);
  }

  private static String millimetres(FigureFormat format, int px) {
    return String.format(Locale.ROOT, "%.2fmm", format.millimetres(px));
  }

  /** Without a document type, which readers would fetch from the net. */
  private static byte[] serialised(Element root) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.INDENT, "yes");
      transformer.transform(new DOMSource(root), new StreamResult(bytes));
    } catch (TransformerException e) {
      throw new AssertionError("every Java writes a document that it built", e);
    }
    return bytes.toByteArray();
  }

  private static Document emptyDocument() {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new AssertionError("every Java has a plain XML parser", e);
    }
  }

  /**
   * Text keeps its width where the drawing's font is missing but one of like widths is not, and has
   * no character that XML forbids.
   */
  private static void makeReadable(Element element) {
    if (element.hasAttribute("font-family")) {
      element.setAttribute("font-family", Style.SVG_FONT_FAMILIES);
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        makeReadable(inner);
      } else if (child instanceof Text text) {
        text.setData(NO_XML.matcher(text.getData()).replaceAll("\uFFFD"));
      }
    }
  }

  private byte[] pixels(FigureFormat format) throws IOException {
    double scale = format.pixelsPerPx();
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(scale * width),
            (int) Math.round(scale * height),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(scale, scale);
    paint(graphics);
    graphics.dispose();
    return PngFile.of(image, format.dotsPerInch());
  }

  private void paint(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    drawing.accept(graphics);
  }
}
