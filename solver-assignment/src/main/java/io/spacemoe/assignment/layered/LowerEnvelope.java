package io.spacemoe.assignment.layered;

import java.util.Arrays;

/**
 * The lower envelope of lines over the whole numbers: which line is least at each. Lines come by
 * ascending slope, questions by descending place, so that both take constant time on average.
 */
final class LowerEnvelope {
  private long[] intercept;
  private long[] slope;
  private int[] name;

  /** The greatest place at which each line is less than all before it. */
  private long[] from;

  private int size;
  private int current;

  /**
   * No lines.
   *
   * @param room how many lines are expected, at least 1
   */
  LowerEnvelope(int room) {
    intercept = new long[room];
    slope = new long[room];
    name = new int[room];
    from = new long[room];
  }

  boolean isEmpty() {
    return size == 0;
  }

  /**
   * Adds a line. Where it is as low as an earlier one, that one counts.
   *
   * @param newSlope at least that of all lines before
   * @param called what {@link #least} is to say
   */
  void add(long newIntercept, long newSlope, int called) {
    long start = Long.MAX_VALUE;
    while (size > 0) {
      int last = size - 1;
      long steeper = newSlope - slope[last];
      long lower = intercept[last] - newIntercept;
      if (steeper == 0 && lower <= 0) {
        return;
      }
      start = steeper == 0 ? Long.MAX_VALUE : Math.floorDiv(lower - 1, steeper);
      if (start < from[last]) {
        break;
      }
      start = Long.MAX_VALUE;
      size--;
    }
    if (size == intercept.length) {
      grow();
    }
    intercept[size] = newIntercept;
    slope[size] = newSlope;
    name[size] = called;
    from[size++] = start;
  }

  private void grow() {
    int room = 2 * size;
    intercept = Arrays.copyOf(intercept, room);
    slope = Arrays.copyOf(slope, room);
    name = Arrays.copyOf(name, room);
    from = Arrays.copyOf(from, room);
  }

  /**
   * Goes to a place.
   *
   * @param place at most that of the last time, after the last line was added
   * @return the name of the line that is least there
   */
  int least(long place) {
    while (current + 1 < size && place <= from[current + 1]) {
      current++;
    }
    return name[current];
  }

  /** The height of the least line at the place that {@link #least} went to. */
  long height(long place) {
    return intercept[current] + slope[current] * place;
  }
}
