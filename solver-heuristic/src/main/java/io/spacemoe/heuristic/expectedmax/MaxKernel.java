package io.spacemoe.heuristic.expectedmax;

/**
 * Walks over experts by ascending latency and adds up the terms of the expected maximum: latency
 * times weight times e_(K-1) of the weights before, over e_K of all weights.
 *
 * <p>A state holds e_0 to e_(K-1) over e_K, the last of them at the end; up to K = 8 it is kept in
 * local variables during a walk, padded in front with zeros that stay zero. An expert of weight 0
 * is no expert.
 */
final class MaxKernel {
  private final int active;
  private final int stride;
  private final double start;
  private final double[] scratch;

  /** For experts with these weights, of which so many are activated. */
  MaxKernel(double[] weights, int active) {
    this.active = active;
    this.stride = active <= 4 ? 4 : Math.max(8, active);
    double[] polynomials = new double[active + 1];
    polynomials[0] = 1;
    for (double w : weights) {
      for (int k = active; k > 0; k--) {
        polynomials[k] += w * polynomials[k - 1];
      }
    }
    this.start = 1 / polynomials[active];
    this.scratch = new double[stride];
  }

  /** How many numbers a state takes. */
  int stride() {
    return stride;
  }

  /** Writes the state before the first expert to the front. */
  void begin(double[] states) {
    states[stride - active] = start;
  }

  /**
   * The terms of an expert, of a stretch of experts and of another expert, in this order.
   *
   * @param states states by position
   * @param position whose state to start from
   * @param lowLatency latency of the expert before the stretch, of weight {@code low}
   * @param latency latencies by position
   * @param weight weights by position
   * @param from first position of the stretch
   * @param to end of the stretch
   * @param highLatency latency of the expert behind the stretch, of weight {@code high}
   */
  double sum(
      double[] states,
      int position,
      double lowLatency,
      double low,
      double[] latency,
      double[] weight,
      int from,
      int to,
      double highLatency,
      double high) {
    if (stride == 4) {
      return upToFour(
          states, 4 * position, lowLatency, low, latency, weight, from, to, highLatency, high);
    }
    if (stride == 8) {
      return upToEight(
          states, 8 * position, lowLatency, low, latency, weight, from, to, highLatency, high);
    }
    System.arraycopy(states, stride * position, scratch, 0, stride);
    double sum = lowLatency * low * scratch[stride - 1];
    absorb(low);
    for (int p = from; p < to; p++) {
      sum += latency[p] * weight[p] * scratch[stride - 1];
      absorb(weight[p]);
    }
    return sum + highLatency * high * scratch[stride - 1];
  }

  private static double upToFour(
      double[] states,
      int at,
      double lowLatency,
      double low,
      double[] latency,
      double[] weight,
      int from,
      int to,
      double highLatency,
      double high) {
    double s0 = states[at];
    double s1 = states[at + 1];
    double s2 = states[at + 2];
    double s3 = states[at + 3];
    double sum = lowLatency * low * s3;
    s3 += low * s2;
    s2 += low * s1;
    s1 += low * s0;
    for (int p = from; p < to; p++) {
      double w = weight[p];
      sum += latency[p] * w * s3;
      s3 += w * s2;
      s2 += w * s1;
      s1 += w * s0;
    }
    return sum + highLatency * high * s3;
  }

  private static double upToEight(
      double[] states,
      int at,
      double lowLatency,
      double low,
      double[] latency,
      double[] weight,
      int from,
      int to,
      double highLatency,
      double high) {
    double s0 = states[at];
    double s1 = states[at + 1] + low * s0;
    double s2 = states[at + 2] + low * states[at + 1];
    double s3 = states[at + 3] + low * states[at + 2];
    double s4 = states[at + 4] + low * states[at + 3];
    double s5 = states[at + 5] + low * states[at + 4];
    double s6 = states[at + 6] + low * states[at + 5];
    double s7 = states[at + 7] + low * states[at + 6];
    double sum = lowLatency * low * states[at + 7];
    for (int p = from; p < to; p++) {
      double w = weight[p];
      sum += latency[p] * w * s7;
      s7 += w * s6;
      s6 += w * s5;
      s5 += w * s4;
      s4 += w * s3;
      s3 += w * s2;
      s2 += w * s1;
      s1 += w * s0;
    }
    return sum + highLatency * high * s7;
  }

  /** Writes the terms of a stretch of experts, and the states after each of them. */
  void fill(double[] states, double[] latency, double[] weight, double[] term, int from, int to) {
    System.arraycopy(states, stride * from, scratch, 0, stride);
    for (int p = from; p < to; p++) {
      term[p] = latency[p] * weight[p] * scratch[stride - 1];
      absorb(weight[p]);
      System.arraycopy(scratch, 0, states, stride * (p + 1), stride);
    }
  }

  private void absorb(double w) {
    for (int k = stride - 1; k > 0; k--) {
      scratch[k] += w * scratch[k - 1];
    }
  }
}
