package io.spacemoe.cli.option;

import io.spacemoe.scenario.placement.JointSolver;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.door.JointSolvers;
import io.spacemoe.solver.joint.JointSolverProvider;
import java.util.Locale;
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
   * @param watcher hears of the best expected latency, in ms without compute, whenever it improves
   */
  public JointSolver solver(
      SolveOptions limits, Cancellation cancellation, Consumer<String> watcher) {
    IncumbentListener listener =
        (incumbent, placement) ->
            incumbent
                .cost()
                .ifPresent(
                    cost ->
                        watcher.accept(
                            String.format(Locale.ROOT, "joint: paths %.1f ms", cost / 1e12)));
    return id == null
        ? JointSolver.recommended(limits, cancellation, listener)
        : JointSolver.of(named(), limits, cancellation, listener);
  }

  private JointSolverProvider named() {
    try {
      return JointSolvers.named(id);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
