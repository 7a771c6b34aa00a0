package io.spacemoe.instances.text;

import java.nio.charset.StandardCharsets;
import java.util.function.IntToLongFunction;

/** Lines of numbers with blanks between them, or whatever a format wants; ASCII. */
public final class NumberLines {
  private final StringBuilder text = new StringBuilder();

  /** Adds a line as it is. */
  public void text(String line) {
    text.append(line).append('\n');
  }

  /** Adds a line of so many numbers. */
  public void numbers(int size, IntToLongFunction number) {
    for (int i = 0; i < size; i++) {
      text.append(i == 0 ? "" : " ").append(number.applyAsLong(i));
    }
    text.append('\n');
  }

  public byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
