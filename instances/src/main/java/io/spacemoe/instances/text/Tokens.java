package io.spacemoe.instances.text;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The tokens of a text with blanks between them, one after the other; errors name the line. */
public final class Tokens {
  /** Counts that are believed in a file of any size. */
  private static final int FREE = 1000;

  private final String file;
  private final byte[] text;
  private int at;
  private int line = 1;

  public Tokens(InputFile file) {
    this.file = file.name();
    this.text = file.text();
  }

  /** Whether there is another token; goes to it. */
  public boolean hasNext() {
    while (at < text.length && text[at] <= ' ' && text[at] >= 0) {
      boolean ends = text[at] == '\n' || (text[at] == '\r' && !precedes('\n'));
      line += ends ? 1 : 0;
      at++;
    }
    return at < text.length;
  }

  private boolean precedes(char next) {
    return at + 1 < text.length && text[at + 1] == next;
  }

  /** Goes past at most this many tokens and says how many there were. */
  public long skip(long most) {
    long skipped = 0;
    while (skipped < most && hasNext()) {
      at = end();
      skipped++;
    }
    return skipped;
  }

  /** Goes past the next token and what follows on its line; says how many there were. */
  public long skipOnLine() {
    long skipped = 0;
    int start = hasNext() ? line : -1;
    while (hasNext() && line == start) {
      at = end();
      skipped++;
    }
    return skipped;
  }

  /** The line of the token that {@link #hasNext} went to, from 1. */
  public int line() {
    return line;
  }

  /** The next token as it stands. */
  public String word(String what) {
    if (!hasNext()) {
      throw endsWhere(what);
    }
    int start = at;
    at = end();
    return new String(text, start, at - start, StandardCharsets.UTF_8);
  }

  /** Goes to the end of the line. */
  public void skipLine() {
    while (at < text.length && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
  }

  /** The next token, a whole number. */
  public long whole(String what) {
    long number = wholeOr(what, Long.MIN_VALUE);
    if (number == Long.MIN_VALUE) {
      throw wrong(
          String.format(
              Locale.ROOT,
              "has %s as %s; expected a whole number above -2^63 and below 2^63",
              shown(),
              what));
    }
    at = end();
    return number;
  }

  /** The next token, a number, as the whole number that a scale makes of it. */
  public long scaled(String what, Scale scale) {
    long number = wholeOr(what, Long.MIN_VALUE);
    try {
      number = number == Long.MIN_VALUE ? scale.times(decimal(what)) : scale.times(number);
    } catch (ArithmeticException e) {
      throw wrong(
          String.format(Locale.ROOT, "has %s as %s; %s", shown(), what, scale.wayOut(decimals())));
    }
    at = end();
    return number;
  }

  private BigDecimal decimal(String what) {
    String token = new String(text, at, end() - at, StandardCharsets.UTF_8);
    try {
      if (token.length() <= Numbers.LONGEST && Numbers.isNumber(Csv.lower(token))) {
        return new BigDecimal(token);
      }
    } catch (NumberFormatException e) {
      // an exponent that is out of range: falls through to the refusal
    }
    throw wrong(
        String.format(Locale.ROOT, "has %s as %s; expected %s", shown(), what, Numbers.WHOLE));
  }

  /** The most decimals of a number from the next token on. */
  private int decimals() {
    int most = 0;
    for (int start = at; start < text.length; ) {
      int end = start;
      while (end < text.length && (text[end] > ' ' || text[end] < 0)) {
        end++;
      }
      if (end - start <= Numbers.LONGEST) {
        String token = new String(text, start, end - start, StandardCharsets.UTF_8);
        most = Math.max(most, Scale.decimals(Csv.lower(token)));
      }
      start = end + 1;
    }
    return most;
  }

  /**
   * The next token, a count.
   *
   * @param least the least allowed
   * @param bytesEach how many bytes of this file's rest each of what is counted needs at least, so
   *     that a large count in a small file is refused before anything is made for it
   */
  public int count(String what, int least, int bytesEach) {
    long number = wholeOr(what, -1);
    long most = Math.max(FREE, rest() / bytesEach);
    if (number < least || number > most) {
      throw wrong(
          String.format(
              Locale.ROOT,
              "has %s as %s; allowed: %d to %d, for which the rest of the file has room",
              shown(),
              what,
              least,
              most));
    }
    at = end();
    return (int) number;
  }

  /** The next token as a number without going past it. */
  private long wholeOr(String what, long otherwise) {
    if (!hasNext()) {
      throw endsWhere(what);
    }
    int end = end();
    boolean negative = text[at] == '-' && end - at > 1;
    long number = 0;
    for (int i = negative ? at + 1 : at; i < end; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9 || number > (Long.MAX_VALUE - digit) / 10) {
        return otherwiseWritten(end, otherwise);
      }
      number = 10 * number + digit;
    }
    return negative ? -number : number;
  }

  /** A whole number that is written with a point or an exponent, such as {@code 3e+08}. */
  private long otherwiseWritten(int end, long otherwise) {
    String token =
        new String(text, at, Math.min(end - at, Numbers.LONGEST), StandardCharsets.UTF_8);
    if (end - at > Numbers.LONGEST || !Numbers.isNumber(Csv.lower(token))) {
      return otherwise;
    }
    try {
      return new BigDecimal(token).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return otherwise;
    }
  }

  private InstanceFormatException endsWhere(String what) {
    return wrong(
        String.format(
            Locale.ROOT,
            "ends where %s should be.%nMaybe it was cut off when it was copied",
            what));
  }

  /** Refuses anything that is left. */
  public void end(String after) {
    if (hasNext()) {
      throw wrong(String.format(Locale.ROOT, "goes on with %s after %s", shown(), after));
    }
  }

  /** Something wrong where the next token is. */
  public InstanceFormatException wrong(String problem) {
    return new InstanceFormatException(file, String.format(Locale.ROOT, "line %d", line), problem);
  }

  /** How many bytes there are from the next token to the end. */
  public int rest() {
    return text.length - at;
  }

  private String shown() {
    return Glimpse.of(new String(text, at, end() - at, StandardCharsets.UTF_8));
  }

  private int end() {
    int end = at;
    while (end < text.length && (text[end] > ' ' || text[end] < 0)) {
      end++;
    }
    return end;
  }
}
