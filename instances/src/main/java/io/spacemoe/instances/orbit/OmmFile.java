package io.spacemoe.instances.orbit;

import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.orbit.ElementSet;
import io.spacemoe.scenario.value.InvalidValueException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/**
 * Orbit mean-elements messages (CCSDS 502.0-B) as a JSON array of objects, as CelesTrak and
 * Space-Track give them: the one with numbers, the other with numbers in quotes. Keys that SGP4 has
 * no use for are passed over.
 */
final class OmmFile {
  /** What these keys must say where they are there at all. */
  private static final Map<String, List<String>> ONLY =
      Map.of(
          "MEAN_ELEMENT_THEORY", List.of("SGP4", "SGP/SGP4"),
          "REF_FRAME", List.of("TEME"),
          "TIME_SYSTEM", List.of("UTC"),
          "CENTER_NAME", List.of("EARTH"));

  private static final int LONGEST_NUMBER = 40;

  private OmmFile() {}

  /**
   * Reads all element sets.
   *
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  static List<NumberedSet> read(InputFile file) {
    return JsonFile.readArray(file, OmmFile::set);
  }

  private static NumberedSet set(String path, JsonObject json) {
    Map<String, Object> members = json.members();
    ONLY.forEach((key, allowed) -> require(path, key, members.get(key), allowed));
    if (members.containsKey("EPHEMERIS_TYPE") && number(json, path, "EPHEMERIS_TYPE") == 4) {
      throw new InvalidValueException(
          path + ".EPHEMERIS_TYPE", "is 4, elements for SGP4-XP; allowed: 0 or 2, for SGP4");
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
          : new InvalidValueException(path + "." + e.path(), e.problem());
    }
  }

  private static void require(String path, String key, Object value, List<String> allowed) {
    if (value != null && !(value instanceof String text && allowed.contains(text))) {
      throw new InvalidValueException(
          path + "." + key, Glimpse.described(value), String.join(" or ", allowed));
    }
  }

  private static Instant epoch(JsonObject json, String path) {
    String text = json.text("EPOCH");
    try {
      return LocalDateTime.parse(text.replaceFirst("Z$", "").replace(' ', 'T'))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new InvalidValueException(
          path + ".EPOCH",
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
    throw JsonObject.wrong(path + "." + key, text, "a number");
  }
}
