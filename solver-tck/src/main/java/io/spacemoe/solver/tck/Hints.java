package io.spacemoe.solver.tck;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Problems whose best placement is known and given as the hint, so that nothing else will do. */
final class Hints {
  private final Examination examination;

  private Hints(Examination examination) {
    this.examination = examination;
  }

  static void examine(Examination examination, int seeds) {
    Hints hints = new Hints(examination);
    for (TrapInstances family : TrapInstances.values()) {
      if (!family.mayBeRefused()) {
        family
            .instancesFor(examination.abilities(), seeds)
            .forEach(
                problem -> BruteForce.best(problem).ifPresent(best -> hints.give(problem, best)));
      }
    }
    for (int experts : new int[] {20, 50}) {
      PlacementProblem ascending = TrapInstances.SEPARABLE_ASCENDING.instance(experts, experts);
      hints.give(ascending, reversed(experts));
    }
  }

  /** The heaviest expert is the last and the nearest satellite the first. */
  private static Placement reversed(int experts) {
    int[] satelliteOf = new int[experts];
    for (int e = 0; e < experts; e++) {
      satelliteOf[e] = experts - 1 - e;
    }
    return Placement.of(satelliteOf);
  }

  private void give(PlacementProblem problem, Placement best) {
    Set<Capability> abilities = examination.abilities();
    SolveOptions hinted = examination.options().withHint(best);
    ask(problem, hinted, new Cancellation());
    if (abilities.contains(Capability.HINT) && abilities.contains(Capability.ITERATION_LIMIT)) {
      ask(problem, hinted.withIterationLimit(1), new Cancellation());
    }
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    ask(problem, hinted, cancelled);
  }

  private void ask(PlacementProblem problem, SolveOptions hinted, Cancellation cancellation) {
    OptionalLong known = OptionalLong.of(problem.evaluate(hinted.hint().orElseThrow()).cost());
    Optional<Examination.Reply> reply =
        examination.ask(
            Clause.HINTS_AND_SILENCE, examination.engine(), problem, hinted, cancellation);
    reply
        .filter(r -> !r.result().cost().equals(known))
        .ifPresent(
            r ->
                examination
                    .findings()
                    .add(
                        Clause.HINTS_AND_SILENCE,
                        problem,
                        "the hint costs %s, but it ends with %s at cost %s"
                            .formatted(known, r.result().termination(), r.result().cost()),
                        null));
  }
}
