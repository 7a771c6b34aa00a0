package io.spacemoe.solver.joint;

import java.util.Locale;
import java.util.Optional;

/** What a {@link JointProblem} refuses when it is made. */
final class JointChecks {
  /** Costs are below: sums of two stay within a long. */
  private static final long MOST_COST = 1L << 62;

  private final int satellites;
  private final int experts;
  private final int[][] lastPpm;
  private final int[][] floorPpm;
  private final Optional<SharedRooms> rooms;

  JointChecks(int satellites, int[][] lastPpm, int[][] floorPpm, Optional<SharedRooms> rooms) {
    this.rooms = rooms;
    this.satellites = satellites;
    this.experts = lastPpm.length == 0 ? 0 : lastPpm[0].length;
    this.lastPpm = lastPpm;
    this.floorPpm = floorPpm;
  }

  /**
   * Checks all numbers, in O(satellites squared).
   *
   * @throws IllegalArgumentException naming the first that is wrong
   */
  void check(JointProblem.Distances distances) {
    checkSizes();
    checkProbabilities();
    // The cost of a placement is at most the greatest answer time, two distances and the work, in
    // each layer.
    long work = rooms.map(SharedRooms::longestNs).orElse(0L);
    checkDistances(distances, (MOST_COST / JointProblem.PPM / lastPpm.length - work) / 2);
  }

  private void checkSizes() {
    if (experts == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d layers, %d experts; expected at least one of each",
              lastPpm.length,
              experts));
    }
    if ((long) lastPpm.length * (experts + 1L) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d layers with %d experts are too many", lastPpm.length, experts));
    }
    long things = lastPpm.length * (experts + 1L);
    rooms.ifPresent(shared -> shared.check(satellites, lastPpm.length, experts));
    if (rooms.isEmpty() && satellites < things) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d layers with a gateway and %d experts each need %d satellites, but there are %d: %d missing",
              lastPpm.length,
              experts,
              things,
              satellites,
              things - satellites));
    }
  }

  private void checkProbabilities() {
    if (floorPpm.length != lastPpm.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d rows of probabilities that no order beats; expected one for each of %d layers",
              floorPpm.length,
              lastPpm.length));
    }
    for (int l = 0; l < lastPpm.length; l++) {
      checkRow(l, lastPpm[l]);
      checkRow(l, floorPpm[l]);
      int ahead = 0;
      for (int j = 0; j < experts; j++) {
        ahead += floorPpm[l][j] - lastPpm[l][j];
        if (ahead < 0) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "all answers of layer %d are among the %d soonest with %d ppm more than any order is said to reach",
                  l,
                  j + 1,
                  -ahead));
        }
      }
    }
  }

  private void checkRow(int layer, int[] row) {
    if (row.length != experts) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "layer %d has %d probabilities; expected as many as layer 0, %d",
              layer,
              row.length,
              experts));
    }
    long sum = 0;
    for (int p : row) {
      if (p < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "layer %d has probability %d ppm; allowed: 0 to 1000000", layer, p));
      }
      sum += p;
    }
    if (sum != JointProblem.PPM) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the probabilities of layer %d sum to %d ppm; expected 1000000",
              layer,
              sum));
    }
  }

  private void checkDistances(JointProblem.Distances distances, long most) {
    for (int a = 0; a < satellites; a++) {
      for (int b = 0; b <= a; b++) {
        long there = distances.ns(a, b);
        if (there < 0 || there > most || (a == b && there != 0)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "the distance from satellite %d to %d is %d ns; allowed: 0 to %d, and 0 to itself",
                  a,
                  b,
                  there,
                  most));
        }
        if (there != distances.ns(b, a)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "the distance from satellite %d to %d is %d ns, but %d back; expected the same",
                  a,
                  b,
                  there,
                  distances.ns(b, a)));
        }
      }
    }
  }
}
