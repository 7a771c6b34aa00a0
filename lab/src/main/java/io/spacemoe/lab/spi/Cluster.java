package io.spacemoe.lab.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What an executor on other machines is told.
 *
 * @param threads how many cores an item has there, at least 1
 * @param jars engines and schemes of the user's, which every machine needs
 * @param shared whether the other machines see this one's files under the same paths; else files
 *     travel with the items
 * @param settings of the cluster's own software, by key
 * @param patience how long items may wait for a machine before the study is given up
 */
public record Cluster(
    int threads, List<Path> jars, boolean shared, Map<String, String> settings, Duration patience) {
  /** Copies lists. */
  public Cluster {
    jars = List.copyOf(jars);
    settings = Map.copyOf(settings);
  }
}
