package io.spacemoe.cli;

import io.spacemoe.cli.screen.ShellWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The program as a process of its own, started by a shell. */
record Program(String command) {
  /** What a process left. */
  record Ended(int exitCode, String err) {}

  /** With these options for Java. */
  static Program java(String... options) {
    List<String> words =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.awt.headless=true",
            String.join(" ", options),
            "-cp",
            ShellWord.of(System.getProperty("java.class.path")),
            Main.class.getName());
    return new Program(String.join(" ", words));
  }

  /** Runs with arguments as a shell reads them; what is printed is lost unless they say where. */
  Ended run(String arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", command + " " + arguments)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), err);
  }
}
