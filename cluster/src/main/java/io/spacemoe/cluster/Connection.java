package io.spacemoe.cluster;

import io.spacemoe.lab.spi.Cluster;
import io.spacemoe.lab.spi.Setting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/** A connection to a cluster, open until it is closed. */
final class Connection implements AutoCloseable {
  private static final String STANDALONE = "spark://";
  private static final String JARS = "spark.jars";
  private static final int REACH_MILLIS = 10_000;
  private static final String PORT_IN_USE = "Address already in use";
  private static final String ABOUT_PORTS =
      "\nMaybe leave out --conf spark.driver.port and spark.blockManager.port, or name other ports";

  private final String master;
  private final SparkContext context;
  private final Presence presence;

  private Connection(String master, SparkContext context, Presence presence) {
    this.master = master;
    this.context = context;
    this.presence = presence;
  }

  /**
   * Connects.
   *
   * @throws IOException when there is no cluster, in words
   */
  static Connection open(Setting setting) throws IOException {
    String master = setting.address();
    SparkConf conf = conf(master, setting.cluster().orElseThrow());
    Presence presence = new Presence(line -> System.err.println("spacemoe: " + line));
    try {
      SparkContext context = new SparkContext(conf);
      context.addSparkListener(presence);
      return new Connection(master, context, presence);
    } catch (Exception e) { // Scala declares none of its checked ones
      String reason = Reason.of(e);
      throw new IOException(
          "Spark does not start with master %s: %s%s"
              .formatted(master, reason, reason.contains(PORT_IN_USE) ? ABOUT_PORTS : ""),
          e);
    }
  }

  private static SparkConf conf(String master, Cluster cluster) throws IOException {
    SparkConf conf = new SparkConf();
    cluster.settings().forEach(conf::set);
    conf.set("spark.master", master);
    conf.set("spark.task.cpus", Integer.toString(cluster.threads()));
    conf.set(
        JARS,
        Stream.concat(
                Stream.concat(Stream.of(Program.jar()), cluster.jars().stream())
                    .filter(Files::isRegularFile)
                    .map(jar -> jar.toUri().toString()),
                Stream.of(conf.get(JARS, "").split(",", -1)).filter(jar -> !jar.isEmpty()))
            .distinct()
            .collect(Collectors.joining(",")));
    defaults(master).forEach(conf::setIfMissing);
    return conf;
  }

  /** What studies need other than Spark's own defaults. */
  private static Map<String, String> defaults(String master) throws IOException {
    Map<String, String> defaults = new TreeMap<>();
    defaults.put("spark.app.name", "spacemoe");
    defaults.put("spark.ui.enabled", "false"); // it would take a port
    defaults.put("spark.driver.maxResultSize", "0"); // results do not stay in the driver
    defaults.put(
        "spark.rpc.message.maxSize", "1024"); // MiB; the largest instance file that travels
    if (master.startsWith(STANDALONE)) {
      defaults.put("spark.driver.host", addressTowards(master));
    } else if (master.matches("local(\\[.*|-cluster.*)?")) {
      defaults.put("spark.driver.host", "127.0.0.1");
      defaults.put("spark.driver.bindAddress", "127.0.0.1");
    }
    return defaults;
  }

  /** The address from which a master is reached, so that its workers find the way back. */
  private static String addressTowards(String master) throws IOException {
    String problem = "";
    for (String address : master.substring(STANDALONE.length()).split(",", -1)) {
      try (Socket socket = new Socket()) {
        socket.connect(address(master, address), REACH_MILLIS);
        return socket.getLocalAddress().getHostAddress();
      } catch (IOException e) {
        problem = e.getMessage() == null ? e.toString() : e.getMessage();
      }
    }
    throw new IOException(
        "no Spark master answers at %s: %s.%nMaybe start one, name another with --master, or let the firewall pass its port"
            .formatted(master, problem));
  }

  private static InetSocketAddress address(String master, String address) throws IOException {
    int colon = address.lastIndexOf(':');
    try {
      return new InetSocketAddress(
          address.substring(0, Math.max(0, colon)), Integer.parseInt(address.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "master %s is no spark://HOST:PORT; for example spark://127.0.0.1:7077".formatted(master),
          e);
    }
  }

  SparkContext context() {
    return context;
  }

  Presence presence() {
    return presence;
  }

  /**
   * Refuses a connection that the cluster has closed.
   *
   * @throws IOException saying so
   */
  void requireOpen() throws IOException {
    if (context.isStopped()) {
      throw new IOException(
          "the cluster at %s has ended the application.%nMaybe its master is gone, or executors cannot start there: their logs are on the cluster's machines"
              .formatted(master));
    }
  }

  /** That nobody has done anything for so long, though there is work; and what that may mean. */
  String nobodyWorks(double seconds) {
    return String.format(
        Locale.ROOT,
        "no run has been under way at %s for %.0f s; %d executors are connected.%n"
            + "Maybe its cores or its memory are in use or fewer than a run needs (--conf spark.executor.memory=...), or its"
            + " machines cannot reach this one at %s: see their logs, spark.driver.port and spark.driver.host",
        master,
        seconds,
        presence.executors(),
        context.conf().get("spark.driver.host"));
  }

  @Override
  public void close() {
    context.removeSparkListener(presence); // whose executors all go now
    context.stop();
  }
}
