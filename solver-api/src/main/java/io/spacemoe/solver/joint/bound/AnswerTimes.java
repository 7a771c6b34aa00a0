package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import java.util.Arrays;

/**
 * Finds the soonest {@link Answers} between two gateways, from the satellites nearest to each. For
 * use by one thread at a time.
 */
final class AnswerTimes {
  /**
   * How many satellites around a gateway are looked at: as many as three layers have experts, and
   * some more where those are gateways or another layer's. Chosen, not tuned: with fewer, a bound
   * is lower and as true.
   */
  private static final int NEAR_PER_EXPERT = 3;

  private static final int NEAR_MORE = 16;

  /** At most so many, for memory's sake: lists of 4,096 satellites are then 128 MB. */
  private static final int MOST_NEAR = 8192;

  /**
   * Low bits of a sorting key that name a candidate: twice {@link #MOST_NEAR} needs 14 of them.
   * Answer times, below 2^42 ns in any {@link JointProblem}, have the others.
   */
  private static final int CANDIDATE_BITS = 16;

  private static final int CANDIDATE = (1 << CANDIDATE_BITS) - 1;

  private final JointProblem problem;
  private final JointProblem.Distances distances;

  /** How many satellites around a gateway are looked at, and how many answers are listed. */
  private final int reach;

  /** The satellites around each, nearest first; null until they are first asked for. */
  private final int[][] near;

  /** How far away at least all satellites are that are not near. */
  private final long[] horizon;

  /** The last call that has seen each satellite. */
  private final int[] seenAt;

  /** The satellites near either gateway. */
  private final int[] candidates;

  /** Their answer times with their places in {@link #candidates}, to be sorted. */
  private final long[] keys;

  /** How often {@link #between} was called. */
  private int calls;

  /** How many candidates there are. */
  private int count;

  AnswerTimes(JointProblem problem) {
    this.problem = problem;
    distances = problem.distances();
    reach = Math.min(NEAR_PER_EXPERT * problem.experts() + NEAR_MORE, MOST_NEAR);
    near = new int[problem.satellites()][];
    horizon = new long[problem.satellites()];
    seenAt = new int[problem.satellites()];
    candidates = new int[2 * reach];
    keys = new long[2 * reach];
  }

  /** The soonest answers between two gateways. */
  Answers between(int a, int b) {
    calls++;
    count = 0;
    seenAt[a] = calls;
    seenAt[b] = calls;
    addNear(a);
    addNear(b);
    long far = horizon(a) + horizon(b);
    int known = 0;
    for (int i = 0; i < count; i++) {
      long ns = through(a, candidates[i], b);
      if (ns < far) {
        keys[known++] = (ns << CANDIDATE_BITS) | i;
      }
    }
    Arrays.sort(keys, 0, known);
    if (known > reach) {
      known = reach;
      far = keys[reach] >>> CANDIDATE_BITS;
    }
    long[] ns = new long[known];
    int[] satellite = new int[known];
    for (int k = 0; k < known; k++) {
      ns[k] = keys[k] >>> CANDIDATE_BITS;
      satellite[k] = candidates[(int) keys[k] & CANDIDATE];
    }
    return new Answers(a, b, ns, satellite, far);
  }

  private void addNear(int gateway) {
    for (int s : near(gateway)) {
      if (seenAt[s] != calls) {
        seenAt[s] = calls;
        candidates[count++] = s;
      }
    }
  }

  /** Whether no satellite answers by a time, which is soon known without listing them. */
  boolean noneBy(long ns, int a, int b) {
    return horizon(a) + horizon(b) > ns && noneNear(ns, a, b) && noneNear(ns, b, a);
  }

  private boolean noneNear(long ns, int a, int b) {
    for (int s : near(a)) {
      if (s != b && through(a, s, b) <= ns) {
        return false;
      }
    }
    return true;
  }

  private long through(int a, int s, int b) {
    return distances.ns(a, s) + distances.ns(s, b);
  }

  private int[] near(int s) {
    if (near[s] == null) {
      near[s] = problem.nearest(s, reach);
      boolean all = near[s].length == problem.satellites() - 1;
      // Two horizons are added, and compared to times that are.
      horizon[s] = all ? Long.MAX_VALUE / 4 : distances.ns(s, near[s][near[s].length - 1]);
    }
    return near[s];
  }

  private long horizon(int s) {
    near(s);
    return horizon[s];
  }
}
