package io.spacemoe.solver.joint.bound;

/**
 * When satellites answer a layer between two gateways a and b, soonest first: satellite s after
 * d(a, s) + d(s, b). Those far from both gateways are not listed; they are taken to answer at the
 * horizon, which is no later than they do.
 *
 * @param from a gateway
 * @param to the other; which of them is the layer's own makes no difference
 * @param ns answer times in nanoseconds, ascending
 * @param satellite whose they are; neither gateway is among them
 * @param far the horizon: no satellite that is not listed answers before
 */
record Answers(int from, int to, long[] ns, int[] satellite, long far) {

  /** When the next one answers, after so many have. */
  long after(int answered) {
    return answered < ns.length ? ns[answered] : far;
  }

  /** The same with the gateways exchanged. */
  Answers reversed() {
    return new Answers(to, from, ns, satellite, far);
  }
}
