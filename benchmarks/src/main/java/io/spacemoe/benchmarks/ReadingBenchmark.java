package io.spacemoe.benchmarks;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Format;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.solver.PlacementProblem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Reading files, strictly; what is read equals what was written before anything is timed. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReadingBenchmark {
  /** Experts x satellites of the instance; JMH sets them. */
  @Param({"16x33", "512x1056"})
  public String size;

  /** What the file's name ends in: plain, compressed, or a table of costs; JMH sets it. */
  @Param({".json", ".json.gz", ".csv"})
  public String ending;

  private Path file;
  private long bytes;

  /** What reading takes of a processor, also on a machine that has other work. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Processor {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long read;
    private long nanos;

    /** Starts to count. */
    @Setup(Level.Iteration)
    public void reset() {
      read = 0;
      nanos = 0;
    }

    /** Units of 10^6 bytes for each second of the thread's processor time. */
    public double megabytesPerSecond() {
      return 1e3 * read / nanos;
    }
  }

  /** Writes an instance whose costs have six digits. */
  @Setup
  public void write() throws IOException {
    String[] sides = size.split("x", 2);
    PlacementProblem problem =
        CostFamily.GEOMETRIC.problem(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), 1);
    file = Files.createTempFile("timed", ending);
    AssignmentFile.of(problem, "fs", OptionalLong.empty(), Optional.empty())
        .write(file, Format.forName(file).orElseThrow());
    bytes = Files.size(file);
    if (!instance(new Processor()).problem().costs().equals(problem.costs())) {
      throw new IllegalStateException("%s is not what was written".formatted(file));
    }
  }

  /** Removes the file. */
  @TearDown
  public void remove() throws IOException {
    Files.delete(file);
  }

  /** A matrix instance. */
  @Benchmark
  public AssignmentFile instance(Processor processor) {
    long start = Processor.THREADS.getCurrentThreadCpuTime();
    AssignmentFile instance = AssignmentFile.open(file.toString(), Reading.BY_CONTENT);
    processor.nanos += Processor.THREADS.getCurrentThreadCpuTime() - start;
    processor.read += bytes;
    return instance;
  }

  /** The bundled scenario of the paper's size. */
  @Benchmark
  public Scenario scenario() {
    return ScenarioFiles.open("paper-delta-1056");
  }
}
