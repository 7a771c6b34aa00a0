package io.spacemoe.lab.page;

import io.spacemoe.scenario.SchemeResult;
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

  /** What schemes have placed; of a random one the first draw, with its own latency. */
  public static List<Shown> all(List<SchemeResult> results, Study study) {
    return results.stream()
        .flatMap(
            result -> {
              String scheme = result.scheme().id();
              int draws = result.deployments().size();
              String name =
                  draws == 1
                      ? scheme
                      : String.format(Locale.ROOT, "%s, draw 1 of %d", scheme, draws);
              return all(name, result.deployments().get(0), study).stream();
            })
        .toList();
  }

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
