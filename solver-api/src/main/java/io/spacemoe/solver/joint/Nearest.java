package io.spacemoe.solver.joint;

/** The nearest satellites so far, the furthest of them on top of a heap. */
final class Nearest {
  private final int[] satellite;
  private final long[] ns;
  private int found;

  /**
   * Nothing yet.
   *
   * @param most how many to keep
   */
  Nearest(int most) {
    satellite = new int[most];
    ns = new long[most];
  }

  /** The satellites nearest to one, without itself, nearest first, ties to the lower index. */
  int[] of(int from, JointProblem.Distances distances, int satellites) {
    for (int s = 0; s < satellites; s++) {
      long here = distances.ns(from, s);
      if (s == from || satellite.length == 0) {
        continue;
      }
      if (found < satellite.length) {
        rise(found++, s, here);
      } else if (here < ns[0]) {
        sink(found, s, here);
      }
    }
    for (int last = found - 1; last > 0; last--) {
      int furthest = satellite[0];
      long distance = ns[0];
      sink(last, satellite[last], ns[last]);
      put(last, furthest, distance);
    }
    return satellite;
  }

  private void rise(int from, int s, long here) {
    int at = from;
    while (at > 0 && further(s, here, (at - 1) / 2)) {
      put(at, satellite[(at - 1) / 2], ns[(at - 1) / 2]);
      at = (at - 1) / 2;
    }
    put(at, s, here);
  }

  /** Puts a satellite in the place of the furthest, or where it then belongs. */
  private void sink(int size, int s, long here) {
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && further(satellite[child + 1], ns[child + 1], child)) {
        child++;
      }
      if (further(s, here, child)) {
        break;
      }
      put(at, satellite[child], ns[child]);
      at = child;
    }
    put(at, s, here);
  }

  private boolean further(int s, long here, int than) {
    return here > ns[than] || (here == ns[than] && s > satellite[than]);
  }

  private void put(int at, int s, long here) {
    satellite[at] = s;
    ns[at] = here;
  }
}
