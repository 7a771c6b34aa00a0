package io.spacemoe.scenario.value;

import java.util.Locale;

/**
 * A value of a scenario that is out of its range. Carries the place as a path inside the scenario
 * file, so that a reader can say where the value stands.
 */
public final class InvalidValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String problem;

  /**
   * A value out of range.
   *
   * @param path the place, for example {@code links.linkSurvival}
   * @param value what stands there
   * @param allowed what may stand there, in words
   */
  public InvalidValueException(String path, Object value, String allowed) {
    this(path, "is %s; allowed: %s".formatted(value, allowed));
  }

  /**
   * Something wrong with a place that is not a range.
   *
   * @param path the place, for example {@code activation.weights.rows[3]}
   * @param problem what is wrong, to be read after the place
   */
  public InvalidValueException(String path, String problem) {
    super(path + " " + problem);
    this.path = path;
    this.problem = problem;
  }

  /** The place, as a path inside the scenario. */
  public String path() {
    return path;
  }

  /** What is wrong there, to be read after the place. */
  public String problem() {
    return problem;
  }

  /** Refuses a value below the least, above the greatest, or not a number. */
  public static double inRange(String path, double value, double least, double greatest) {
    if (!(value >= least && value <= greatest)) {
      throw new InvalidValueException(
          path, value, "%s to %s".formatted(plain(least), plain(greatest)));
    }
    return value;
  }

  /** Refuses a value that is not a finite number above 0 and at most the greatest. */
  public static double positive(String path, double value, double greatest) {
    if (!(value > 0 && value <= greatest)) {
      throw new InvalidValueException(
          path, value, "more than 0, at most %s".formatted(plain(greatest)));
    }
    return value;
  }

  /** Refuses a whole number below the least or above the greatest. */
  public static long inRange(String path, long value, long least, long greatest) {
    if (value < least || value > greatest) {
      throw new InvalidValueException(
          path, value, String.format(Locale.ROOT, "%d to %d", least, greatest));
    }
    return value;
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
