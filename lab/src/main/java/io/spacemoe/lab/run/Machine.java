package io.spacemoe.lab.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine in a line: processor, number of processors, memory, system, Java. */
final class Machine {
  private static final String DESCRIPTION =
      String.format(
          Locale.ROOT,
          "%s x %d, %s, %s %s %s, Java %s",
          processor(),
          Runtime.getRuntime().availableProcessors(),
          memory(),
          System.getProperty("os.name"),
          System.getProperty("os.version"),
          System.getProperty("os.arch"),
          Runtime.version());

  private Machine() {}

  static String description() {
    return DESCRIPTION;
  }

  /** Of the machine, in whole GiB, as the heap differs by process. */
  private static String memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? String.format(Locale.ROOT, "%.0f GiB", system.getTotalMemorySize() / 0x1p30)
        : "memory unknown";
  }

  /** The model that Linux names; elsewhere just "processor". */
  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("processor");
    } catch (IOException e) {
      return "processor";
    }
  }
}
