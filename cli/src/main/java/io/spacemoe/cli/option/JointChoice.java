package io.spacemoe.cli.option;

import io.spacemoe.scenario.placement.JointSolver;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Incumbent;
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
        (incumbent, placement) -> watcher.accept("joint: " + words(incumbent));
    return id == null
        ? JointSolver.recommended(limits, cancellation, listener)
        : JointSolver.of(named(), limits, cancellation, listener);
  }

  private static String words(Incumbent incumbent) {
    StringBuilder words = new StringBuilder();
    incumbent
        .cost()
        .ifPresent(cost -> words.append(String.format(Locale.ROOT, "paths %.1f ms", cost / 1e12)));
    incumbent
        .bound()
        .ifPresent(
            bound ->
                words.append(
                    String.format(
                        Locale.ROOT,
                        "%sat least %.1f ms",
                        words.isEmpty() ? "paths " : ", ",
                        bound / 1e12)));
    return words.toString();
  }

  private JointSolverProvider named() {
    return Named.of(
        id,
        JointSolvers.installed().stream().map(JointSolverProvider::id).toList(),
        () -> JointSolvers.named(id));
  }
}
