package io.spacemoe.lab.compare;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for people: as many digits as mean something, without exponents. */
final class Digits {
  private Digits() {}

  /** A finite value rounded to so many digits; nothing for what is infinite. */
  static String of(double value, int digits) {
    if (!Double.isFinite(value)) {
      return "";
    }
    return value == 0
        ? "0"
        : new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros().toPlainString();
  }
}
