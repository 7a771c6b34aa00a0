package io.spacemoe.scenario.operations.simulation;

import java.util.Arrays;

/**
 * Events by time, those of one time in the order in which they came: a heap with four children a
 * node. Allocates only when it has to grow.
 */
final class EventQueue {
  private static final int CHILDREN = 4;

  private long[] time = new long[1024];
  private long[] order = new long[1024];
  private long[] event = new long[1024];
  private int size;
  private long added;

  boolean isEmpty() {
    return size == 0;
  }

  /** How many events have been added so far. */
  long added() {
    return added;
  }

  void add(long when, long what) {
    if (size == time.length) {
      time = Arrays.copyOf(time, 2 * size);
      order = Arrays.copyOf(order, 2 * size);
      event = Arrays.copyOf(event, 2 * size);
    }
    int at = size++;
    long number = added++;
    while (at > 0) {
      int parent = (at - 1) / CHILDREN;
      if (time[parent] <= when) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    put(at, when, number, what);
  }

  /** The time of the next event; there must be one. */
  long nextTime() {
    return time[0];
  }

  /** Takes the next event out; there must be one. */
  long take() {
    long next = event[0];
    size--;
    long when = time[size];
    long number = order[size];
    long what = event[size];
    int at = 0;
    for (int child = 1; child < size; child = CHILDREN * at + 1) {
      int least = child;
      int end = Math.min(size, child + CHILDREN);
      for (int other = child + 1; other < end; other++) {
        if (before(time[other], order[other], least)) {
          least = other;
        }
      }
      if (before(when, number, least)) {
        break;
      }
      move(least, at);
      at = least;
    }
    put(at, when, number, what);
    return next;
  }

  private boolean before(long when, long number, int place) {
    return when < time[place] || (when == time[place] && number < order[place]);
  }

  private void move(int from, int to) {
    time[to] = time[from];
    order[to] = order[from];
    event[to] = event[from];
  }

  private void put(int at, long when, long number, long what) {
    time[at] = when;
    order[at] = number;
    event[at] = what;
  }
}
