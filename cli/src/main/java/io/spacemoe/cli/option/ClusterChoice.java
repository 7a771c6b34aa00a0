package io.spacemoe.cli.option;

import io.spacemoe.cli.screen.ShellWord;
import io.spacemoe.lab.spi.Cluster;
import io.spacemoe.lab.spi.Crew;
import io.spacemoe.lab.spi.Executor;
import io.spacemoe.lab.spi.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whether the runs of a study are done on a cluster, and on which. */
public final class ClusterChoice {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Do the runs on a cluster of Apache Spark: spark://HOST:PORT, local[N], yarn or k8s://URL;"
              + " see docs/cluster.md. Default: on this machine.")
  private String master;

  @Option(
      names = "--shared",
      description =
          "The cluster's machines see instances under the same paths as this one. Default: files"
              + " travel with the runs.")
  private boolean shared;

  @Option(
      names = "--jars",
      paramLabel = "JAR",
      split = ",",
      description = "Jars with engines and schemes of your own, sent to the cluster's machines.")
  private List<Path> jars = List.of();

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A setting of Spark, for example spark.executor.memory=2g. May be repeated.")
  private Map<String, String> settings = Map.of();

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      description =
          "How long runs may wait for a machine of the cluster before the command gives up."
              + " Default: 2m.")
  private Duration patience;

  /** Whether there is to be a cluster. */
  public boolean isAsked() {
    return master != null;
  }

  /** What of a command line says the same; empty without a cluster. */
  public String words() {
    if (!isAsked()) {
      return "";
    }
    StringBuilder words = new StringBuilder(" --master " + ShellWord.of(master));
    if (shared) {
      words.append(" --shared");
    }
    if (!jars.isEmpty()) {
      words.append(" --jars ");
      words.append(
          ShellWord.of(jars.stream().map(Path::toString).collect(Collectors.joining(","))));
    }
    new TreeMap<>(settings)
        .forEach((key, value) -> words.append(" --conf ").append(ShellWord.of(key + "=" + value)));
    return words.toString();
  }

  /**
   * Refuses options that would do nothing, and jars that are not there.
   *
   * @throws UsageException naming the option
   */
  public void requireApplicable(CommandSpec spec) {
    if (isAsked()) {
      Inapplicable.refuse(
          spec,
          "with --master, where each core does a run in a process of its own",
          "--jobs",
          "--isolate");
    } else {
      Inapplicable.refuse(spec, "without --master", "--shared", "--jars", "--conf", "--patience");
    }
    for (Path jar : jars) {
      if (!Files.isRegularFile(jar)) {
        throw new UsageException("--jars names %s, which is no file".formatted(jar));
      }
    }
  }

  /**
   * Who does the runs.
   *
   * @param here how they would be done on this machine
   * @param threads how many cores of a cluster a run has
   * @return workers, to be closed
   * @throws UsageException when no installed executor works at the master
   * @throws IOException when the workers cannot be started or reached
   */
  public Crew crew(Supplier<Setting> here, int threads) throws IOException {
    if (!isAsked()) {
      return Executor.crew(here.get());
    }
    try {
      return Executor.crew(
          Setting.on(
              master,
              new Cluster(
                  threads, jars, shared, settings, patience == null ? PATIENCE : patience)));
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--master %s is not what an installed executor knows: %s.%nMaybe write spark://HOST:PORT, and start ./spacemoe, or spark-submit with spacemoe-cluster.jar"
              .formatted(master, e.getMessage()));
    }
  }
}
