package io.spacemoe.instances.text;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * A number by which all numbers of a file are multiplied, so that those with decimals become whole.
 *
 * @param factor from 1 to 10^18
 */
public record Scale(long factor) {
  /** Numbers stay as they are. */
  public static final Scale ONE = new Scale(1);

  /** Decimals that a power of ten in the range can make whole. */
  private static final int MOST_DECIMALS = 18;

  /** Checks the range. */
  public Scale {
    if (factor < 1 || factor > 1_000_000_000_000_000_000L) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "scale is %d; allowed: 1 to 10^18", factor));
    }
  }

  /**
   * The product.
   *
   * @throws ArithmeticException when it does not fit a {@code long}
   */
  public long times(long number) {
    return Math.multiplyExact(number, factor);
  }

  /**
   * The product.
   *
   * @throws ArithmeticException when it is not whole, or does not fit a {@code long}
   */
  public long times(BigDecimal number) {
    return number.multiply(BigDecimal.valueOf(factor)).longValueExact();
  }

  /** The number of decimals of a field in lower case; 0 when it is no number. */
  static int decimals(String field) {
    try {
      return Numbers.isNumber(field) && field.length() <= Numbers.LONGEST
          ? Math.max(0, new BigDecimal(field).stripTrailingZeros().scale())
          : 0;
    } catch (NumberFormatException e) {
      return 0; // an exponent that is out of range; its reader says so
    }
  }

  /**
   * Completes a message about a number whose product is not whole, or is out of range.
   *
   * @param decimals the most that a number of the file has
   */
  public String wayOut(int decimals) {
    String expected =
        factor == 1
            ? "expected " + Numbers.WHOLE
            : String.format(
                Locale.ROOT, "expected %s when multiplied by the scale %d", Numbers.WHOLE, factor);
    if (decimals > MOST_DECIMALS) {
      return String.format(
          Locale.ROOT,
          "%s, and the file has numbers with %d decimals.%nMaybe round them to %d or fewer",
          expected,
          decimals,
          MOST_DECIMALS);
    }
    String needed = BigDecimal.TEN.pow(decimals).toPlainString();
    return decimals == 0
        ? expected
        : String.format(
            Locale.ROOT,
            "%s.%nMaybe say --scale %s, which makes all numbers of the file whole",
            expected,
            needed);
  }
}
