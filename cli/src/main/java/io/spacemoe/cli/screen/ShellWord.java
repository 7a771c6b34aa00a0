package io.spacemoe.cli.screen;

import java.util.List;
import java.util.stream.Collectors;

/** Words of commands that are printed to be typed again. */
public final class ShellWord {
  private static final String PLAIN = "[A-Za-z0-9_./:,=@%+-]+";

  private ShellWord() {}

  /** A word as a shell takes it: in quotes where it has blanks, stars or the like. */
  public static String of(Object word) {
    String text = word.toString();
    return text.matches(PLAIN) ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Words with blanks between them. */
  public static String of(List<?> words) {
    return words.stream().map(ShellWord::of).collect(Collectors.joining(" "));
  }
}
