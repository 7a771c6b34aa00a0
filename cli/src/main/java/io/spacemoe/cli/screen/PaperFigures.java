package io.spacemoe.cli.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The token latencies that the paper states, to be shown beside ours. */
public final class PaperFigures {
  private PaperFigures() {}

  /**
   * Seconds per token by scheme for the scenario of this name; empty for scenarios that the paper
   * does not have.
   */
  public static Map<String, Double> of(String scenario) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    csv()
        .lines()
        .map(line -> line.split(",", -1))
        .filter(cells -> cells[0].equals(scenario))
        .forEach(cells -> seconds.put(cells[1], Double.valueOf(cells[2])));
    return seconds;
  }

  private static String csv() {
    try (InputStream in = PaperFigures.class.getResourceAsStream("paper-token-latency.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
