package io.spacemoe.lab.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An SVG file, read back. */
public record DrawnSvg(Element root) {

  /** A shape or a text with the fill that it has, its own or that of a group around it. */
  public record Part(Element element, String fill) {
    public double number(String attribute) {
      return Double.parseDouble(element.getAttribute(attribute));
    }
  }

  /** A rectangle and its fill. */
  public record Box(Rectangle2D bounds, String fill) {}

  /** Reads a file; anything but well-formed XML without a document type is an error. */
  public static DrawnSvg read(Path file) throws IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    try {
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return new DrawnSvg(
          factory.newDocumentBuilder().parse(Files.newInputStream(file)).getDocumentElement());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + " is not plain XML: " + e.getMessage(), e);
    }
  }

  /** Width and height of the sheet in px. */
  public int[] sheet() {
    String[] box = root.getAttribute("viewBox").split(" ", -1);
    return new int[] {Integer.parseInt(box[2]), Integer.parseInt(box[3])};
  }

  public List<Part> parts(String name) {
    List<Part> found = new ArrayList<>();
    collect(root, name, "", found);
    return found;
  }

  /** All rectangles, in the order of drawing. */
  public List<Box> boxes() {
    return parts("rect").stream()
        .map(
            rect ->
                new Box(
                    new Rectangle2D.Double(
                        rect.number("x"),
                        rect.number("y"),
                        rect.number("width"),
                        rect.number("height")),
                    rect.fill()))
        .toList();
  }

  public List<String> texts() {
    return parts("text").stream().map(text -> text.element().getTextContent()).toList();
  }

  /** The fill as SVG says it. */
  public static String fill(Color colour) {
    return String.format(
        Locale.ROOT, "rgb(%d,%d,%d)", colour.getRed(), colour.getGreen(), colour.getBlue());
  }

  private static void collect(Element element, String name, String around, List<Part> found) {
    String fill = element.hasAttribute("fill") ? element.getAttribute("fill") : around;
    if (element.getLocalName().equals(name)) {
      found.add(new Part(element, fill));
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        collect(inner, name, fill, found);
      }
    }
  }
}
