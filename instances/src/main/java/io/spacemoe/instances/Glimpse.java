package io.spacemoe.instances;

import java.util.Locale;

/**
 * What a message shows of a text that may be none of ours, such as a file of passwords: a number,
 * or a few characters.
 */
final class Glimpse {
  /** The most characters of anything but a number. */
  static final int MOST = 12;

  private Glimpse() {}

  /** The beginning of a text, in quotes. */
  static String of(String text) {
    if (text.length() <= MOST || FirstLine.isNumber(Csv.lower(text))) {
      return JsonTree.described(text);
    }
    return String.format(Locale.ROOT, "\"%s...\"", text.substring(0, MOST));
  }
}
