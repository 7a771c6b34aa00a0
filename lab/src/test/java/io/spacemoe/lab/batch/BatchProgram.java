package io.spacemoe.lab.batch;

import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.lab.run.RunLimits;
import io.spacemoe.solver.Cancellation;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A batch over the instances of its working folder, as a process of its own that can be killed. */
final class BatchProgram {
  private BatchProgram() {}

  /**
   * Begins a batch or goes on with it; ends with 0 when all runs have a placement, 1 when not, 2
   * when refused.
   *
   * @param args engines with commas, repeats, folder to write to
   */
  public static void main(String[] args) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    List<String> instances = InstancePaths.of(here, List.of("."), Reading.BY_CONTENT).instances();
    List<String> solvers = List.of(args[0].split(",", -1));
    BatchPlan plan =
        new BatchPlan(
            here.toString(),
            instances,
            solvers,
            Integer.parseInt(args[1]),
            1,
            RunLimits.defaults(),
            Reading.BY_CONTENT);
    try {
      BatchSummary summary =
          Batch.resume(
              plan,
              new BatchFolder(Path.of(args[2])),
              Instances.crew(2, false),
              new Cancellation(),
              BatchListener.NONE);
      boolean placed = summary.statuses().keySet().stream().allMatch(s -> s.hasPlacement());
      System.exit(placed ? 0 : 1);
    } catch (BatchRefusedException e) {
      System.out.println(e.getMessage());
      System.exit(2);
    }
  }

  /** Starts it in a folder; what it prints goes into one stream. */
  static Process start(String folder, String solvers, int repeats, String out) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                absoluteClassPath(),
                BatchProgram.class.getName(),
                solvers,
                Integer.toString(repeats),
                out));
    return new ProcessBuilder(command)
        .directory(new File(folder))
        .redirectErrorStream(true)
        .start();
  }

  /** What it printed until its end. */
  static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String absoluteClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
