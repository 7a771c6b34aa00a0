package io.spacemoe.lab.batch;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** An engine that does to its process what engines must not do. */
abstract class Misbehaving implements SolverProvider {
  private final String id;

  Misbehaving(String id) {
    this.id = id;
  }

  /** What it does in place of solving. */
  abstract void misbehave(PlacementProblem problem) throws IOException;

  /** Ends its process, as a native crash would. */
  public static final class Halts extends Misbehaving {
    /** Found by ServiceLoader. */
    public Halts() {
      super("test-halts");
    }

    @Override
    void misbehave(PlacementProblem problem) {
      Runtime.getRuntime().halt(134);
    }
  }

  /** Ends its process the first time, and leaves a mark in the folder that the problem names. */
  public static final class HaltsOnce extends Misbehaving {
    /** Found by ServiceLoader. */
    public HaltsOnce() {
      super("test-halts-once");
    }

    @Override
    void misbehave(PlacementProblem problem) throws IOException {
      try {
        Files.createFile(Path.of(problem.name(), "halted"));
        Runtime.getRuntime().halt(134);
      } catch (FileAlreadyExistsException secondTime) {
        // Now it behaves.
      }
    }
  }

  /** Takes all the heap there is. */
  public static final class Hogs extends Misbehaving {
    /** Found by ServiceLoader. */
    public Hogs() {
      super("test-hogs");
    }

    @Override
    void misbehave(PlacementProblem problem) {
      List<long[]> hoard = new ArrayList<>();
      while (hoard.size() < Integer.MAX_VALUE) {
        hoard.add(new long[1 << 18]);
      }
    }
  }

  /** Takes memory outside the heap. */
  public static final class Maps extends Misbehaving {
    private static final int BYTES = 256 << 20;

    /** Found by ServiceLoader. */
    public Maps() {
      super("test-maps");
    }

    @Override
    void misbehave(PlacementProblem problem) throws IOException {
      Path file = Files.createTempFile("spacemoe-maps", "");
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
        MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES);
        while (true) {
          for (int page = 0; page < BYTES; page += 4096) {
            memory.put(page, (byte) 1);
          }
        }
      }
    }
  }

  /** Never looks at the clock. */
  public static final class Overruns extends Misbehaving {
    /** Found by ServiceLoader. */
    public Overruns() {
      super("test-overruns");
    }

    @Override
    void misbehave(PlacementProblem problem) {
      while (true) {
        Thread.onSpinWait();
        if (Thread.interrupted()) {
          throw new IllegalStateException("nobody listens any more");
        }
      }
    }
  }

  /** Sleeps at first, as a process that loads classes and compiles them seems to. */
  public static final class SlowToStart extends Misbehaving {
    /** How long its first solve in a process takes. */
    static final long MILLIS = 500;

    private static final AtomicBoolean STARTED = new AtomicBoolean();

    /** Found by ServiceLoader. */
    public SlowToStart() {
      super("test-slow-to-start");
    }

    @Override
    void misbehave(PlacementProblem problem) throws IOException {
      if (!STARTED.getAndSet(true)) {
        try {
          Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
          throw new InterruptedIOException(e.getMessage());
        }
      }
    }
  }

  /** Throws. */
  public static final class Throws extends Misbehaving {
    /** Found by ServiceLoader. */
    public Throws() {
      super("test-throws");
    }

    @Override
    void misbehave(PlacementProblem problem) {
      throw new IllegalStateException("a fault in the engine");
    }
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String description() {
    return "Misbehaves, for tests";
  }

  @Override
  public final Set<Capability> capabilities() {
    return EnumSet.noneOf(Capability.class);
  }

  @Override
  public final double estimatedSeconds(PlacementProblem problem) {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public final Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    try {
      misbehave(problem);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Answer(
        Termination.noSolution(Termination.Limit.EXHAUSTED), Optional.empty(), List.of(), 0);
  }
}
