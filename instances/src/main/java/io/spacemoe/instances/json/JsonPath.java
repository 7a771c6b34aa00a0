package io.spacemoe.instances.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in a JSON text, such as {@code activation.weights.rows[3][0]}; empty is the root. */
final class JsonPath {
  private static final Pattern INDEX = Pattern.compile("\\d{1,9}");
  private static final Pattern STEP = Pattern.compile("\\G\\.?([^.\\[ ]+)|\\G\\[(\\d{1,9})]");

  private final List<String> steps = new ArrayList<>();

  /** Reads a path as far as it is one; a remark after a blank is not part of it. */
  JsonPath(String path) {
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      steps.add(step.group(1) != null ? step.group(1) : step.group(2));
    }
  }

  /** Where the value at this path begins, or else the nearest value around it that exists. */
  JsonLocation locate(JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    JsonLocation nearest = parser.currentTokenLocation();
    for (String step : steps) {
      if (token == JsonToken.START_OBJECT) {
        token = member(parser, step);
      } else if (token == JsonToken.START_ARRAY) {
        token = element(parser, step);
      } else {
        token = null;
      }
      if (token == null) {
        break;
      }
      nearest = parser.currentTokenLocation();
    }
    return nearest;
  }

  private static JsonToken member(JsonParser parser, String key) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = parser.currentName().equals(key);
      JsonToken value = parser.nextToken();
      if (found) {
        return value;
      }
      parser.skipChildren();
    }
    return null;
  }

  private static JsonToken element(JsonParser parser, String index) throws IOException {
    if (!INDEX.matcher(index).matches()) {
      return null;
    }
    JsonToken value = parser.nextToken();
    for (int i = Integer.parseInt(index); i > 0 && value != JsonToken.END_ARRAY; i--) {
      parser.skipChildren();
      value = parser.nextToken();
    }
    return value == JsonToken.END_ARRAY ? null : value;
  }
}
