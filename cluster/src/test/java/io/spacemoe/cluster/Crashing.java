package io.spacemoe.cluster;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A user's engine that ends its process, on every sixteenth seed; else it finds nothing. It waits a
 * little each time, so that a study with it lasts on any machine.
 */
public class Crashing implements SolverProvider {
  private static final long WAIT_NANOS = 100_000_000;

  /** Ends the process that started its own: an executor, to which nothing can be reported. */
  public static final class Deadly extends Crashing {
    @Override
    public String id() {
      return "deadly";
    }

    @Override
    void end() {
      ProcessHandle.current().parent().ifPresent(ProcessHandle::destroyForcibly);
      Runtime.getRuntime().halt(7);
    }
  }

  @Override
  public String id() {
    return "crashing";
  }

  /** Ends its own process. */
  void end() {
    Runtime.getRuntime().halt(7);
  }

  @Override
  public String description() {
    return "Ends its process";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(
        Capability.LAYERED_COSTS,
        Capability.MATRIX_COSTS,
        Capability.SLOTS,
        Capability.ITERATION_LIMIT);
  }

  @Override
  public Optional<String> unavailableBecause() {
    return Optional.empty();
  }

  @Override
  public double estimatedSeconds(PlacementProblem problem) {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    long end = System.nanoTime() + WAIT_NANOS;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(WAIT_NANOS);
    }
    if (options.seed().orElse(0) % 16 == 0) {
      end();
    }
    return Answer.noSolution(Termination.Limit.EXHAUSTED);
  }
}
