package io.spacemoe.instances.text;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** A text in which a tab stands for every run of blanks between other characters of a line. */
final class BlankRuns extends FilterReader {
  private static final int NONE = -2;

  private boolean atStart = true;
  private boolean quoted;
  private int held = NONE;

  BlankRuns(Reader text) {
    super(text);
  }

  @Override
  public int read() throws IOException {
    if (held != NONE) {
      int next = held;
      held = NONE;
      return next;
    }
    int next = in.read();
    boolean blanks = false;
    while (!quoted && (next == ' ' || next == '\t')) {
      blanks = true;
      next = in.read();
    }
    boolean ends = next == '\n' || next == '\r' || next < 0;
    boolean between = blanks && !atStart && !ends;
    atStart = ends && !quoted;
    quoted ^= next == '"';
    if (between) {
      held = next;
      return '\t';
    }
    return next;
  }

  @Override
  public int read(char[] buffer, int from, int length) throws IOException {
    int at = from;
    while (at < from + length) {
      int next = read();
      if (next < 0) {
        return at == from ? -1 : at - from;
      }
      buffer[at++] = (char) next;
    }
    return length;
  }
}
