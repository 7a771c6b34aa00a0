package io.spacemoe.solver.tck;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Stands between the door and an engine for one solve and writes down what the engine says. */
final class Witness implements SolverProvider {
  private final SolverProvider engine;
  private final List<Placement> incumbents = new ArrayList<>();
  private OptionalLong bound = OptionalLong.empty();
  private Optional<Answer> answer = Optional.empty();

  Witness(SolverProvider engine) {
    this.engine = engine;
  }

  /** What the engine answered; empty when it threw. */
  Optional<Answer> answer() {
    return answer;
  }

  /** The placements it reported while it worked. */
  synchronized List<Placement> incumbents() {
    return List.copyOf(incumbents);
  }

  /** The largest bound it reported while it worked. */
  synchronized OptionalLong bound() {
    return bound;
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    Answer said = engine.solve(problem, options, stop, new Ear(progress));
    answer = Optional.of(said);
    return said;
  }

  @Override
  public String id() {
    return engine.id();
  }

  @Override
  public String description() {
    return engine.description();
  }

  @Override
  public Set<Capability> capabilities() {
    return engine.capabilities();
  }

  @Override
  public Optional<String> unavailableBecause() {
    return engine.unavailableBecause();
  }

  @Override
  public double estimatedSeconds(PlacementProblem problem) {
    return engine.estimatedSeconds(problem);
  }

  private final class Ear implements Progress {
    private final Progress door;

    Ear(Progress door) {
      this.door = door;
    }

    @Override
    public void placement(Placement placement) {
      synchronized (Witness.this) {
        incumbents.add(placement);
      }
      door.placement(placement);
    }

    @Override
    public void bound(long newBound) {
      synchronized (Witness.this) {
        bound = OptionalLong.of(Math.max(newBound, bound.orElse(newBound)));
      }
      door.bound(newBound);
    }
  }
}
