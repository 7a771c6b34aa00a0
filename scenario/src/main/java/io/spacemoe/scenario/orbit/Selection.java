package io.spacemoe.scenario.orbit;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Locale;
import java.util.Optional;

/**
 * Which satellites of a file take part, for example those of one shell.
 *
 * @param inclinationDeg inclinations that do; empty means any
 * @param altitudeKm heights that do, by the mean motion, above the sphere of 6371 km; empty means
 *     any
 * @param name a pattern of names, in which * stands for any text and ? for any character, and
 *     capitals count as small letters; empty means any
 */
public record Selection(
    Optional<Range> inclinationDeg, Optional<Range> altitudeKm, Optional<String> name) {

  /**
   * Numbers between two.
   *
   * @param from the least
   * @param to the greatest, not below it
   */
  public record Range(double from, double to) {

    /** Checks the order. */
    public Range {
      if (!(from <= to)) {
        throw new InvalidValueException(
            "constellation.select",
            String.format(
                Locale.ROOT,
                "has the range %s to %s; expected the smaller number first",
                from,
                to));
      }
    }

    boolean holds(double number) {
      return number >= from && number <= to;
    }
  }

  /** Refuses a selection that says nothing. */
  public Selection {
    if (inclinationDeg.isEmpty() && altitudeKm.isEmpty() && name.isEmpty()) {
      throw new InvalidValueException(
          "constellation.select",
          "says nothing of inclinationDeg, altitudeKm or name; expected at least one of them");
    }
  }

  /** Whether a satellite takes part. */
  public boolean takes(ElementSet set) {
    return inclinationDeg.map(range -> range.holds(set.inclinationDeg())).orElse(true)
        && altitudeKm.map(range -> range.holds(Tracked.heightKm(set))).orElse(true)
        && name.map(pattern -> matches(pattern, set.name())).orElse(true);
  }

  /** Walks along both, and back to the last star where they part; no pattern takes long. */
  private static boolean matches(String pattern, String text) {
    String wanted = pattern.toLowerCase(Locale.ROOT);
    String given = text.toLowerCase(Locale.ROOT);
    int at = 0;
    int star = -1;
    int resumed = 0;
    int i = 0;
    while (i < given.length()) {
      if (at < wanted.length()
          && wanted.charAt(at) != '*'
          && (wanted.charAt(at) == '?' || wanted.charAt(at) == given.charAt(i))) {
        at++;
        i++;
      } else if (at < wanted.length() && wanted.charAt(at) == '*') {
        star = at++;
        resumed = i;
      } else if (star >= 0) {
        at = star + 1;
        i = ++resumed;
      } else {
        return false;
      }
    }
    return wanted.substring(at).chars().allMatch(c -> c == '*');
  }
}
