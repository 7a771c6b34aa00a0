package io.spacemoe.lab.figure;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One horizontal bar of a {@link RowChart}, all lengths in ms.
 *
 * @param name what stands to its left
 * @param partsMs the lengths that it is stacked from
 * @param halfWidthMs half the width of the whisker at its end
 * @param referenceMs the value that others published
 */
record BarRow(
    String name, List<Double> partsMs, OptionalDouble halfWidthMs, OptionalDouble referenceMs) {

  /** Refuses lengths that no bar can have. */
  BarRow {
    partsMs = List.copyOf(partsMs);
    partsMs.forEach(part -> requireLength(name, part));
    halfWidthMs.ifPresent(width -> requireLength(name, width));
    referenceMs.ifPresent(value -> requireLength(name, value));
  }

  private static void requireLength(String name, double ms) {
    if (!(ms >= 0 && ms < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a bar of %s is %s ms long; allowed: 0 or more, finite".formatted(name, ms));
    }
  }

  /** The length of the bar. */
  double totalMs() {
    return partsMs.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The value furthest to the right. */
  double reachMs() {
    return Math.max(totalMs() + halfWidthMs.orElse(0), referenceMs.orElse(0));
  }

  /** The bar's length in words: three digits, or as many as the whisker needs. */
  String text(double unitMs, String unit) {
    double value = totalMs() / unitMs;
    int decimals = decimals(value, 2);
    if (halfWidthMs.isEmpty()) {
      return text(value, decimals) + " " + unit;
    }
    double halfWidth = halfWidthMs.getAsDouble() / unitMs;
    decimals = Math.max(decimals, decimals(halfWidth, 0));
    return "%s ± %s %s".formatted(text(value, decimals), text(halfWidth, decimals), unit);
  }

  /** The published value in words, with three digits. */
  String referenceText(double unitMs, String unit) {
    double value = referenceMs.orElseThrow() / unitMs;
    return text(value, decimals(value, 2)) + " " + unit;
  }

  /** Decimals that show so many digits after the first one that is not 0. */
  private static int decimals(double value, int moreDigits) {
    return value == 0
        ? 0
        : Math.max(0, Math.min(6, moreDigits - (int) Math.floor(Math.log10(value))));
  }

  private static String text(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
