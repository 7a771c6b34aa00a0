package io.spacemoe.solver.door;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** An engine that declares everything and says what it is told to say. */
class Scripted implements SolverProvider {
  private final Script script;

  Scripted(Script script) {
    this.script = script;
  }

  /** What to answer, after reporting what there is to report. */
  @FunctionalInterface
  interface Script {
    Answer answer(StopSignal stop, Progress progress);
  }

  static Scripted saying(Answer answer) {
    return new Scripted((stop, progress) -> answer);
  }

  static Scripted reporting(Function<Progress, Answer> script) {
    return new Scripted((stop, progress) -> script.apply(progress));
  }

  @Override
  public String id() {
    return "scripted";
  }

  @Override
  public String description() {
    return "Says what it is told to say";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public double estimatedSeconds(PlacementProblem problem) {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    return script.answer(stop, progress);
  }
}
