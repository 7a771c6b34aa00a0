package io.spacemoe.instances.text;

import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names that people choose: the file that one makes, and which known one was meant. */
public final class Names {
  private static final int LONGEST_COMPARED = 100;
  private static final int LONGEST_IN_FILE = 60;
  private static final int DIGITS = 10;

  /** Names that a message shows: files have thousands, which no one reads. */
  private static final int MOST_LISTED = 40;

  /** What every file system takes as it is, and no other plain name can be taken for. */
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

  /** Devices of Windows, with any ending, and what ends as our own marks do. */
  private static final Pattern TAKEN =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])([.].*)?|(.*-)?[0-9a-f]{" + DIGITS + "}");

  private Names() {}

  /**
   * A name as the beginning of a file's name: of small letters, digits, hyphens, underscores and
   * dots, none of these first or last, at most 71 characters. A name that is so already stays as it
   * is; any other gets a digest at its end. So different names make different files, also where a
   * file system does not tell cases or forms of Unicode apart, and none of them is a device.
   */
  public static String inFile(String name) {
    boolean plain =
        name.length() <= LONGEST_IN_FILE
            && PLAIN.matcher(name).matches()
            && !TAKEN.matcher(name).matches();
    if (plain) {
      return name;
    }
    String letters =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-");
    String shown = letters.substring(0, Math.min(letters.length(), LONGEST_IN_FILE));
    ByteBuffer whole = ByteBuffer.allocate(Character.BYTES * name.length());
    whole.asCharBuffer().put(name);
    String digest = Sha256.of(whole.array()).substring(0, DIGITS);
    return "%s-%s".formatted(shown, digest).replaceAll("^-+", "").replaceAll("-+", "-");
  }

  /** The known name that differs from the given one by a slip of the pen, if there is one. */
  public static Optional<String> meant(String name, Collection<String> known) {
    return nearestFirst(name, known).stream()
        .findFirst()
        .filter(nearest -> !name.isEmpty())
        .filter(nearest -> distance(name, nearest) <= 1 + nearest.length() / 3);
  }

  /** The known names, nearest first and at most so many, and which of them was probably meant. */
  public static String listed(String name, Collection<String> known) {
    String first =
        nearestFirst(name, known).stream()
            .limit(MOST_LISTED)
            .map(Glimpse::shortened)
            .collect(Collectors.joining(", "));
    int more = known.size() - MOST_LISTED;
    return first
        + (more > 0 ? String.format(Locale.ROOT, " and %,d more", more) : "")
        + meant(name, known).map(near -> ".%nMaybe %s?".formatted(near)).orElse("");
  }

  private static List<String> nearestFirst(String name, Collection<String> known) {
    return known.stream().sorted(Comparator.comparingInt(k -> distance(name, k))).toList();
  }

  /**
   * The least number of insertions, deletions and substitutions of a letter, whatever its case
   * (Levenshtein 1966), in O(length x length).
   */
  private static int distance(String a, String b) {
    if (a.length() > LONGEST_COMPARED || b.length() > LONGEST_COMPARED) {
      return Math.max(a.length(), b.length());
    }
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        row[j] = Math.min(above[j - 1] + (same ? 0 : 1), 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
