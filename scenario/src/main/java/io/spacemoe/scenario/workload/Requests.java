package io.spacemoe.scenario.workload;

import java.util.SortedMap;

/**
 * The requests that a layout is asked to answer (docs/model.md, section 10.1): a workload of one
 * kind of request, or those of a trace.
 */
public sealed interface Requests permits Workload, RequestTrace {
  /** The most tokens of a prompt, and of an answer. */
  int MOST_TOKENS = 1_000_000;

  /** Mean rate of arrivals. */
  double requestsPerSecond();

  /** Tokens of a request's prompt; requests count from 0 in the order of arrival. */
  int promptTokens(int request);

  /** Tokens that a request is answered with, at least 1. */
  int outputTokens(int request);

  /** Mean number of tokens of a prompt. */
  double meanPromptTokens();

  /** Mean number of output tokens of a request. */
  double meanOutputTokens();

  /** Mean number of tokens of a request that pass the layers one by one. */
  double meanDecodedTokens();

  /** The part of requests with each length of prompt but 0, which are ascending. */
  SortedMap<Integer, Double> promptShares();

  /** Output tokens that are asked for in a second, on average. */
  default double tokensPerSecond() {
    return requestsPerSecond() * meanOutputTokens();
  }

  /**
   * Tokens of a request that pass the layers one by one: all, but the first after a prompt.
   *
   * @param promptTokens of the request
   * @param outputTokens of the request
   */
  static int decodedTokens(int promptTokens, int outputTokens) {
    return promptTokens > 0 ? outputTokens - 1 : outputTokens;
  }
}
