package io.spacemoe.scenario.operations;

import java.util.Arrays;

/**
 * What one output token, with its share of the prompt, asks of each satellite and link on average
 * (docs/model.md, section 10.2).
 */
public final class TokenLoad {
  /** What is left of a processor's time when nothing is left but rounding. */
  private static final double SATURATED = 1e-9;

  private final double[] busyMs;
  private final double[] squareMs;
  private final double[] gflop;
  private final double[] states;
  private final double[] sendMs;

  TokenLoad(int satellites, int directedLinks) {
    busyMs = new double[satellites];
    squareMs = new double[satellites];
    gflop = new double[satellites];
    states = new double[directedLinks];
    sendMs = new double[directedLinks];
  }

  void work(int satellite, double ms, double squares, double more) {
    busyMs[satellite] += ms;
    squareMs[satellite] += squares;
    gflop[satellite] += more;
  }

  void send(int directedLink, double hiddenStates, double ms) {
    states[directedLink] += hiddenStates;
    sendMs[directedLink] += ms;
  }

  void add(TokenLoad other) {
    Arrays.setAll(busyMs, s -> busyMs[s] + other.busyMs[s]);
    Arrays.setAll(squareMs, s -> squareMs[s] + other.squareMs[s]);
    Arrays.setAll(gflop, s -> gflop[s] + other.gflop[s]);
    Arrays.setAll(states, link -> states[link] + other.states[link]);
    Arrays.setAll(sendMs, link -> sendMs[link] + other.sendMs[link]);
  }

  void divide(double by) {
    Arrays.setAll(busyMs, s -> busyMs[s] / by);
    Arrays.setAll(squareMs, s -> squareMs[s] / by);
    Arrays.setAll(gflop, s -> gflop[s] / by);
    Arrays.setAll(states, link -> states[link] / by);
    Arrays.setAll(sendMs, link -> sendMs[link] / by);
  }

  /** How long a token keeps a satellite's processor busy, in ms. */
  public double busyMs(int satellite) {
    return busyMs[satellite];
  }

  /**
   * How long work waits for a satellite's processor on average when it comes as a Poisson process
   * and is served first come, first served (Pollaczek and Khinchine), in ms; infinite where more
   * comes than can be done.
   */
  double waitMs(int satellite, double tokensPerSecond) {
    double rate = tokensPerSecond / 1000;
    double idle = 1 - rate * busyMs[satellite];
    return idle > SATURATED ? rate * squareMs[satellite] / (2 * idle) : Double.POSITIVE_INFINITY;
  }

  /** What a token computes on a satellite, in GFLOP. */
  public double gflop(int satellite) {
    return gflop[satellite];
  }

  /**
   * How many hidden states a token sends over a link in one direction.
   *
   * @param directedLink 2l from {@code linkA} of link l of the network to its {@code linkB}, 2l + 1
   *     back
   */
  public double hiddenStates(int directedLink) {
    return states[directedLink];
  }

  /** How long a token keeps a link sending in one direction, in ms. */
  public double sendMs(int directedLink) {
    return sendMs[directedLink];
  }

  /** The satellite whose processor is busy longest; the first of several. */
  int busiestSatellite() {
    return greatest(busyMs);
  }

  /** The directed link that sends longest; the first of several, -1 if there is none. */
  int busiestLink() {
    return greatest(sendMs);
  }

  private static int greatest(double[] values) {
    int greatest = values.length == 0 ? -1 : 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[greatest]) {
        greatest = i;
      }
    }
    return greatest;
  }
}
