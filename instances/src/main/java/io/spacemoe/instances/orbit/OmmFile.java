package io.spacemoe.instances.orbit;

import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.text.Csv;
import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.orbit.ElementSet;
import io.spacemoe.scenario.value.InvalidValueException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Orbit mean-elements messages (CCSDS 502.0-B) in each of the forms that CelesTrak and Space-Track
 * give them: JSON, an object or an array of objects, with numbers or with numbers in quotes; CSV
 * with a header of keywords; XML ({@link OmmXml}); and lines of keyword and value ({@link OmmKvn}).
 * Keywords that SGP4 has no use for are passed over.
 */
public final class OmmFile {
  /** What these keys must say where they are there at all. */
  private static final Map<String, List<String>> ONLY =
      Map.of(
          "MEAN_ELEMENT_THEORY", List.of("SGP4", "SGP/SGP4"),
          "REF_FRAME", List.of("TEME"),
          "TIME_SYSTEM", List.of("UTC"),
          "CENTER_NAME", List.of("EARTH"));

  /** By month and day, or by the day of the year. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendOptional(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendOptional(DateTimeFormatter.ISO_ORDINAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter(Locale.ROOT);

  private static final int LONGEST_NUMBER = 40;

  /** What a message must say. */
  private static final List<String> ELEMENTS =
      List.of(
          "EPOCH",
          "MEAN_MOTION",
          "ECCENTRICITY",
          "INCLINATION",
          "RA_OF_ASC_NODE",
          "ARG_OF_PERICENTER",
          "MEAN_ANOMALY",
          "NORAD_CAT_ID",
          "BSTAR");

  /** All keywords that are looked at; others may be there any number of times. */
  static final Set<String> KEYWORDS =
      Stream.of(ELEMENTS, List.of("OBJECT_NAME", "EPHEMERIS_TYPE"), ONLY.keySet())
          .flatMap(Collection::stream)
          .collect(Collectors.toUnmodifiableSet());

  private OmmFile() {}

  /** Whether keys or columns are those of a message; one may be missing. */
  public static boolean isMessage(Collection<String> keys) {
    return ELEMENTS.stream().filter(keys::contains).count() >= ELEMENTS.size() - 1;
  }

  /** Whether a file holds messages in a form other than JSON. */
  public static boolean isText(InputFile file) {
    String line = file.firstLine();
    return OmmKvn.is(line) || OmmXml.is(file) || isHeader(line);
  }

  private static boolean isHeader(String line) {
    return isMessage(
        Arrays.stream(line.toUpperCase(Locale.ROOT).split("[,;\t]", -1))
            .map(field -> field.replace('"', ' ').strip())
            .toList());
  }

  /**
   * Reads all element sets.
   *
   * @throws InstanceFormatException naming file and place
   */
  static List<NumberedSet> read(InputFile file) {
    String line = file.firstLine();
    if (line.isEmpty() || line.startsWith("[") || line.startsWith("{")) {
      return JsonFile.readArray(file, OmmFile::set);
    }
    if (line.startsWith("<")) {
      return OmmXml.read(file);
    }
    return OmmKvn.is(line) ? OmmKvn.read(file) : table(file);
  }

  private static List<NumberedSet> table(InputFile file) {
    Csv csv = new Csv(file);
    List<String> columns =
        csv.columns().stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
    for (String keyword : KEYWORDS) {
      if (columns.indexOf(keyword) != columns.lastIndexOf(keyword)) {
        throw csv.wrongFirst("has the column %s twice; expected it once".formatted(keyword));
      }
    }
    return csv.rows(
        true,
        line -> {
          Map<String, Object> message = new LinkedHashMap<>();
          for (int c = 0; c < columns.size(); c++) {
            String value = line.text(c);
            if (!value.isEmpty()) {
              message.putIfAbsent(columns.get(c), value);
            }
          }
          return set(file, line.number(), message);
        });
  }

  /**
   * What a message of a text says.
   *
   * @param line where it begins
   * @param message its keywords with their values, as texts
   */
  static NumberedSet set(InputFile file, long line, Map<String, Object> message) {
    String place = String.format(Locale.ROOT, "line %d", line);
    try {
      NumberedSet read = JsonObject.read("", message, json -> set("", json));
      return new NumberedSet(place, read.set());
    } catch (InvalidValueException e) {
      throw new InstanceFormatException(
          file.name(), place, "has a message in which %s %s".formatted(e.path(), e.problem()));
    }
  }

  private static NumberedSet set(String path, JsonObject json) {
    Map<String, Object> members = json.members();
    ONLY.forEach((key, allowed) -> require(at(path, key), members.get(key), allowed));
    if (members.containsKey("EPHEMERIS_TYPE") && number(json, path, "EPHEMERIS_TYPE") == 4) {
      throw new InvalidValueException(
          at(path, "EPHEMERIS_TYPE"), "is 4, elements for SGP4-XP; allowed: 0 or 2, for SGP4");
    }
    String number =
        members.get("NORAD_CAT_ID") instanceof Long whole
            ? whole.toString()
            : json.text("NORAD_CAT_ID");
    try {
      return new NumberedSet(
          path,
          new ElementSet(
              number,
              json.text("OBJECT_NAME", number),
              epoch(json, path),
              number(json, path, "MEAN_MOTION"),
              number(json, path, "ECCENTRICITY"),
              number(json, path, "INCLINATION"),
              number(json, path, "RA_OF_ASC_NODE"),
              number(json, path, "ARG_OF_PERICENTER"),
              number(json, path, "MEAN_ANOMALY"),
              number(json, path, "BSTAR")));
    } catch (InvalidValueException e) {
      throw e.path().startsWith(path)
          ? e
          : new InvalidValueException(at(path, e.path()), e.problem());
    }
  }

  private static String at(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static void require(String place, Object value, List<String> allowed) {
    if (value != null && !(value instanceof String text && allowed.contains(text))) {
      throw new InvalidValueException(
          place, Glimpse.described(value), String.join(" or ", allowed));
    }
  }

  private static Instant epoch(JsonObject json, String path) {
    String text = json.text("EPOCH");
    try {
      return LocalDateTime.parse(text.replaceFirst("Z$", "").replace(' ', 'T'), TIME)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new InvalidValueException(
          at(path, "EPOCH"),
          "is %s; expected a time such as 2024-05-20T13:33:20.193984"
              .formatted(Glimpse.described(text)));
    }
  }

  /** A number, perhaps in quotes. */
  private static double number(JsonObject json, String path, String key) {
    if (!json.hasText(key)) {
      return json.number(key);
    }
    String text = json.text(key);
    try {
      if (text.length() <= LONGEST_NUMBER) {
        return new BigDecimal(text.strip()).doubleValue();
      }
    } catch (NumberFormatException e) {
      // falls through to the refusal
    }
    throw JsonObject.wrong(at(path, key), text, "a number");
  }
}
