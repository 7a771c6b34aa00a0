package io.spacemoe.instances.network;

import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.sky.LinkList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A list of links: the indices of two satellites in a line, with blanks, tabs, a comma or a
 * semicolon between them, perhaps under a header. {@code isls.txt} of the simulator Hypatia is one.
 */
public final class LinkFile {
  /** The most links that are read. */
  static final int MOST_LINKS = 4_000_000;

  private static final Pattern BETWEEN = Pattern.compile("[ \t]*[,; \t][ \t]*");
  private static final Pattern INDEX = Pattern.compile("[0-9]{1,7}");
  private static final Pattern HEADER = Pattern.compile("[\"A-Za-z].*");

  private LinkFile() {}

  /**
   * Reads a file.
   *
   * @param name what the scenario calls it
   * @throws InstanceFormatException naming file and line
   */
  public static LinkList read(InputFile file, String name) {
    List<int[]> pairs = new ArrayList<>();
    Map<Long, Integer> lineOf = new HashMap<>();
    String text = file.characters();
    int number = 0;
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      String line = text.substring(from, end).strip();
      from = end + 1;
      number++;
      if (line.isEmpty() || (pairs.isEmpty() && HEADER.matcher(line).matches())) {
        continue;
      }
      int[] pair = pair(file, number, line);
      long key = ((long) Math.min(pair[0], pair[1]) << 32) + Math.max(pair[0], pair[1]);
      Integer before = lineOf.putIfAbsent(key, number);
      refuse(
          before != null,
          file,
          number,
          String.format(
              Locale.ROOT,
              "is the link of %d and %d again, as line %s; expected each link once, both ways together",
              pair[0],
              pair[1],
              before));
      refuse(
          pairs.size() == MOST_LINKS,
          file,
          number,
          String.format(Locale.ROOT, "is one link too many; allowed: at most %,d", MOST_LINKS));
      pairs.add(pair);
    }
    if (pairs.isEmpty()) {
      throw new InstanceFormatException(
          file.name(), "", "has no links; expected two satellites in a line");
    }
    return new LinkList(name, pairs.toArray(int[][]::new));
  }

  /** Whether a file without a header lists more than two links, as {@link #read} takes them. */
  public static boolean isListOfMoreThanTwo(InputFile file) {
    try {
      return INDEX.matcher(BETWEEN.split(file.firstLine(), -1)[0]).matches()
          && read(file, "").size() > 2;
    } catch (InstanceFormatException e) {
      return false; // whoever is told that it is one says what is wrong
    }
  }

  private static int[] pair(InputFile file, int number, String line) {
    String[] fields = BETWEEN.split(line, -1);
    boolean indices =
        fields.length == 2
            && INDEX.matcher(fields[0]).matches()
            && INDEX.matcher(fields[1]).matches();
    refuse(
        !indices,
        file,
        number,
        "is %s; expected the indices of two satellites".formatted(Glimpse.of(line)));
    int[] pair = {Integer.parseInt(fields[0]), Integer.parseInt(fields[1])};
    refuse(pair[0] == pair[1], file, number, "joins satellite %s to itself".formatted(fields[0]));
    return pair;
  }

  private static void refuse(boolean wrong, InputFile file, int line, String problem) {
    if (wrong) {
      throw new InstanceFormatException(
          file.name(), String.format(Locale.ROOT, "line %d", line), problem);
    }
  }

  /** The text of a file that reads back as this list. */
  public static byte[] text(LinkList links) {
    StringBuilder text = new StringBuilder();
    for (int pair = 0; pair < links.size(); pair++) {
      text.append(links.a(pair)).append(' ').append(links.b(pair)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
