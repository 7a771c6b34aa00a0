package io.spacemoe.instances.orbit;

import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Orbit mean-elements messages as XML (CCSDS 505.0-B): an element {@code omm}, or several in an
 * element {@code ndm}, with an element for each keyword, at any depth.
 */
final class OmmXml {
  private static final String MESSAGE = "omm";
  private static final Set<String> ROOTS = Set.of(MESSAGE, "ndm");

  private final InputFile file;
  private final List<NumberedSet> sets = new ArrayList<>();
  private final StringBuilder value = new StringBuilder();
  private Map<String, Object> message;
  private int start;

  private OmmXml(InputFile file) {
    this.file = file;
  }

  /** Neither definitions of its own nor other files: a text cannot grow, or tell of the machine. */
  private static XMLStreamReader parser(Reader text) throws XMLStreamException {
    XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return xml.createXMLStreamReader(text);
  }

  /** Whether a file is XML whose root is a message, or holds messages. */
  static boolean is(InputFile file) {
    if (!file.firstLine().startsWith("<")) {
      return false;
    }
    try (Reader text = file.reader()) {
      XMLStreamReader xml = parser(text);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          return ROOTS.contains(xml.getLocalName());
        }
      }
      return false;
    } catch (XMLStreamException | IOException e) {
      return false;
    }
  }

  static List<NumberedSet> read(InputFile file) {
    return new OmmXml(file).read();
  }

  private List<NumberedSet> read() {
    try (Reader text = file.reader()) {
      XMLStreamReader xml = parser(text);
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> start(xml);
          case XMLStreamConstants.END_ELEMENT -> end(xml);
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              value.append(xml.getText());
          default -> {} // comments, instructions and a definition of the document's type
        }
      }
      return sets;
    } catch (CharacterCodingException e) {
      throw file.isNoText(e);
    } catch (XMLStreamException e) {
      throw new InstanceFormatException(
          file.name(),
          e.getLocation() == null ? "" : line(e.getLocation().getLineNumber()),
          "is no XML that can be read.%nMaybe it was cut off or damaged when it was copied"
              .formatted());
    } catch (IOException e) {
      throw new InstanceFormatException(file.name(), "", "cannot be read: " + e.getMessage());
    }
  }

  private void start(XMLStreamReader xml) {
    value.setLength(0);
    if (xml.getLocalName().equals(MESSAGE)) {
      message = new LinkedHashMap<>();
      start = xml.getLocation().getLineNumber();
    }
  }

  private void end(XMLStreamReader xml) {
    String name = xml.getLocalName();
    String text = value.toString().strip();
    value.setLength(0);
    if (name.equals(MESSAGE)) {
      sets.add(OmmFile.set(file, start, message == null ? Map.of() : message));
      message = null;
    } else if (message != null
        && !text.isEmpty()
        && message.putIfAbsent(name, text) != null
        && OmmFile.KEYWORDS.contains(name)) {
      throw new InstanceFormatException(
          file.name(),
          line(xml.getLocation().getLineNumber()),
          "says %s again; expected it once in each message".formatted(name));
    }
  }

  private static String line(int number) {
    return String.format(Locale.ROOT, "line %d", number);
  }
}
