package io.spacemoe.instances;

import io.spacemoe.scenario.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * An array of a JSON file.
 *
 * @param path its path
 * @param value as {@link JsonTree} makes it
 */
record JsonArray(String path, Object value) {
  /** Above this, numbers with a decimal point or an exponent no longer say which whole one. */
  private static final double EXACT = 1L << 53;

  /** Elements that are not numbers. */
  List<?> elements() {
    if (value instanceof List<?> list) {
      return list;
    }
    if (value instanceof long[] none && none.length == 0) {
      return List.of();
    }
    throw JsonObject.wrong(path, value, "an array of arrays or objects");
  }

  /** Whole numbers. */
  long[] wholes() {
    if (value instanceof long[] whole) {
      return whole;
    }
    double[] numbers = numbers();
    long[] whole = new long[numbers.length];
    for (int i = 0; i < whole.length; i++) {
      if (numbers[i] != Math.rint(numbers[i]) || Math.abs(numbers[i]) > EXACT) {
        throw JsonObject.wrong(path(i), numbers[i], "a whole number from -2^63 to 2^63 - 1");
      }
      whole[i] = (long) numbers[i];
    }
    return whole;
  }

  /** Whole numbers that fit an {@code int}. */
  int[] counts() {
    long[] wholes = wholes();
    int[] counts = new int[wholes.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = wholes[i] == (int) wholes[i] ? (int) wholes[i] : toInt(path(i), wholes[i]);
    }
    return counts;
  }

  /** Finite numbers. */
  double[] numbers() {
    if (value instanceof long[] whole) {
      return Arrays.stream(whole).asDoubleStream().toArray();
    }
    if (!(value instanceof double[] numbers)) {
      throw JsonObject.wrong(path, value, "an array of numbers");
    }
    for (int i = 0; i < numbers.length; i++) {
      if (!Double.isFinite(numbers[i])) {
        throw JsonObject.wrong(path(i), numbers[i], "a finite number");
      }
    }
    return numbers;
  }

  /** Arrays of whole numbers. */
  long[][] wholeRows() {
    return rows(JsonArray::wholes, long[][]::new);
  }

  /** Arrays of whole numbers that fit an {@code int}. */
  int[][] countRows() {
    return rows(JsonArray::counts, int[][]::new);
  }

  /** Arrays of finite numbers. */
  double[][] numberRows() {
    return rows(JsonArray::numbers, double[][]::new);
  }

  private <R> R[] rows(Function<JsonArray, R> row, IntFunction<R[]> size) {
    List<?> elements = elements();
    R[] rows = size.apply(elements.size());
    for (int r = 0; r < rows.length; r++) {
      rows[r] = row.apply(new JsonArray(path(r), elements.get(r)));
    }
    return rows;
  }

  private String path(int index) {
    return "%s[%d]".formatted(path, index);
  }

  /** Refuses what does not fit an {@code int}. */
  static int toInt(String path, long value) {
    InvalidValueException.inRange(path, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    return (int) value;
  }
}
