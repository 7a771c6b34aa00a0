package io.spacemoe.instances;

/**
 * The shape of a text of whole numbers as OR-Library publishes them: what its first numbers
 * announce, compared with how many numbers there are.
 */
enum NumberText {
  /** n, then n x n numbers. */
  SQUARE,

  /** Agents m and jobs n, then 2 m n + m numbers. */
  ONE_GAP,

  /** A number of problems, each like {@link #ONE_GAP}. */
  SEVERAL_GAPS;

  /** The shape that fits to the last number, or else the one that the first two lines look like. */
  static NumberText of(InputFile file) {
    long numbers = new Tokens(file).skip(Long.MAX_VALUE);
    Tokens head = new Tokens(file);
    try {
      int a = head.count("the first number", 0, 1);
      int firstLine = head.line();
      if (numbers == 1 + (long) a * a) {
        return SQUARE;
      }
      int b = head.count("the second number", 0, 1);
      if (numbers == 2 + needed(a, b)) {
        return ONE_GAP;
      }
      return fitsSeveral(file) ? SEVERAL_GAPS : likely(head, firstLine);
    } catch (InstanceFormatException e) {
      return SQUARE;
    }
  }

  /** By where the lines break: a line of two numbers are the sizes of a problem. */
  private static NumberText likely(Tokens afterTwo, int firstLine) {
    int secondLine = afterTwo.line();
    if (secondLine == firstLine) {
      return ONE_GAP;
    }
    boolean two = afterTwo.hasNext() && afterTwo.line() == secondLine;
    afterTwo.skip(1);
    return two && !(afterTwo.hasNext() && afterTwo.line() == secondLine) ? SEVERAL_GAPS : SQUARE;
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
