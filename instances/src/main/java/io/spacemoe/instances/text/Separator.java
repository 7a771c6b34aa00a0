package io.spacemoe.instances.text;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands between the fields of a table; its first lines tell. */
public enum Separator {
  COMMA(',', "commas"),
  SEMICOLON(';', "semicolons"),
  TAB('\t', "tabs"),
  /** Any number of blanks. */
  BLANKS(' ', "blanks");

  private final char sign;
  private final String words;

  Separator(char sign, String words) {
    this.sign = sign;
    this.words = words;
  }

  /**
   * The separator of a table.
   *
   * @throws InstanceFormatException when its first line has two
   */
  static Separator of(InputFile file) {
    Set<Separator> found = in(file.firstLine());
    if (found.size() > 1) {
      throw new InstanceFormatException(
          file.name(),
          "line 1",
          String.format(
              Locale.ROOT,
              "has %s in it; expected one of them between its fields.%nMaybe write decimal points, and quotes around a field that has a separator in it",
              found.stream().map(s -> s.words).collect(Collectors.joining(" and "))));
    }
    return likely(file);
  }

  /** The first that could be it: whoever reads the file as a table says what is wrong with it. */
  public static Separator likely(InputFile file) {
    Set<Separator> found = in(file.firstLine());
    if (!found.isEmpty()) {
      return found.iterator().next();
    }
    int words = words(file.firstLine());
    String second = file.secondLine();
    return words > 1 && (second.isEmpty() || words(second) == words) ? BLANKS : COMMA;
  }

  private static int words(String line) {
    return line.split("\\s+", -1).length;
  }

  /** Commas, semicolons and tabs of a line, but for those in quotes. */
  private static Set<Separator> in(String line) {
    Set<Separator> found = EnumSet.noneOf(Separator.class);
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      for (Separator separator : values()) {
        if (!quoted && c == separator.sign && separator != BLANKS) {
          found.add(separator);
        }
      }
    }
    return found;
  }

  /** Whether OR-Library's files could have it, which have any white space between numbers. */
  public boolean isWhite() {
    return this == TAB || this == BLANKS;
  }

  /** The sign between fields, where blanks have become tabs. */
  char sign() {
    return this == BLANKS ? TAB.sign : sign;
  }

  /** The fields of a line, without quotes, in lower case. */
  public List<String> fields(String line) {
    String pattern = this == BLANKS ? "\\s+" : String.valueOf(sign);
    return Arrays.stream(line.split(pattern, -1))
        .map(field -> Csv.lower(field.replace('"', ' ')))
        .toList();
  }
}
