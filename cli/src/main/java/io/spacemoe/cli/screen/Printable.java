package io.spacemoe.cli.screen;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Locale;

/**
 * Text as a terminal may have it: what is in a file, a name for example, must not move the cursor,
 * change colours or turn the direction of writing. Such characters are written as {@code \}{@code
 * u001b}, which also leaves JSON what it is.
 */
public final class Printable extends FilterWriter {
  private static final boolean RETURNS = System.lineSeparator().indexOf('\r') >= 0;

  private Printable(Writer out) {
    super(out);
  }

  /** A screen that obeys nothing but tabs and the ends of lines. */
  public static PrintWriter on(PrintWriter screen) {
    return new PrintWriter(new Printable(screen), true);
  }

  /** A name or another short text, of one line whatever is in it. */
  public static String inOneLine(Object text) {
    return text.toString().replace("\n", "\\n").replace("\r", "\\r");
  }

  @Override
  public void write(int character) throws IOException {
    if (obeyed((char) character)) {
      out.write(String.format(Locale.ROOT, "\\u%04x", character & 0xffff));
    } else {
      out.write(character);
    }
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    int done = from;
    for (int at = from; at < from + length; at++) {
      if (obeyed(text[at])) {
        out.write(text, done, at - done);
        write(text[at]);
        done = at + 1;
      }
    }
    out.write(text, done, from + length - done);
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    write(text.toCharArray(), from, length);
  }

  /** Whether a terminal does something with a character other than to show it. */
  private static boolean obeyed(char character) {
    return switch (character) {
      case '\n', '\t' -> false;
      case '\r' -> !RETURNS;
      default ->
          Character.isISOControl(character)
              || character == 0x061c
              || character == 0x200e
              || character == 0x200f
              || (character >= 0x2028 && character <= 0x202e)
              || (character >= 0x2066 && character <= 0x2069);
    };
  }
}
