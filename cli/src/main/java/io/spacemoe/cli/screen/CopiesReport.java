package io.spacemoe.cli.screen;

import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What copies and instances there are, and what they are worth.
 *
 * @param copies copies beside the primaries, of all instances
 * @param withoutCopiesMs token latency of the primaries alone; null where there are no copies
 * @param instances how often the model is there
 */
public record CopiesReport(int copies, Double withoutCopiesMs, int instances) {

  /** Those of a deployment. */
  public static CopiesReport of(Deployment deployment, OptionalDouble withoutMs) {
    return new CopiesReport(
        deployment.instances().stream().mapToInt(Layout::copies).sum(),
        withoutMs.isPresent() ? withoutMs.getAsDouble() : null,
        deployment.instances().size());
  }

  /**
   * For people; nothing where there is one satellite for each expert.
   *
   * @param withMs token latency with the copies
   */
  public List<String> lines(double withMs) {
    List<String> lines = new ArrayList<>();
    if (withoutCopiesMs != null) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%d copies of experts; without them a token takes %.2f ms, with them %.2f (%+.2f %%)",
              copies,
              withoutCopiesMs,
              withMs,
              (withMs / withoutCopiesMs - 1) * 100));
    }
    if (instances > 1) {
      lines.add(
          String.format(
              Locale.ROOT, "%d instances; the token latency is the mean of theirs", instances));
    }
    return lines;
  }

  /** How long a token takes with each instance, for people. */
  public static String each(List<TokenLatency> instances) {
    return instances.stream()
        .map(one -> String.format(Locale.ROOT, "%.2f", one.totalMs()))
        .collect(Collectors.joining(", ", "ms of each instance: ", ""));
  }
}
