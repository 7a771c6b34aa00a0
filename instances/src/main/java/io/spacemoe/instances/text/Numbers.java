package io.spacemoe.instances.text;

import java.util.regex.Pattern;

/** Numbers in a text: which fields are one, how one is written, and what messages call them. */
public final class Numbers {
  /** What messages call a number that fits a {@code long}. */
  public static final String WHOLE = "a whole number from -2^63 to 2^63 - 1";

  /** Characters of a number; longer ones would take long to read, and mean nothing. */
  static final int LONGEST = 1000;

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)(e[-+]?[0-9]+)?");

  private Numbers() {}

  /** Whether a field in lower case is a decimal number, also such as {@code 3e+08}. */
  public static boolean isNumber(String field) {
    return DECIMAL.matcher(field).matches();
  }

  /** The shortest decimal number that reads back as this value. */
  public static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
