package io.spacemoe.cli.screen;

import io.spacemoe.scenario.placement.SchemeId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** The token latencies that the paper states, to be shown beside ours. */
public final class PaperFigures {
  private PaperFigures() {}

  /**
   * Seconds per token for the scenario of this name; empty for scenarios that the paper does not
   * have.
   */
  public static Map<SchemeId, Double> of(String scenario) {
    Map<SchemeId, Double> seconds = new EnumMap<>(SchemeId.class);
    csv()
        .lines()
        .map(line -> line.split(",", -1))
        .filter(cells -> cells[0].equals(scenario))
        .forEach(
            cells -> seconds.put(SchemeId.named(cells[1]).orElseThrow(), Double.valueOf(cells[2])));
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
