package io.spacemoe.scenario.operations.simulation;

import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.workload.RequestTrace;
import io.spacemoe.scenario.workload.Requests;
import io.spacemoe.scenario.workload.Workload;
import java.util.Locale;

/**
 * What is simulated, and how long.
 *
 * @param asked which requests come, and when
 * @param requests how many of them come in each replication, 100 to 10,000,000, with at most 2^27
 *     output tokens together; of a trace the first ones
 * @param replications how often it is repeated with other random numbers, 1 to 1,000
 * @param queueOnLinks whether hidden states wait where a link is sending others
 * @param seed of all random numbers
 */
public record SimulationPlan(
    Requests asked, int requests, int replications, boolean queueOnLinks, long seed) {
  private static final int FEWEST = 100;
  private static final long MOST_TOKENS = 1L << 27;

  /** Checks the ranges. */
  public SimulationPlan {
    InvalidValueException.inRange("requests", (long) requests, FEWEST, 10_000_000);
    if (asked instanceof RequestTrace trace && requests > trace.size()) {
      throw new InvalidValueException(
          "requests", requests, "the %s of the trace at most".formatted(trace.size()));
    }
    long tokens = 0;
    for (int request = 0; request < requests; request++) {
      tokens += asked.outputTokens(request);
    }
    InvalidValueException.inRange("requests x outputTokens", tokens, FEWEST, MOST_TOKENS);
    InvalidValueException.inRange("replications", (long) replications, 1, 1_000);
  }

  /** Whether requests are alone: the next one comes when one has left. */
  boolean alone() {
    return asked.requestsPerSecond() == 0;
  }

  /**
   * Requests of mean length, each alone and with two tokens at most, to learn how long they stay.
   */
  SimulationPlan pilot() {
    int prompt = (int) Math.round(asked.meanPromptTokens());
    int tokens = asked.meanOutputTokens() > 1 ? 2 : 1;
    return new SimulationPlan(new Workload(0, prompt, tokens), FEWEST, 1, false, seed);
  }

  /**
   * How many of the first requests are not measured, and as many of the last: a tenth, and at least
   * those that come in twice the time that a request stays when it is alone.
   *
   * @throws InvalidValueException when too few are left: less than a fifth
   */
  int unmeasured(double staySeconds) {
    int filling = filling(staySeconds);
    if (filling > most()) {
      throw new InvalidValueException(
          "requests",
          requests,
          String.format(
              Locale.ROOT,
              "%d or more, since %d come before the queues have filled at %s requests a second",
              5L * ((filling + 1) / 2),
              filling,
              asked.requestsPerSecond()));
    }
    return Math.max(requests / 10, filling);
  }

  /**
   * The same under load, where requests stay longer: as many as that is more, but two fifths at
   * most. Those who stay ever longer have no end of filling.
   *
   * @param before how many are not measured so far; what is a quarter more at most stays so
   */
  int unmeasured(double staySeconds, int before) {
    int filling = Math.min(most(), filling(staySeconds));
    return filling > before + before / 4 ? filling : before;
  }

  private int most() {
    return requests / 5 * 2;
  }

  /** How many requests come in twice the time that one stays. */
  private int filling(double staySeconds) {
    return (int) Math.min(1e9, Math.ceil(2 * staySeconds * asked.requestsPerSecond()));
  }
}
