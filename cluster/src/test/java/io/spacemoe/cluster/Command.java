package io.spacemoe.cluster;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A spacemoe command as a process of its own, from the jar that clusters get. */
final class Command implements AutoCloseable {
  private static final long MOST_SECONDS = 400;

  private final Process process;
  private final Path output;

  private Command(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it with Spark by the launcher, whose process becomes the command's. */
  static Command withSpark(Path output, String... args) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("../spacemoe");
    builder.command().addAll(List.of(args));
    builder.environment().remove("SPARK_HOME");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SPACEMOE_JAVA_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1 " + agent());
    return start(builder, output);
  }

  /** What measures the coverage of this process, for another one; with absolute paths. */
  private static String agent() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:"))
        .collect(Collectors.joining(" "));
  }

  /** Starts it without Spark. */
  static Command plain(Path output, Path jar, String... args) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            "target/spacemoe-cluster.jar" + File.pathSeparator + jar,
            "io.spacemoe.cli.Main");
    builder.command().addAll(List.of(args));
    return start(builder, output);
  }

  private static Command start(ProcessBuilder builder, Path output) throws IOException {
    return new Command(
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
  }

  /** As Ctrl-C does. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Its exit code, once it has ended. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still at work after %s s; see %s".formatted(MOST_SECONDS, output));
    }
    return process.exitValue();
  }

  /** What it has printed so far. */
  String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
