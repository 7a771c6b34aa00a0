package io.spacemoe.instances.orbit;

import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.orbit.ElementSet;
import io.spacemoe.scenario.value.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Element sets in two lines of 69 columns each, perhaps under a line with the satellite's name
 * (Hoots and Roehrich, Spacetrack Report No. 3, 1980; CelesTrak, "NORAD Two-Line Element Set
 * Format"). Columns are counted from 1, as there. The first line may say, as Hypatia writes it, how
 * many orbits there are, and how many satellites in each.
 */
public final class TleFile {
  private static final int COLUMNS = 69;
  private static final int LONGEST_NAME = 100;

  /** Years are 1957 to 2056. */
  private static final int FIRST_YEAR = 57;

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]*\\.?[0-9]+");
  private static final Pattern EXPONENT = Pattern.compile("([-+ ]?)([0-9]{5})([-+ ][0-9])");

  /** Hypatia's first line: the number of orbits, and of satellites in each. */
  private static final Pattern ORBITS = Pattern.compile("([1-9][0-9]{0,3})\\s+([1-9][0-9]{0,3})");

  /** Ephemeris type 4: elements for SGP4-XP, which SGP4 would misread. */
  private static final char SGP4_XP = '4';

  private final String file;
  private final String[] lines;
  private int at;

  private TleFile(InputFile file) {
    this.file = file.name();
    lines = file.characters().split("\r?\n", -1);
  }

  /** Whether a file begins with an element set, perhaps under a name and the number of orbits. */
  public static boolean is(InputFile file) {
    return isFirstLine(file.firstLine())
        || isFirstLine(file.secondLine())
        || (ORBITS.matcher(file.firstLine()).matches() && isFirstLine(file.thirdLine()));
  }

  /** Whether a line could be the first of an element set; its checksum may be missing. */
  private static boolean isFirstLine(String line) {
    int columns = line.stripTrailing().length();
    return line.startsWith("1 ") && (columns == COLUMNS || columns == COLUMNS - 1);
  }

  /**
   * Reads all element sets.
   *
   * @throws InstanceFormatException naming file and line
   */
  static List<NumberedSet> read(InputFile file) {
    TleFile tle = new TleFile(file);
    List<NumberedSet> sets = new ArrayList<>();
    tle.skipBlankLines();
    int announced = tle.announced();
    for (tle.skipBlankLines(); tle.at < tle.lines.length; tle.skipBlankLines()) {
      sets.add(tle.next());
    }
    if (announced >= 0 && announced != sets.size()) {
      throw tle.wrong(
          0,
          String.format(
              Locale.ROOT,
              "announces %s orbits and satellites in each; expected %d element sets, but there are %d.%nMaybe the file was cut off when it was copied",
              file.firstLine(),
              announced,
              sets.size()));
    }
    return sets;
  }

  /** The number of satellites by Hypatia's first line, which this goes past; -1 without one. */
  private int announced() {
    Matcher orbits = ORBITS.matcher(at < lines.length ? lines[at].strip() : "");
    if (!orbits.matches() || at + 1 >= lines.length || isFirstLine(lines[at + 1])) {
      return -1;
    }
    at++;
    return Integer.parseInt(orbits.group(1)) * Integer.parseInt(orbits.group(2));
  }

  private void skipBlankLines() {
    while (at < lines.length && lines[at].isBlank()) {
      at++;
    }
  }

  private NumberedSet next() {
    Optional<String> name = Optional.empty();
    if (!lines[at].startsWith("1 ")) {
      name = Optional.of(name());
      at++;
    }
    int first = at;
    String one = line('1', "the first line of an element set");
    String two = line('2', "its second line");
    if (!one.substring(2, 7).equals(two.substring(2, 7))) {
      throw wrong(
          first + 1,
          String.format(
              Locale.ROOT,
              "is of satellite %s, but the line before it of %s; expected the same",
              two.substring(2, 7).strip(),
              one.substring(2, 7).strip()));
    }
    String number = one.substring(2, 7).strip();
    return new NumberedSet(
        "line " + (first + 1), set(first, one, two, number, name.orElse(number)));
  }

  private String name() {
    String name = lines[at].startsWith("0 ") ? lines[at].substring(2) : lines[at];
    if (lines[at].startsWith("2 ") && lines[at].stripTrailing().length() == COLUMNS) {
      throw wrong(at, "is a second line; expected a first line before it");
    }
    if (name.strip().length() > LONGEST_NAME) {
      throw wrong(
          at,
          String.format(
              Locale.ROOT,
              "is %s; expected a satellite's name or the first line of an element set, which begins with 1",
              Glimpse.of(lines[at])));
    }
    return name.strip();
  }

  /** The line of this number with a good checksum; goes past it. */
  private String line(char digit, String what) {
    if (at >= lines.length || lines[at].isBlank()) {
      throw wrong(
          at - 1,
          String.format(
              Locale.ROOT,
              "is followed by nothing; expected %s.%nMaybe the file was cut off when it was copied",
              what));
    }
    String line = lines[at].stripTrailing();
    if (!line.startsWith(digit + " ")) {
      throw wrong(
          at,
          String.format(
              Locale.ROOT,
              "is %s; expected %s, which begins with %s",
              Glimpse.of(line),
              what,
              digit));
    }
    if (line.length() == COLUMNS - 1) {
      throw wrong(
          at,
          String.format(
              Locale.ROOT,
              "is a line of an element set with %d columns; expected %d: the last one, its checksum, is missing.%nMaybe fetch the file anew",
              COLUMNS - 1,
              COLUMNS));
    }
    if (line.length() != COLUMNS) {
      throw wrong(
          at, String.format(Locale.ROOT, "has %d columns; expected %d", line.length(), COLUMNS));
    }
    int sum = checksum(line);
    if (line.charAt(COLUMNS - 1) != '0' + sum) {
      throw wrong(
          at,
          String.format(
              Locale.ROOT,
              "has the checksum %s, but its digits give %d.%nMaybe it was edited, or damaged when it was copied; fetch it anew",
              line.charAt(COLUMNS - 1),
              sum));
    }
    at++;
    return line;
  }

  /** The last digit of the sum of all digits, minus signs counting 1. */
  static int checksum(String line) {
    int sum = 0;
    for (int i = 0; i < COLUMNS - 1; i++) {
      char c = line.charAt(i);
      sum += c >= '0' && c <= '9' ? c - '0' : c == '-' ? 1 : 0;
    }
    return sum % 10;
  }

  private ElementSet set(int first, String one, String two, String number, String name) {
    if (one.charAt(62) == SGP4_XP) {
      throw wrong(
          first, "has ephemeris type 4, elements for SGP4-XP; expected type 0 or 2, for SGP4");
    }
    int second = first + 1;
    try {
      return new ElementSet(
          number,
          name,
          epoch(first, one),
          decimal(second, two, 53, 63, "mean motion"),
          decimal(second, "." + two.substring(26, 33).replace(' ', '0'), 1, 8, "eccentricity"),
          decimal(second, two, 9, 16, "inclination"),
          decimal(second, two, 18, 25, "right ascension of the ascending node"),
          decimal(second, two, 35, 42, "argument of the pericentre"),
          decimal(second, two, 44, 51, "mean anomaly"),
          drag(first, one));
    } catch (InvalidValueException e) {
      int line = e.path().equals("EPOCH") || e.path().equals("BSTAR") ? first : second;
      throw wrong(line, "has " + e.getMessage());
    }
  }

  private Instant epoch(int line, String one) {
    String text = one.substring(18, 32);
    double year = decimal(line, one, 19, 20, "year of the epoch");
    double day = decimal(line, one, 21, 32, "day of the epoch");
    LocalDate newYear = LocalDate.of((int) year + (year < FIRST_YEAR ? 2000 : 1900), 1, 1);
    if (!(day >= 1 && day < newYear.lengthOfYear() + 1)) {
      throw wrong(
          line,
          String.format(
              Locale.ROOT,
              "has the epoch %s, day %s of %d; allowed: days 1 to %d",
              text,
              day,
              newYear.getYear(),
              newYear.lengthOfYear()));
    }
    return newYear
        .atStartOfDay()
        .toInstant(ZoneOffset.UTC)
        .plus(Duration.ofNanos(Math.round((day - 1) * 86_400e9)));
  }

  /** B*, written as {@code -11606-4} for -0.11606e-4. */
  private double drag(int line, String one) {
    var parts = EXPONENT.matcher(one.substring(53, 61));
    if (!parts.matches()) {
      throw notANumber(line, one.substring(53, 61).strip(), 54, 61, "B*");
    }
    String exponent = parts.group(3).replace(' ', '+');
    return Double.parseDouble(
        String.format(Locale.ROOT, "%s.%se%s", parts.group(1).strip(), parts.group(2), exponent));
  }

  private double decimal(int line, String text, int from, int to, String what) {
    String field = text.substring(from - 1, to).strip();
    if (!DECIMAL.matcher(field).matches()) {
      throw notANumber(line, field, from, to, what);
    }
    return Double.parseDouble(field);
  }

  private InstanceFormatException notANumber(
      int line, String field, int from, int to, String what) {
    return wrong(
        line,
        String.format(
            Locale.ROOT, "has \"%s\" in columns %d to %d; expected the %s", field, from, to, what));
  }

  private InstanceFormatException wrong(int line, String problem) {
    return new InstanceFormatException(file, "line " + (line + 1), problem);
  }
}
