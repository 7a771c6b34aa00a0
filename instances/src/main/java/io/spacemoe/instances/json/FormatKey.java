package io.spacemoe.instances.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.Names;
import io.spacemoe.scenario.value.InvalidValueException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The key by which a file of this project says its format, such as {@code spacemoe-scenario/1}. */
public final class FormatKey {
  private static final String KEY = "format";
  private static final String OURS = "spacemoe-";

  private FormatKey() {}

  /** What the key {@code format} of a file's root object says; empty for anything else. */
  public static Optional<String> of(InputFile file) {
    try (JsonParser json = JsonFile.JSON.createParser(file.text())) {
      boolean object = json.nextToken() == JsonToken.START_OBJECT;
      while (object && json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING && key.equals(KEY)) {
          return Optional.of(json.getText());
        }
        json.skipChildren();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // whose reader says what is wrong
    }
  }

  /**
   * What reads the format that a root object names. Where that is another of our formats, none of
   * those that can be read was meant.
   */
  static <R> R choice(JsonObject root, Map<String, R> readers) {
    String format = root.text(KEY);
    boolean another =
        format.startsWith(OURS)
            && Names.meant(kind(format), readers.keySet().stream().map(FormatKey::kind).toList())
                .isEmpty();
    if (another) {
      throw new InvalidValueException(
          root.path(KEY), Glimpse.described(format), String.join(", ", readers.keySet()));
    }
    return root.choice(KEY, readers);
  }

  /** What is between the project's name and the version. */
  private static String kind(String format) {
    return format.replaceFirst(OURS, "").replaceFirst("/.*", "");
  }
}
