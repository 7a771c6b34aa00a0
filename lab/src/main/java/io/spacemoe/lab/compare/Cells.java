package io.spacemoe.lab.compare;

import io.spacemoe.lab.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How a comparison's tables and titles write values. */
final class Cells {
  private Cells() {}

  /** A number; nothing where there is none. */
  static String value(OptionalLong value) {
    return value.isPresent() ? count(value.getAsLong()) : "";
  }

  /** Columns by names with commas; one of numbers ends with a hash. */
  static List<Table.Column> columns(String names) {
    return Arrays.stream(names.split(",", -1))
        .map(
            name ->
                name.endsWith("#")
                    ? Table.Column.number(name.substring(0, name.length() - 1))
                    : Table.Column.text(name))
        .toList();
  }

  /** For titles: the time limit, where there is one. */
  static String at(double limit) {
    return Double.isFinite(limit) ? ", time limit %s s".formatted(number(limit)) : "";
  }

  /** For names of figures. */
  static String id(double value) {
    return Double.isFinite(value) ? number(value).replace('.', '-') : "unlimited";
  }

  /** Seconds; infinitely many for what never happened. */
  static double orNever(OptionalDouble seconds) {
    return seconds.orElse(Double.POSITIVE_INFINITY);
  }

  /** All digits. */
  static String count(long count) {
    return Long.toString(count);
  }

  /** As {@link #number}, with a dash for what never happened. */
  static String orDash(double value) {
    String text = number(value);
    return text.isEmpty() ? "-" : text;
  }

  /** Four digits; nothing for what never happened. */
  static String number(double value) {
    return Digits.of(value, 4);
  }
}
