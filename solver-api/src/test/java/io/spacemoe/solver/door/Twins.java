package io.spacemoe.solver.door;

import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;

/** Engines for all kinds of problem that the door must not take. */
public final class Twins {
  private Twins() {}

  private static class Twin extends Scripted implements JointSolverProvider, ExpectedMaxProvider {
    Twin() {
      super((stop, progress) -> Answer.noSolution(Termination.Limit.OTHER));
    }

    @Override
    public String id() {
      return "twin";
    }

    @Override
    public double estimatedSeconds(JointProblem problem) {
      return 1;
    }

    @Override
    public double estimatedSeconds(ExpectedMaxProblem problem) {
      return 1;
    }

    @Override
    public Answer solve(
        JointProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      throw new AssertionError("asked");
    }

    @Override
    public Answer solve(
        ExpectedMaxProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      throw new AssertionError("asked");
    }
  }

  /** The mortal one. */
  public static final class Castor extends Twin {
    /** Loads nothing. */
    public Castor() {}
  }

  /** The immortal one. */
  public static final class Pollux extends Twin {
    /** Loads nothing. */
    public Pollux() {}
  }

  /** Falls when it is made. */
  public static final class Icarus extends Twin {
    /** Always throws. */
    public Icarus() {
      throw new IllegalStateException("too near the sun");
    }
  }
}
