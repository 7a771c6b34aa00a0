package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.value.InvalidValueException;

/**
 * What is asked of a layout: requests that arrive as a Poisson process, all of one length
 * (docs/model.md, section 10.1).
 *
 * @param requestsPerSecond mean rate of arrivals, 0 to 1e6; at 0 each request is alone, and the
 *     next one comes when it has left
 * @param promptTokens tokens of a request's prompt, 0 to 1,000,000
 * @param outputTokens tokens that a request is answered with, 1 to 1,000,000
 */
public record Workload(double requestsPerSecond, int promptTokens, int outputTokens) {

  /** Checks the ranges. */
  public Workload {
    InvalidValueException.inRange("workload.requestsPerSecond", requestsPerSecond, 0, 1e6);
    InvalidValueException.inRange("workload.promptTokens", (long) promptTokens, 0, 1_000_000);
    InvalidValueException.inRange("workload.outputTokens", (long) outputTokens, 1, 1_000_000);
  }

  /** The same requests at another rate. */
  public Workload withRequestsPerSecond(double rate) {
    return new Workload(rate, promptTokens, outputTokens);
  }

  /** Output tokens that are asked for in a second. */
  public double tokensPerSecond() {
    return requestsPerSecond * outputTokens;
  }

  /** Tokens of a request that pass the layers one by one: all, but the first after a prompt. */
  int decodedTokens() {
    return promptTokens > 0 ? outputTokens - 1 : outputTokens;
  }

  /** How many tokens pass the layers for each output token. */
  double passesPerToken() {
    return (promptTokens + (double) decodedTokens()) / outputTokens;
  }
}
