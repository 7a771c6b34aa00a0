package io.spacemoe.instances.text;

import java.util.Locale;
import java.util.Map;

/**
 * What a message shows of what was found: never much, and of a file that may be none of ours less.
 */
public final class Glimpse {
  /** The most characters of anything but a number in a file that may be none of ours. */
  public static final int MOST = 12;

  /** The most characters of anything in a file of this project. */
  private static final int MOST_OF_OURS = 60;

  private Glimpse() {}

  /**
   * The beginning of a text, in quotes: a number, or a few characters, since the file may be a list
   * of passwords.
   */
  public static String of(String text) {
    if (text.length() <= MOST || Numbers.isNumber(Csv.lower(text))) {
      return described(text);
    }
    return String.format(Locale.ROOT, "\"%s...\"", text.substring(0, MOST));
  }

  /** A value as messages show it. */
  public static String described(Object value) {
    if (value instanceof String text) {
      return "\"%s\"".formatted(shortened(text));
    }
    if (value instanceof Map) {
      return "an object";
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? shortened(String.valueOf(value))
        : "an array";
  }

  /** The beginning of a text that may be long. */
  public static String shortened(String text) {
    return text.length() <= MOST_OF_OURS ? text : text.substring(0, MOST_OF_OURS) + "...";
  }
}
