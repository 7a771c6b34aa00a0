package io.spacemoe.lab.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A variant of an experiment beside published token latencies of the same schemes.
 *
 * @param variant which variant
 * @param seconds what comes out here, in the order of the published schemes
 * @param error the root mean square of the logarithms of the ratios to the published figures; 0.1
 *     is about 10 % off
 */
record PublishedMatch(int variant, List<Double> seconds, double error) {
  private static final double MS_PER_SECOND = 1000;

  /** Copies the list. */
  PublishedMatch {
    seconds = List.copyOf(seconds);
  }

  /**
   * All variants in which every published scheme was run, the nearest first.
   *
   * @param published seconds per token by scheme
   */
  static List<PublishedMatch> of(ExperimentResult result, Map<String, Double> published) {
    List<PublishedMatch> matches = new ArrayList<>();
    for (int v = 0; v < result.experiment().variants().size(); v++) {
      match(result, published, v).ifPresent(matches::add);
    }
    matches.sort(Comparator.comparingDouble(PublishedMatch::error));
    return matches;
  }

  private static Optional<PublishedMatch> match(
      ExperimentResult result, Map<String, Double> published, int variant) {
    List<Double> seconds = new ArrayList<>();
    double sum = 0;
    for (Map.Entry<String, Double> scheme : published.entrySet()) {
      Optional<Double> ms = result.latencyMs(variant, scheme.getKey());
      if (ms.isEmpty()) {
        return Optional.empty();
      }
      seconds.add(ms.get() / MS_PER_SECOND);
      double ratio = Math.log(ms.get() / MS_PER_SECOND / scheme.getValue());
      sum += ratio * ratio;
    }
    return published.isEmpty()
        ? Optional.empty()
        : Optional.of(new PublishedMatch(variant, seconds, Math.sqrt(sum / published.size())));
  }

  /** How far it is from the published figures, in words. */
  String inWords() {
    return String.format(Locale.ROOT, "%.1f %%", 100 * (Math.exp(error) - 1));
  }
}
