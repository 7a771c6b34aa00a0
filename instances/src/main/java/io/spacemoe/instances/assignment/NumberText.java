package io.spacemoe.instances.assignment;

import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.Tokens;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The shape of a text of whole numbers as OR-Library publishes them: what its first numbers
 * announce, compared with how many numbers there are.
 */
enum NumberText {
  /** n, then n x n numbers. */
  SQUARE("a square of costs after its size"),

  /** Agents m and jobs n, then 2 m n + m numbers. */
  ONE_GAP("one generalised assignment problem"),

  /** A number of problems, each like {@link #ONE_GAP}. */
  SEVERAL_GAPS("several generalised assignment problems after their number"),

  /** Lines of equally many numbers, of at least two. */
  LINES("a line of costs for each expert");

  private final String words;

  NumberText(String words) {
    this.words = words;
  }

  /**
   * The shape that fits to the last number, or else the one that the first two lines look like.
   *
   * @throws InstanceFormatException when several fit
   */
  static NumberText of(InputFile file) {
    Set<NumberText> fitting = fitting(file);
    if (isTable(file)) {
      fitting.add(LINES);
    }
    return only(file, fitting);
  }

  /**
   * Whether every line that is not blank has as many words as the first, and that is two or more.
   */
  private static boolean isTable(InputFile file) {
    Tokens tokens = new Tokens(file);
    long width = tokens.skipOnLine();
    boolean same = width > 1;
    while (same && tokens.hasNext()) {
      same = tokens.skipOnLine() == width;
    }
    return same;
  }

  /**
   * Of a file that holds generalised assignment problems, whether it begins with their number.
   *
   * @throws InstanceFormatException when it can be read with and without
   */
  static boolean severalGaps(InputFile file) {
    Set<NumberText> gaps = fitting(file);
    if (gaps.size() > 1) {
      gaps.remove(SQUARE);
    }
    return only(file, gaps) == SEVERAL_GAPS;
  }

  /** Whether the first numbers announce other numbers than there are, whatever the format. */
  static boolean fitsNone(InputFile file) {
    return fitting(file).isEmpty();
  }

  private static NumberText only(InputFile file, Set<NumberText> fitting) {
    if (fitting.size() > 1) {
      throw new InstanceFormatException(
          file.name(),
          "line 1",
          String.format(
              Locale.ROOT,
              "begins numbers that can be read as %s.%nMaybe say --format or-assignment, gap-min, gap-max or csv; or write each problem to a file of its own",
              fitting.stream().map(shape -> shape.words).collect(Collectors.joining(", or as "))));
    }
    return fitting.isEmpty() ? likely(file) : fitting.iterator().next();
  }

  private static Set<NumberText> fitting(InputFile file) {
    long numbers = new Tokens(file).skip(Long.MAX_VALUE);
    Set<NumberText> fitting = EnumSet.noneOf(NumberText.class);
    Tokens head = new Tokens(file);
    try {
      int a = head.count("the first number", 0, 1);
      if (numbers == 1 + (long) a * a) {
        fitting.add(SQUARE);
      }
      if (fitsSeveral(file)) {
        fitting.add(SEVERAL_GAPS);
      }
      if (numbers > 1 && numbers == 2 + needed(a, head.count("the second number", 0, 1))) {
        fitting.add(ONE_GAP);
      }
    } catch (InstanceFormatException e) {
      return fitting; // whose reader says what is wrong
    }
    return fitting;
  }

  /** By where the lines break: a line of two numbers are the sizes of a problem. */
  private static NumberText likely(InputFile file) {
    String first = file.firstLine();
    if (words(first) > 1) {
      return ONE_GAP;
    }
    return words(file.secondLine()) == 2 ? SEVERAL_GAPS : SQUARE;
  }

  private static int words(String line) {
    return line.split("\\s+", -1).length;
  }

  /** How many numbers follow the sizes of a generalised assignment problem. */
  static long needed(int agents, int jobs) {
    return 2L * agents * jobs + agents;
  }

  private static boolean fitsSeveral(InputFile file) {
    Tokens tokens = new Tokens(file);
    try {
      int problems = tokens.count("the number of problems", 1, 10);
      for (int p = 0; p < problems; p++) {
        long needed = needed(tokens.count("agents", 1, 1), tokens.count("jobs", 1, 1));
        if (tokens.skip(needed) < needed) {
          return false;
        }
      }
      return !tokens.hasNext();
    } catch (InstanceFormatException e) {
      return false;
    }
  }
}
