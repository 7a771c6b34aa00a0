package io.spacemoe.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code spacemoe} command as a process of its own. */
public final class Spawned {
  private Spawned() {}

  /** Starts it in a folder; what it prints goes into one stream. */
  public static Process start(String folder, String... args) throws IOException {
    return main(Main.class, folder, args);
  }

  /** Starts another main class of the tests in the same way. */
  public static Process main(Class<?> main, String folder, String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                absoluteClassPath(),
                main.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .directory(new File(folder))
        .redirectErrorStream(true)
        .start();
  }

  /** What it printed until its end. */
  public static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String absoluteClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
