package io.spacemoe.solver.door;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Engines that are found on the class path of these tests. */
public final class Installed {
  private Installed() {}

  /** Finds nothing, and refuses the numbers of a problem that is named after it. */
  private static class Engine extends Scripted {
    private final String id;
    private final double seconds;
    private final Set<Capability> capabilities;

    Engine(String id, double seconds, Capability... capabilities) {
      super((stop, progress) -> Answer.noSolution(Termination.Limit.OTHER));
      this.id = id;
      this.seconds = seconds;
      this.capabilities = EnumSet.noneOf(Capability.class);
      this.capabilities.addAll(Set.of(capabilities));
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public Set<Capability> capabilities() {
      return capabilities;
    }

    @Override
    public double estimatedSeconds(PlacementProblem problem) {
      return seconds;
    }

    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      if (problem.name().contains(id)) {
        throw new RefusedException("its name is " + problem.name());
      }
      return super.solve(problem, options, stop, progress);
    }
  }

  /** Fast, and proves nothing. */
  public static final class Guess extends Engine {
    public Guess() {
      super("guess", 0, Capability.SLOTS);
    }
  }

  /** Exact, slow, and able. */
  public static final class Slow extends Engine {
    /** How often it was asked whether it can run. */
    static final AtomicInteger ASKED = new AtomicInteger();

    public Slow() {
      super("slow", 9, Capability.PROVES_OPTIMALITY, Capability.SLOTS, Capability.TARGET_GAP);
    }

    @Override
    public Optional<String> unavailableBecause() {
      ASKED.incrementAndGet();
      return Optional.empty();
    }
  }

  /** Exact and fast, without slots. */
  public static final class Quick extends Engine {
    public Quick() {
      super("quick", 1, Capability.PROVES_OPTIMALITY);
    }
  }

  /** The fastest, where it runs. */
  public static final class Absent extends Engine {
    public Absent() {
      super("absent", 0.1, Capability.PROVES_OPTIMALITY);
    }

    @Override
    public Optional<String> unavailableBecause() {
      return Optional.of("there is no native library for this platform");
    }

    @Override
    public Answer solve(
        PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      throw new AssertionError("asked although it cannot run here");
    }
  }

  /** Places everything in a row, and refuses the numbers of a problem that is named after it. */
  private abstract static class JointEngine implements JointSolverProvider {
    @Override
    public String description() {
      return "Places everything in a row";
    }

    @Override
    public Set<Capability> capabilities() {
      return EnumSet.of(Capability.HINT);
    }

    @Override
    public double estimatedSeconds(JointProblem problem) {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public Answer solve(
        JointProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      if (problem.name().contains(id())) {
        throw new RefusedException("its name is " + problem.name());
      }
      return Answer.feasible(Placement.of(0, 1, 2, 3), Termination.Limit.EXHAUSTED);
    }
  }

  /** The first by id. */
  public static final class JointA extends JointEngine {
    public JointA() {}

    @Override
    public String id() {
      return "joint-a";
    }
  }

  /** The first by its estimate. */
  public static final class JointB extends JointEngine {
    public JointB() {}

    @Override
    public String id() {
      return "joint-b";
    }

    @Override
    public double estimatedSeconds(JointProblem problem) {
      return 1;
    }
  }
}
