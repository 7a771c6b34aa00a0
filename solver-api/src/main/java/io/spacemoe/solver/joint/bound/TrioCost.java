package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;

/**
 * What a layer, or two in a row, cost at least with given gateways, when no other layer takes up
 * satellites (docs/model.md, section 6.3).
 *
 * <p>A layer that has had n answers waits for more with probability
 *
 * <pre>{@code
 * Q(n) = sum of q(j) over j > n
 * }</pre>
 *
 * and its cost is the integral of that over time. Alone between gateways a and b it has the soonest
 * answers t(1) <= t(2) <= ..., so with t(0) = 0 it costs (summation by parts)
 *
 * <pre>{@code
 * c(a, b) = sum over n < N of Q(n) (t(n + 1) - t(n))
 * }</pre>
 *
 * <p>Of two layers in a row, between gateways a, b and b, c, the first can have n answers by time t
 * while the second has m, each satellite answering one of them, if and only if n satellites answer
 * the first, m the second and n + m one or the other (Hall's condition, N1, N2 and N12 satellites):
 *
 * <pre>{@code
 * C(a, b, c) = integral over t of
 *     min { Q1(n) + Q2(m) : n <= N1(t), m <= N2(t), n + m <= N12(t) }
 * }</pre>
 *
 * <p>That is a bound, as satellites may change sides from one moment to the next. For use by one
 * thread at a time.
 */
final class TrioCost {
  /** N. */
  private final int experts;

  private final AnswerTimes times;

  /** The last call of {@link #ofTrio} that has seen each satellite answer. */
  private final int[] seenAt;

  /** How often {@link #ofTrio} was called. */
  private int calls;

  TrioCost(JointProblem problem) {
    experts = problem.experts();
    times = new AnswerTimes(problem);
    seenAt = new int[problem.satellites()];
  }

  /** Q, in ppm, for 0 to N answers. */
  static long[] waiting(int[] lastPpm) {
    long[] waiting = new long[lastPpm.length + 1];
    for (int j = lastPpm.length - 1; j >= 0; j--) {
      waiting[j] = waiting[j + 1] + lastPpm[j];
    }
    return waiting;
  }

  /** The soonest answers between two gateways. */
  Answers between(int a, int b) {
    return times.between(a, b);
  }

  /**
   * c(a, b), or at least the limit where it is no less.
   *
   * @param waiting Q
   */
  long ofPair(long[] waiting, int a, int b, long limit) {
    // All of a layer's answers come at its first or later: c >= Q(0) t(1), Q(0) = 1.
    if (noneBelow(limit, a, b)) {
      return limit;
    }
    return ofPair(waiting, times.between(a, b));
  }

  /** Whether no c(a, b) of any layer is below a limit, which is soon known. */
  boolean noneBelow(long limit, int a, int b) {
    return times.noneBy(limit / JointProblem.PPM, a, b);
  }

  /** c of the gateways that answers are between. */
  long ofPair(long[] waiting, Answers answers) {
    long cost = 0;
    long now = 0;
    for (int n = 0; n < experts; n++) {
      long then = answers.after(n);
      cost += waiting[n] * (then - now);
      now = then;
    }
    return cost;
  }

  /**
   * C(a, b, c) up to the horizon, or the limit where it is no less. As soon as the layers have cost
   * so much more than apart that the rest, apart, brings them to the limit, there is no more to do.
   *
   * @param first Q1, or a multiple of it
   * @param second Q2, or a multiple of it
   * @param in answers of the first layer, from a to b
   * @param out answers of the second, from c to b
   */
  long ofTrio(long[] first, long[] second, Answers in, Answers out, long limit) {
    calls++;
    long far = Math.min(in.far(), out.far());
    long spare = limit - ofPair(first, in) - ofPair(second, out);
    long cost = 0;
    long now = 0;
    long apart = first[0] + second[0];
    long least = apart;
    int one = 0; // N1
    int other = 0; // N2
    int either = 0; // N12
    int i = 0;
    int j = 0;
    while (least > 0 && cost < limit && spare > 0 && now < far) {
      long soonestIn = Math.min(far, in.after(i));
      long soonestOut = Math.min(far, out.after(j));
      long then = Math.min(soonestIn, soonestOut);
      cost += least * (then - now);
      spare -= (least - apart) * (then - now);
      now = then;
      if (now < far) {
        int s = soonestIn <= soonestOut ? in.satellite()[i++] : out.satellite()[j++];
        if (s != in.from() && s != out.from()) {
          one += soonestIn <= soonestOut ? 1 : 0;
          other += soonestIn <= soonestOut ? 0 : 1;
          either += seenAt[s] == calls ? 0 : 1;
          seenAt[s] = calls;
          least = least(first, second, one, other, either);
        }
        apart = first[Math.min(i, experts)] + second[Math.min(j, experts)];
      }
    }
    return spare > 0 ? Math.min(limit, cost) : limit;
  }

  /**
   * The minimum over n and m; as Q falls, only pairs matter of which none can be raised.
   *
   * @param one N1
   * @param other N2
   * @param either N12
   */
  private long least(long[] first, long[] second, int one, int other, int either) {
    int mostFirst = Math.min(one, experts);
    int mostSecond = Math.min(other, experts);
    if (mostFirst + mostSecond <= either) {
      return first[mostFirst] + second[mostSecond];
    }
    long least = Long.MAX_VALUE;
    for (int n = Math.max(0, either - mostSecond); n <= mostFirst; n++) {
      least = Math.min(least, first[n] + second[Math.min(mostSecond, either - n)]);
    }
    return least;
  }
}
