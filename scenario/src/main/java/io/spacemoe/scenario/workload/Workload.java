package io.spacemoe.scenario.workload;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is asked of a layout: requests that arrive as a Poisson process, all of one length
 * (docs/model.md, section 10.1).
 *
 * @param requestsPerSecond mean rate of arrivals, 0 to 1e6; at 0 each request is alone, and the
 *     next one comes when it has left
 * @param promptTokens tokens of a request's prompt, 0 to 1,000,000
 * @param outputTokens tokens that a request is answered with, 1 to 1,000,000
 */
public record Workload(double requestsPerSecond, int promptTokens, int outputTokens)
    implements Requests {

  /** Checks the ranges. */
  public Workload {
    InvalidValueException.inRange("workload.requestsPerSecond", requestsPerSecond, 0, 1e6);
    InvalidValueException.inRange("workload.promptTokens", (long) promptTokens, 0, MOST_TOKENS);
    InvalidValueException.inRange("workload.outputTokens", (long) outputTokens, 1, MOST_TOKENS);
  }

  /** Requests without a prompt that are answered with 128 tokens, each alone. */
  public static Workload defaults() {
    return new Workload(0, 0, 128);
  }

  /** The same requests at another rate. */
  public Workload withRequestsPerSecond(double rate) {
    return new Workload(rate, promptTokens, outputTokens);
  }

  @Override
  public int promptTokens(int request) {
    return promptTokens;
  }

  @Override
  public int outputTokens(int request) {
    return outputTokens;
  }

  @Override
  public double meanPromptTokens() {
    return promptTokens;
  }

  @Override
  public double meanOutputTokens() {
    return outputTokens;
  }

  @Override
  public double meanDecodedTokens() {
    return Requests.decodedTokens(promptTokens, outputTokens);
  }

  @Override
  public SortedMap<Integer, Double> promptShares() {
    SortedMap<Integer, Double> shares = new TreeMap<>();
    if (promptTokens > 0) {
      shares.put(promptTokens, 1.0);
    }
    return shares;
  }
}
