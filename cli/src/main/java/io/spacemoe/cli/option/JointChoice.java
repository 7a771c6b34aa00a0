package io.spacemoe.cli.option;

import io.spacemoe.scenario.placement.JointSolver;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.door.JointSolvers;
import io.spacemoe.solver.joint.JointSolverProvider;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Which engine places gateways and experts together. */
public final class JointChoice {
  @Option(
      names = "--joint-solver",
      paramLabel = "ID",
      description =
          "Engine for scheme joint; `spacemoe solvers` lists them. Default: the one expected to be"
              + " done soonest (joint-local-search), and where it refuses the numbers the next.")
  private String id;

  /**
   * The engine.
   *
   * @param limits time and iterations
   * @param cancellation ends the search with the best placement so far
   * @param watcher shows how it gets on, in a few words
   */
  public JointSolver solver(
      SolveOptions limits, Cancellation cancellation, Consumer<String> watcher) {
    JointProgress progress = new JointProgress(watcher);
    return id == null
        ? JointSolver.recommended(limits, cancellation, progress)
        : JointSolver.of(named(), limits, cancellation, progress);
  }

  private JointSolverProvider named() {
    return Named.of(
        id,
        JointSolvers.installed().stream().map(JointSolverProvider::id).toList(),
        () -> JointSolvers.named(id));
  }
}
