package io.spacemoe.instances.json;

import io.spacemoe.instances.text.Numbers;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * An array of a JSON file.
 *
 * @param path its path
 * @param value as {@link JsonTree} makes it
 */
public record JsonArray(String path, Object value) {
  /** Elements that are not all numbers. */
  List<?> elements() {
    if (value instanceof List<?> list) {
      return list;
    }
    if (value instanceof long[] none && none.length == 0) {
      return List.of();
    }
    throw JsonObject.wrong(path, value, "an array of arrays or objects");
  }

  /** Numbers, texts, or true and false. */
  public List<Object> scalars() {
    if (value instanceof long[] whole) {
      return Arrays.stream(whole).<Object>mapToObj(Long::valueOf).toList();
    }
    if (value instanceof double[]) {
      return Arrays.stream(numbers()).<Object>mapToObj(Double::valueOf).toList();
    }
    List<?> elements = elements();
    for (int i = 0; i < elements.size(); i++) {
      Object one = elements.get(i);
      if (!(one instanceof String || one instanceof Boolean || one instanceof Number)) {
        throw JsonObject.wrong(path(i), one, "a number, a text, true or false");
      }
    }
    return List.copyOf(elements);
  }

  /** Elements of any kind, also of different ones, as {@link JsonTree} makes them. */
  public List<Object> values() {
    return value instanceof List<?> elements ? Collections.unmodifiableList(elements) : scalars();
  }

  /** Whole numbers. */
  public long[] wholes() {
    if (value instanceof long[] whole) {
      return whole;
    }
    double[] numbers = numbers();
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] != Math.rint(numbers[i]) || Math.abs(numbers[i]) >= 0x1p63) {
        throw JsonObject.wrong(path(i), numbers[i], Numbers.WHOLE);
      }
    }
    throw JsonObject.wrong(path, value, "only whole numbers");
  }

  /** Whole numbers from 0 that fit an {@code int}. */
  public int[] indices() {
    return indicesFrom(0);
  }

  /** Whole numbers that fit an {@code int} and are not less than one. */
  public int[] indicesFrom(int least) {
    long[] wholes = wholes();
    int[] indices = new int[wholes.length];
    for (int i = 0; i < indices.length; i++) {
      if (wholes[i] < least || wholes[i] > Integer.MAX_VALUE) {
        InvalidValueException.inRange(path(i), wholes[i], least, Integer.MAX_VALUE);
      }
      indices[i] = (int) wholes[i];
    }
    return indices;
  }

  /** Whole numbers from 0 that fit an {@code int}, or arrays of them where there are several. */
  public int[][] indexLists() {
    if (value instanceof long[]) {
      return Arrays.stream(indices()).mapToObj(index -> new int[] {index}).toArray(int[][]::new);
    }
    if (value instanceof double[]) {
      wholes();
    }
    List<?> elements = elements();
    int[][] lists = new int[elements.size()][];
    for (int i = 0; i < lists.length; i++) {
      Object one = elements.get(i);
      boolean single = one instanceof Long;
      lists[i] =
          single ? new int[] {index(path(i), (Long) one)} : new JsonArray(path(i), one).indices();
      if (lists[i].length == 0) {
        throw new InvalidValueException(path(i), "is empty; expected at least one number");
      }
    }
    return lists;
  }

  private static int index(String path, long value) {
    return (int) InvalidValueException.inRange(path, value, 0, Integer.MAX_VALUE);
  }

  /** Finite numbers. */
  public double[] numbers() {
    if (value instanceof long[] whole) {
      return Arrays.stream(whole).asDoubleStream().toArray();
    }
    if (!(value instanceof double[] numbers)) {
      throw noNumbers();
    }
    for (int i = 0; i < numbers.length; i++) {
      if (!Double.isFinite(numbers[i])) {
        throw JsonObject.wrong(path(i), numbers[i], "a finite number");
      }
    }
    return numbers;
  }

  /** Names what stands among numbers; where there are none, the whole array. */
  private InvalidValueException noNumbers() {
    if (value instanceof List<?> mixed && mixed.stream().anyMatch(Number.class::isInstance)) {
      for (int i = 0; i < mixed.size(); i++) {
        if (!(mixed.get(i) instanceof Number)) {
          return JsonObject.wrong(path(i), mixed.get(i), "a number like those beside it");
        }
      }
    }
    return JsonObject.wrong(path, value, "an array of numbers");
  }

  /** Arrays of whole numbers. */
  public long[][] wholeRows() {
    return rows(JsonArray::wholes, long[][]::new);
  }

  /** Arrays of whole numbers from 0 that fit an {@code int}. */
  public int[][] indexRows() {
    return rows(JsonArray::indices, int[][]::new);
  }

  /** Arrays of whole numbers from 0 that fit an {@code int}, or of arrays of them. */
  public int[][][] indexListRows() {
    return rows(JsonArray::indexLists, int[][][]::new);
  }

  /** Arrays of finite numbers. */
  public double[][] numberRows() {
    return rows(JsonArray::numbers, double[][]::new);
  }

  /** The elements as arrays. */
  public List<JsonArray> arrays() {
    return List.of(rows(Function.identity(), JsonArray[]::new));
  }

  /** How deep arrays stand in its first elements: 1 for numbers, 2 for rows of numbers. */
  public int depth() {
    int depth = 1;
    Object inner = value;
    while (inner instanceof List<?> list && !list.isEmpty()) {
      inner = list.get(0);
      depth +=
          inner instanceof List<?> || inner instanceof long[] || inner instanceof double[] ? 1 : 0;
    }
    return depth;
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
    return String.format(Locale.ROOT, "%s[%d]", path, index);
  }
}
