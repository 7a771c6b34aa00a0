package io.spacemoe.instances.json;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.value.InvalidValueException;
import java.io.IOException;
import java.io.LineNumberReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** A JSON value of a file, read strictly; errors name file, JSON path, line and column. */
public final class JsonFile {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .errorReportConfiguration(
              ErrorReportConfiguration.builder().maxErrorTokenLength(Glimpse.MOST).build())
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(InputFile.LIMIT).build())
          .build();

  private final String file;
  private final byte[] text;
  private final int linesBefore;

  private JsonFile(String file, byte[] text, int linesBefore) {
    this.file = file;
    this.text = text;
    this.linesBefore = linesBefore;
  }

  /**
   * Reads a file's root object and makes something of it.
   *
   * @param format what the file's key {@code format} must say
   * @param reader takes what it knows from the object; other keys are refused
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static <T> T read(InputFile file, String format, Function<JsonObject, T> reader) {
    return read(file, Map.of(format, reader));
  }

  /**
   * Reads the root object of a file that does not say its format.
   *
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static <T> T readObject(InputFile file, Function<JsonObject, T> reader) {
    return new JsonFile(file.name(), file.text(), 0)
        .read(root -> JsonObject.read("", root, reader));
  }

  /**
   * Reads the root array of a file.
   *
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static <T> T readRootArray(InputFile file, Function<JsonArray, T> reader) {
    return new JsonFile(file.name(), file.text(), 0)
        .read(root -> reader.apply(new JsonArray("", root)));
  }

  /**
   * Reads a file whose root is an array of objects, or one object.
   *
   * @param reader makes something of an object, given its path
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static <T> List<T> readArray(InputFile file, BiFunction<String, JsonObject, T> reader) {
    return new JsonFile(file.name(), file.text(), 0)
        .read(
            root -> {
              List<?> elements =
                  root instanceof Map ? List.of(root) : new JsonArray("", root).elements();
              List<T> all = new ArrayList<>();
              for (Object element : elements) {
                String path =
                    root instanceof Map ? "" : String.format(Locale.ROOT, "[%d]", all.size());
                all.add(JsonObject.read(path, element, object -> reader.apply(path, object)));
              }
              return all;
            });
  }

  /**
   * Reads a file of one of several formats.
   *
   * @param readers for each format what makes something of the root object
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static <T> T read(InputFile file, Map<String, Function<JsonObject, T>> readers) {
    return new JsonFile(file.name(), file.text(), 0)
        .read(
            root ->
                JsonObject.read(
                    "", root, object -> object.choice("format", readers).apply(object)));
  }

  /** The root value, as {@link JsonTree} makes it, of JSON that this program has written. */
  public static Object value(byte[] own) {
    return new JsonFile("(spelled out)", own, 0).parsed();
  }

  /**
   * Reads a file with a JSON value, as {@link JsonTree} makes it, on every line that is not empty;
   * returns how many there are.
   *
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static int readLines(InputFile file, Consumer<Object> reader) {
    int values = 0;
    try (LineNumberReader lines = new LineNumberReader(file.reader())) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        if (!text.isBlank()) {
          byte[] line = text.getBytes(StandardCharsets.UTF_8);
          values++;
          new JsonFile(file.name(), line, lines.getLineNumber() - 1)
              .read(
                  value -> {
                    reader.accept(value);
                    return value;
                  });
        }
      }
    } catch (CharacterCodingException e) {
      throw file.isNoText(e);
    } catch (IOException e) {
      throw new InstanceFormatException(file.name(), "", "cannot be read: " + e.getMessage());
    }
    return values;
  }

  private <T> T read(Function<Object, T> reader) {
    Object value = parsed();
    try {
      return reader.apply(value);
    } catch (InvalidValueException e) {
      throw wrong(e.path(), located(e.path()), e.problem());
    }
  }

  private Object parsed() {
    try (JsonParser parser = JSON.createParser(text)) {
      return parsed(parser);
    } catch (IOException e) {
      throw new InstanceFormatException(file, "", "is not JSON: " + e.getMessage());
    }
  }

  private Object parsed(JsonParser parser) throws IOException {
    try {
      return new JsonTree(parser).root();
    } catch (JsonTree.MisfitException e) {
      throw wrong(e.path(), parser.currentTokenLocation(), e.problem());
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
      boolean atEnd = parser.currentLocation().getByteOffset() >= text.length;
      boolean cutOff =
          e instanceof JsonEOFException || (atEnd && !parser.getParsingContext().inRoot());
      throw new InstanceFormatException(
          file,
          lineAndColumn(at),
          cutOff
              ? String.format(
                  Locale.ROOT,
                  "ends in the middle of a value.%nMaybe it was cut off when it was copied")
              : "is not JSON: " + e.getOriginalMessage());
    }
  }

  /** Where the value of a path, or the nearest value around it, begins: by reading once more. */
  private JsonLocation located(String path) {
    try (JsonParser parser = JSON.createParser(text)) {
      return new JsonPath(path).locate(parser);
    } catch (IOException e) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "%s was JSON once, but not twice", file), e);
    }
  }

  private InstanceFormatException wrong(String path, JsonLocation location, String problem) {
    String dot = path.isEmpty() || path.startsWith("[") ? "" : ".";
    return new InstanceFormatException(
        file,
        String.format(Locale.ROOT, "$%s%s (%s)", dot, path, lineAndColumn(location)),
        problem);
  }

  private String lineAndColumn(JsonLocation location) {
    return String.format(
        Locale.ROOT,
        "line %d, column %d",
        linesBefore + location.getLineNr(),
        location.getColumnNr());
  }
}
