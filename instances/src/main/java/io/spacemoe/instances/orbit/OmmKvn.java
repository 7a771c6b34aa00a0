package io.spacemoe.instances.orbit;

import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Orbit mean-elements messages as lines of keyword, equals sign and value (CCSDS 502.0-B, section
 * 7), perhaps with a unit in brackets behind. A message begins with its version.
 */
final class OmmKvn {
  private static final String START = "CCSDS_OMM_VERS";
  private static final Pattern FIRST = Pattern.compile(START + "\\s*=.*");
  private static final Pattern COMMENT = Pattern.compile("COMMENT(\\s.*)?");
  private static final Pattern UNIT = Pattern.compile("\\[[^\\[\\]]*\\]$");

  private OmmKvn() {}

  /** Whether a line is the first of a message. */
  static boolean is(String line) {
    return FIRST.matcher(line).matches();
  }

  static List<NumberedSet> read(InputFile file) {
    List<NumberedSet> sets = new ArrayList<>();
    Map<String, Object> message = new LinkedHashMap<>();
    int start = 1;
    int number = 0;
    for (String line : file.characters().split("\r?\n", -1)) {
      number++;
      if (is(line.strip()) && !message.isEmpty()) {
        sets.add(OmmFile.set(file, start, message));
        message.clear();
      }
      start = message.isEmpty() ? number : start;
      add(file, number, line.strip(), message);
    }
    if (!message.isEmpty()) {
      sets.add(OmmFile.set(file, start, message));
    }
    return sets;
  }

  private static void add(InputFile file, int number, String line, Map<String, Object> message) {
    if (line.isEmpty() || COMMENT.matcher(line).matches()) {
      return;
    }
    int equals = line.indexOf('=');
    if (equals < 0) {
      throw wrong(
          file,
          number,
          "is %s; expected a keyword, an equals sign and a value".formatted(Glimpse.of(line)));
    }
    String keyword = line.substring(0, equals).strip();
    String value = UNIT.matcher(line.substring(equals + 1)).replaceFirst("").strip();
    if (!value.isEmpty()
        && message.putIfAbsent(keyword, value) != null
        && OmmFile.KEYWORDS.contains(keyword)) {
      throw wrong(
          file, number, "says %s again; expected it once after each %s".formatted(keyword, START));
    }
  }

  private static InstanceFormatException wrong(InputFile file, int line, String problem) {
    return new InstanceFormatException(
        file.name(), String.format(Locale.ROOT, "line %d", line), problem);
  }
}
