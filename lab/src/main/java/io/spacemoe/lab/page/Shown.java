package io.spacemoe.lab.page;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A placement that a page shows.
 *
 * @param name what it is called, any text
 * @param layout where everything sits
 * @param latency how long a token takes with it
 */
public record Shown(String name, Layout layout, TokenLatency latency) {

  /** The placements of all instances; of a single one under its plain name. */
  public static List<Shown> all(String name, Deployment deployment, Study study) {
    return all(name, deployment, study.evaluate(deployment));
  }

  /**
   * The same.
   *
   * @param latencies how long a token takes with each instance
   */
  public static List<Shown> all(String name, Deployment deployment, List<TokenLatency> latencies) {
    List<Layout> instances = deployment.instances();
    return IntStream.range(0, instances.size())
        .mapToObj(
            i ->
                new Shown(
                    instances.size() == 1
                        ? name
                        : String.format(Locale.ROOT, "%s, instance %d", name, i),
                    instances.get(i),
                    latencies.get(i)))
        .toList();
  }
}
