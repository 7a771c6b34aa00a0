package io.spacemoe.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A master and workers of Spark on loopback, each a process, as docs/cluster.md starts them. */
final class StandaloneCluster implements AutoCloseable {
  private static final long START_SECONDS = 120;

  private final Path folder;
  private final int port = freePort();
  private final int page = freePort();
  private final List<Process> processes = new ArrayList<>();

  /** Starts a master. */
  StandaloneCluster(Path folder) throws IOException {
    this.folder = folder;
    start(
        "master",
        "master",
        "--port",
        Integer.toString(port),
        "--webui-port",
        Integer.toString(page));
  }

  /** Starts a worker of one core. */
  Process worker(String name) throws IOException {
    return start(
        name,
        "worker",
        "--cores",
        "1",
        "--memory",
        "1g",
        "--webui-port",
        "0",
        "--work-dir",
        folder.resolve(name).toString(),
        master());
  }

  /** A script that becomes Java's process. */
  private Process start(String name, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of("../spark/standalone"));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().remove("SPARK_HOME");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** What {@code --master} takes. */
  String master() {
    return "spark://127.0.0.1:" + port;
  }

  /** Waits until so many workers are alive, as the master's page says. */
  void awaitWorkers(int workers) throws IOException, InterruptedException {
    long end = System.nanoTime() + START_SECONDS * 1_000_000_000L;
    while (aliveWorkers() != workers) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            String.format(
                Locale.ROOT,
                "%d workers are not there after %d s; see %s",
                workers,
                START_SECONDS,
                folder));
      }
      Thread.sleep(200);
    }
  }

  private int aliveWorkers() throws InterruptedException {
    try {
      String json =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + page + "/json/")).build(),
                  HttpResponse.BodyHandlers.ofString(UTF_8))
              .body();
      Matcher alive = Pattern.compile("\"aliveworkers\"\\s*:\\s*(\\d+)").matcher(json);
      return alive.find() ? Integer.parseInt(alive.group(1)) : 0;
    } catch (IOException notYet) {
      return 0;
    }
  }

  /** How many executors a worker has started. */
  long executorsOf(String worker) throws IOException {
    Path work = folder.resolve(worker);
    if (!Files.exists(work)) {
      return 0;
    }
    try (var files = Files.walk(work, 3)) {
      return files.filter(file -> file.getFileName().toString().equals("stderr")).count();
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
