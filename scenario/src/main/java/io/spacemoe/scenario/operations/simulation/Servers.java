package io.spacemoe.scenario.operations.simulation;

/**
 * Servers that work on one thing at a time, first come first served, and how long they were busy
 * within a window of time. All times are in ns.
 */
final class Servers {
  private final long[] freeAt;
  private final long[] busy;
  private final long windowFrom;
  private final long windowTo;

  Servers(int count, long windowFrom, long windowTo) {
    freeAt = new long[count];
    busy = new long[count];
    this.windowFrom = windowFrom;
    this.windowTo = windowTo;
  }

  /**
   * When a server is done with what comes now. Calls must come in the order of time.
   *
   * @param work how long it takes
   */
  long serve(int server, long now, long work) {
    long begin = Math.max(now, freeAt[server]);
    long end = begin + work;
    freeAt[server] = end;
    busy[server] += Math.max(0, Math.min(end, windowTo) - Math.max(begin, windowFrom));
    return end;
  }

  /** How long a server still has to do with what has come to it. */
  long leftNs(int server, long now) {
    return Math.max(0, freeAt[server] - now);
  }

  /**
   * The part of the window in which each server was busy.
   *
   * @param end when everything was over
   */
  double[] utilisation(long end) {
    double window = Math.min(end, windowTo) - windowFrom;
    double[] part = new double[busy.length];
    for (int s = 0; s < part.length; s++) {
      part[s] = busy[s] / window;
    }
    return part;
  }
}
