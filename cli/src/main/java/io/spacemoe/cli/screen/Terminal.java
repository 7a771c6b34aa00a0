package io.spacemoe.cli.screen;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What the terminal can show: so many columns, and the characters of its encoding. Others are
 * written as like ones, such as {@code +-}, or as {@code \}{@code u00fc}.
 */
public final class Terminal extends FilterWriter {
  private static final int LEAST_COLUMNS = 60;
  private static final int MOST_COLUMNS = 400;

  private static final Map<Character, String> LIKE =
      Map.ofEntries(
          Map.entry('±', "+-"),
          Map.entry('×', "x"),
          Map.entry('·', "*"),
          Map.entry('°', " deg"),
          Map.entry('≤', "<="),
          Map.entry('≥', ">="),
          Map.entry('→', "->"),
          Map.entry('…', "..."),
          Map.entry('–', "-"),
          Map.entry('—', "-"),
          Map.entry('’', "'"),
          Map.entry('“', "\""),
          Map.entry('”', "\""),
          Map.entry('µ', "u"),
          Map.entry('²', "2"));

  private final CharsetEncoder encoder;

  private Terminal(Writer out, CharsetEncoder encoder) {
    super(out);
    this.encoder = encoder;
  }

  /**
   * A screen on a stream.
   *
   * @param encoding of what reads the stream
   */
  public static PrintWriter on(PrintStream stream, Charset encoding) {
    return new PrintWriter(
        new Terminal(new OutputStreamWriter(stream, encoding), encoding.newEncoder()), true);
  }

  /**
   * The encoding of the terminal, or that of the locale where there is none.
   *
   * @param stream {@code stdout} or {@code stderr}
   */
  public static Charset encoding(String stream) {
    return Stream.of(stream + ".encoding", "sun." + stream + ".encoding", "native.encoding")
        .map(System::getProperty)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Charset::forName)
        .orElse(Charset.defaultCharset());
  }

  /** The columns of the terminal; none where there is no terminal, or nobody says. */
  public static OptionalInt columns() {
    return columns(System.getenv("COLUMNS"));
  }

  /** A text whose lines fit the terminal: broken at blanks, what follows indented as the first. */
  public static String fit(String text) {
    OptionalInt columns = columns();
    return columns.isEmpty() ? text : fit(text, columns.getAsInt());
  }

  static String fit(String text, int columns) {
    StringBuilder fitting = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      String indent = line.substring(0, line.length() - line.stripLeading().length());
      int used = 0;
      for (String word : line.strip().split(" ", -1)) {
        if (used > indent.length() && used + 1 + word.length() > columns) {
          fitting.append('\n');
          used = 0;
        }
        fitting.append(used == 0 ? indent : " ").append(word);
        used += (used == 0 ? indent.length() : 1) + word.length();
      }
      fitting.append('\n');
    }
    return fitting.substring(0, fitting.length() - 1);
  }

  static OptionalInt columns(String said) {
    return said == null || !said.matches("[1-9][0-9]{0,4}")
        ? OptionalInt.empty()
        : OptionalInt.of(Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, Integer.parseInt(said))));
  }

  @Override
  public void write(int character) throws IOException {
    char letter = (char) character;
    if (encoder.canEncode(letter) || (Character.isSurrogate(letter) && ofUnicode())) {
      out.write(letter);
    } else if (LIKE.containsKey(letter)) {
      out.write(LIKE.get(letter));
    } else {
      out.write(String.format(Locale.ROOT, "\\u%04x", character & 0xffff));
    }
  }

  /** Halves of a character cannot be encoded alone. */
  private boolean ofUnicode() {
    return encoder.charset().name().startsWith("UTF");
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    for (int at = from; at < from + length; at++) {
      write(text[at]);
    }
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    write(text.toCharArray(), from, length);
  }
}
