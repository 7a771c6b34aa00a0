package io.spacemoe.instances;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which known name somebody probably meant. */
final class Names {
  private static final int LONGEST_COMPARED = 100;

  private Names() {}

  /** The known name that differs from the given one by a slip of the pen, if there is one. */
  static Optional<String> meant(String name, Collection<String> known) {
    return nearestFirst(name, known).stream()
        .findFirst()
        .filter(nearest -> distance(name, nearest) <= 1 + nearest.length() / 3);
  }

  /** The known names, nearest first, and which of them was probably meant. */
  static String listed(String name, Collection<String> known) {
    return String.join(", ", nearestFirst(name, known))
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
