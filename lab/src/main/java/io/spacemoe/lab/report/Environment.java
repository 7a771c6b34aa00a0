package io.spacemoe.lab.report;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Where results were made: what a reader needs to judge times by. */
public final class Environment {
  private Environment() {}

  /**
   * Program, Java, machine and time, as they are now.
   *
   * @param command the command that made the results
   */
  public static List<Page.Fact> now(String command) {
    String version = Environment.class.getPackage().getImplementationVersion();
    return List.of(
        new Page.Fact("command", command),
        new Page.Fact("program", "spacemoe " + (version == null ? "(not packaged)" : version)),
        new Page.Fact(
            "Java",
            "%s %s"
                .formatted(System.getProperty("java.vm.name"), System.getProperty("java.version"))),
        new Page.Fact(
            "machine",
            String.format(
                Locale.ROOT,
                "%s %s, %d processors, heap of at most %.1f GiB",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() / 0x1p30)),
        new Page.Fact("written", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
  }
}
