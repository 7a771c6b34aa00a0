package io.spacemoe.scenario.workload;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Requests as they were recorded: when each came, how long its prompt was, and its answer.
 * Immutable.
 */
public final class RequestTrace implements Requests {
  private static final double LATEST = 1e9;

  private final double[] seconds;
  private final int[] promptTokens;
  private final int[] outputTokens;

  /**
   * Copies the arrays, which have a number for each request.
   *
   * @param seconds when each came, ascending, 0 to 1e9; only what lies between them matters
   * @param promptTokens tokens of each prompt, 0 to 1,000,000
   * @param outputTokens tokens of each answer, 1 to 1,000,000
   * @throws InvalidValueException with the place {@code seconds[i]}, {@code promptTokens[i]} or
   *     {@code outputTokens[i]} when a number is out of its range; with the place {@code seconds}
   *     when there are fewer than two requests, or all of them come at once
   */
  public RequestTrace(double[] seconds, int[] promptTokens, int[] outputTokens) {
    if (promptTokens.length != seconds.length || outputTokens.length != seconds.length) {
      throw new IllegalArgumentException("not as many times as prompts and answers");
    }
    this.seconds = seconds.clone();
    this.promptTokens = promptTokens.clone();
    this.outputTokens = outputTokens.clone();
    if (seconds.length < 2) {
      throw new InvalidValueException("seconds", "of fewer than two requests say no rate");
    }
    double before = 0;
    for (int i = 0; i < seconds.length; i++) {
      InvalidValueException.inRange("seconds[" + i + "]", seconds[i], before, LATEST);
      before = seconds[i];
      InvalidValueException.inRange(
          "promptTokens[" + i + "]", (long) promptTokens[i], 0, MOST_TOKENS);
      InvalidValueException.inRange(
          "outputTokens[" + i + "]", (long) outputTokens[i], 1, MOST_TOKENS);
    }
    if (spanSeconds() == 0) {
      throw new InvalidValueException("seconds", "are all the same, which says no rate");
    }
  }

  /**
   * The same requests, coming faster or slower.
   *
   * @param speed what the times between them are divided by, above 0
   * @throws InvalidValueException when they would take longer than 1e9 seconds
   */
  public RequestTrace faster(double speed) {
    InvalidValueException.positive("speed", speed, Double.MAX_VALUE);
    InvalidValueException.inRange("seconds / speed", spanSeconds() / speed, 1e-9, LATEST);
    double[] sooner = Arrays.stream(seconds).map(time -> (time - seconds[0]) / speed).toArray();
    return new RequestTrace(sooner, promptTokens, outputTokens);
  }

  /** How many requests there are. */
  public int size() {
    return seconds.length;
  }

  /** When a request comes after the first one, in seconds. */
  public double secondsAfterFirst(int request) {
    return seconds[request] - seconds[0];
  }

  private double spanSeconds() {
    return secondsAfterFirst(size() - 1);
  }

  /** Requests after the first, in the time that they take to come. */
  @Override
  public double requestsPerSecond() {
    return (size() - 1) / spanSeconds();
  }

  @Override
  public int promptTokens(int request) {
    return promptTokens[request];
  }

  @Override
  public int outputTokens(int request) {
    return outputTokens[request];
  }

  @Override
  public double meanPromptTokens() {
    return Arrays.stream(promptTokens).average().orElseThrow();
  }

  @Override
  public double meanOutputTokens() {
    return Arrays.stream(outputTokens).average().orElseThrow();
  }

  @Override
  public double meanDecodedTokens() {
    return IntStream.range(0, size())
        .map(i -> Requests.decodedTokens(promptTokens[i], outputTokens[i]))
        .average()
        .orElseThrow();
  }

  @Override
  public SortedMap<Integer, Double> promptShares() {
    SortedMap<Integer, Double> shares = new TreeMap<>();
    for (int prompt : promptTokens) {
      if (prompt > 0) {
        shares.merge(prompt, 1.0 / size(), Double::sum);
      }
    }
    return shares;
  }
}
