package io.spacemoe.cluster;

import io.spacemoe.lab.local.GuestRunner;
import io.spacemoe.lab.local.Visit;
import io.spacemoe.solver.Cancellation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;

/**
 * Where an executor does items: each in a worker process, of which there are as many as the
 * executor has tasks at a time. They are kept for the next items, and end with the executor.
 */
final class Desk {
  private static final Deque<GuestRunner> IDLE = new ConcurrentLinkedDeque<>();

  private Desk() {}

  /**
   * Does an item.
   *
   * @return what became of it, a {@link Visit} as a line of JSON
   * @throws UncheckedIOException when this machine cannot do any, for example for want of disk
   *     space
   */
  static String run(Errand errand) {
    try {
      return visit(errand).json();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run was given up", e);
    }
  }

  private static Visit visit(Errand errand) throws IOException, InterruptedException {
    GuestRunner idle = IDLE.poll();
    GuestRunner runner = idle != null ? idle : runner();
    try {
      Visit visit =
          errand.shared()
              ? runner.runInPlace(errand.item())
              : runner.run(errand.item(), errand.luggage());
      IDLE.push(runner);
      return visit;
    } catch (IOException | InterruptedException | RuntimeException e) {
      runner.close();
      throw e;
    }
  }

  private static GuestRunner runner() throws IOException {
    return new GuestRunner(
        Files.createTempDirectory(folder(), "spacemoe"),
        new Cancellation(),
        SparkEnv.get().blockManager().blockManagerId().host(),
        classPath());
  }

  /** A folder that Spark removes when the executor ends. */
  private static Path folder() {
    return Path.of(SparkFiles.getRootDirectory()).toAbsolutePath().normalize();
  }

  /** This program's jar and the user's where Spark has brought them; Spark's own are not needed. */
  private static String classPath() {
    if (Files.isDirectory(Program.jar())) { // not packaged: all in one process
      return System.getProperty("java.class.path");
    }
    Stream<Path> brought =
        Arrays.stream(SparkEnv.get().conf().get("spark.jars", "").split(",", -1))
            .map(jar -> jar.substring(jar.lastIndexOf('/') + 1))
            .filter(name -> !name.isEmpty())
            .flatMap(name -> Stream.of(folder().resolve(name), Path.of(name)))
            .filter(Files::isRegularFile);
    return Stream.concat(Stream.of(Program.jar()), brought)
        .map(jar -> jar.toAbsolutePath().normalize().toString())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}
