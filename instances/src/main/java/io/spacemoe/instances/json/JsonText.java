package io.spacemoe.instances.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * JSON as the project writes it: one key a line, arrays of numbers on one line, arrays of arrays
 * one row a line; the same bytes on every platform.
 */
public final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /** Writes keys and values of an object. */
  public interface Body {
    /** Writes; the object's braces are written around it. */
    void write(JsonGenerator json) throws IOException;
  }

  /** The text of a file with this root object. */
  public static byte[] of(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.setPrettyPrinter(new Rows());
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + e.getMessage(), e);
    }
    return bytes.toByteArray();
  }

  /** Writes a key and an object. */
  public static void object(JsonGenerator json, String key, Body body) throws IOException {
    json.writeObjectFieldStart(key);
    body.write(json);
    json.writeEndObject();
  }

  /** Writes a key and an array of whole numbers. */
  public static void array(JsonGenerator json, String key, long[] values) throws IOException {
    json.writeFieldName(key);
    json.writeArray(values, 0, values.length);
  }

  /** Writes a key and an array of whole numbers. */
  public static void array(JsonGenerator json, String key, int[] values) throws IOException {
    json.writeFieldName(key);
    json.writeArray(values, 0, values.length);
  }

  /** Writes an object of an array of these. */
  public interface Line<T> {
    /** Writes the keys; the object's braces are written around them. */
    void write(JsonGenerator json, T item) throws IOException;
  }

  /** Writes a key and an array of objects, one a line; to what {@link #of} gives only. */
  public static <T> void lines(JsonGenerator json, String key, List<T> items, Line<T> line)
      throws IOException {
    Rows rows = (Rows) json.getPrettyPrinter();
    json.writeArrayFieldStart(key);
    for (T item : items) {
      rows.onOneLine = true;
      json.writeStartObject();
      line.write(json, item);
      json.writeEndObject();
      rows.onOneLine = false;
    }
    json.writeEndArray();
  }

  /** Puts arrays and objects inside arrays on lines of their own. */
  private static final class Rows extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1L;

    private boolean nested;
    private boolean onOneLine;

    Rows() {
      super(
          Separators.createDefaultInstance()
              .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
              .withArrayEmptySeparator("")
              .withObjectEmptySeparator(""));
      indentObjectsWith(new DefaultIndenter("  ", "\n"));
      indentArraysWith(NopIndenter.instance);
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
      startLine(json);
      super.writeStartArray(json);
      nested = false;
    }

    @Override
    public void writeStartObject(JsonGenerator json) throws IOException {
      if (onOneLine) {
        _objectIndenter.writeIndentation(json, _nesting + 1);
        json.writeRaw('{');
        return;
      }
      startLine(json);
      if (json.getOutputContext().getParent().inArray()) {
        _nesting++;
      }
      super.writeStartObject(json);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int size) throws IOException {
      if (nested) {
        _objectIndenter.writeIndentation(json, _nesting);
      }
      super.writeEndArray(json, size);
      nested = true;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
      if (!onOneLine) {
        super.beforeObjectEntries(json);
      }
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
      if (onOneLine) {
        json.writeRaw(", ");
      } else {
        super.writeObjectEntrySeparator(json);
      }
    }

    @Override
    public void writeEndObject(JsonGenerator json, int size) throws IOException {
      if (onOneLine) {
        json.writeRaw('}');
        nested = true;
        return;
      }
      super.writeEndObject(json, size);
      if (json.getOutputContext().getParent().inArray()) {
        _nesting--;
      }
      nested = true;
    }

    /** Called when an array or object begins: breaks the line if it stands in an array. */
    private void startLine(JsonGenerator json) throws IOException {
      if (json.getOutputContext().getParent().inArray()) {
        _objectIndenter.writeIndentation(json, _nesting + 1);
      }
    }
  }
}
