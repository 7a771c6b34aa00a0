package io.spacemoe.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * One run of the command line in this process.
 *
 * @param exitCode the exit code
 * @param out what it printed
 * @param err what it complained about
 */
public record Run(int exitCode, String out, String err) {

  public static Run of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return new Run(command.execute(args), out.toString(), err.toString());
  }

  /** A command line with more words at its end. */
  public static String[] with(String[] args, String... more) {
    return Stream.of(args, more).flatMap(Stream::of).toArray(String[]::new);
  }

  /** A run that must succeed. */
  public static Run ok(String... args) {
    Run run = of(args);
    if (run.exitCode != 0) {
      throw new AssertionError("%s ended with %s".formatted(String.join(" ", args), run));
    }
    return run;
  }
}
