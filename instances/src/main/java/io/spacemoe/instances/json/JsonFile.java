package io.spacemoe.instances.json;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.value.InvalidValueException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.yaml.snakeyaml.LoaderOptions;

/** A JSON value of a file, read strictly; errors name file, JSON path, line and column. */
public final class JsonFile {
  /** Characters of a YAML file: 100 layers of 10,000 slots. */
  private static final int YAML_LIMIT = 8 << 20;

  static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .errorReportConfiguration(
              ErrorReportConfiguration.builder().maxErrorTokenLength(Glimpse.MOST).build())
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(InputFile.LIMIT).build())
          .build();

  private static final JsonFactory YAML = YAMLFactory.builder().loaderOptions(yamlLimits()).build();

  private final String file;
  private final byte[] text;
  private final int linesBefore;
  private final Predicate<String> wanted;
  private final JsonFactory factory;

  private JsonFile(
      JsonFactory factory, String file, byte[] text, int linesBefore, Predicate<String> wanted) {
    this.factory = factory;
    this.file = file;
    this.text = text;
    this.linesBefore = linesBefore;
    this.wanted = wanted;
  }

  private static LoaderOptions yamlLimits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(YAML_LIMIT);
    return limits;
  }

  /** A file of this project, all of whose keys matter. */
  private JsonFile(String file, byte[] text) {
    this(JSON, file, text, 0, key -> true);
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
   * Reads the root object of a file that need not say its format.
   *
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static <T> T readObject(InputFile file, Function<JsonObject, T> reader) {
    return new JsonFile(file.name(), file.text()).read(root -> JsonObject.read("", root, reader));
  }

  /**
   * Reads the root object of a file of another project.
   *
   * @param wanted the keys that matter; others are passed over
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static <T> T readObject(
      InputFile file, Predicate<String> wanted, Function<JsonObject, T> reader) {
    return new JsonFile(JSON, file.name(), file.text(), 0, wanted)
        .read(root -> JsonObject.readForeign(root, reader));
  }

  /**
   * Reads the root object of a file of another project in YAML.
   *
   * @param wanted the keys that matter; others are passed over
   * @throws InstanceFormatException naming file, path, line and column
   */
  public static <T> T readYaml(
      InputFile file, Predicate<String> wanted, Function<JsonObject, T> reader) {
    return new JsonFile(YAML, file.name(), file.text(), 0, wanted)
        .read(root -> JsonObject.readForeign(root, reader));
  }

  /**
   * Reads the root array of a file.
   *
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static <T> T readRootArray(InputFile file, Function<JsonArray, T> reader) {
    return new JsonFile(file.name(), file.text())
        .read(root -> reader.apply(new JsonArray("", root)));
  }

  /**
   * Reads a file whose root is an array of objects, or one object.
   *
   * @param reader makes something of an object, given its path
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static <T> List<T> readArray(InputFile file, BiFunction<String, JsonObject, T> reader) {
    return new JsonFile(file.name(), file.text())
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
    return new JsonFile(file.name(), file.text())
        .read(
            root ->
                JsonObject.read(
                    "", root, object -> FormatKey.choice(object, readers).apply(object)));
  }

  /** A problem with a file that was noticed after it was read, with line and column. */
  public static InstanceFormatException located(InputFile file, InvalidValueException problem) {
    JsonFile json = new JsonFile(file.name(), file.text());
    return json.wrong(problem.path(), json.located(problem.path()), problem.problem());
  }

  /** The root value, as {@link JsonTree} makes it, of JSON that this program has written. */
  public static Object value(byte[] own) {
    return new JsonFile("(spelled out)", own).parsed();
  }

  /**
   * Reads a file with any number of JSON values, as {@link JsonTree} makes them, mostly one on each
   * line; returns how many there are.
   *
   * @param wanted the keys of objects that matter; others are passed over
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static int readValues(InputFile file, Predicate<String> wanted, Consumer<Object> reader) {
    byte[] text = file.text();
    int values = 0;
    int end = 0;
    try (JsonParser parser = JSON.createParser(text)) {
      while (parser.nextToken() != null) {
        int line = parser.currentTokenLocation().getLineNr();
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        end = (int) parser.currentLocation().getByteOffset();
        values++;
        byte[] value = Arrays.copyOfRange(text, start, end);
        new JsonFile(JSON, file.name(), value, line - 1, wanted).consume(reader);
      }
    } catch (IOException damaged) {
      int linesBefore = 0;
      for (int i = 0; i < end; i++) {
        linesBefore += text[i] == '\n' ? 1 : 0;
      }
      byte[] rest = Arrays.copyOfRange(text, end, text.length);
      new JsonFile(JSON, file.name(), rest, linesBefore, wanted).consume(reader);
      throw new InstanceFormatException(file.name(), "", "is not JSON: " + damaged.getMessage());
    }
    return values;
  }

  private void consume(Consumer<Object> reader) {
    read(
        value -> {
          reader.accept(value);
          return value;
        });
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
    try (JsonParser parser = factory.createParser(text)) {
      return parsed(parser);
    } catch (IOException e) {
      throw new InstanceFormatException(file, "", not(e.getMessage()));
    }
  }

  /** What is wrong with the text; a parser of YAML would show whole lines of it. */
  private String not(String why) {
    return factory == YAML ? "is not YAML that can be read" : "is not JSON: " + why;
  }

  private Object parsed(JsonParser parser) throws IOException {
    try {
      return new JsonTree(parser, wanted).root();
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
              : not(e.getOriginalMessage()));
    }
  }

  /** Where the value of a path, or the nearest value around it, begins: by reading once more. */
  private JsonLocation located(String path) {
    try (JsonParser parser = factory.createParser(text)) {
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
