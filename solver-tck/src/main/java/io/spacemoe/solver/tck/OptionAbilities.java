package io.spacemoe.solver.tck;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination.Limit;
import java.util.Optional;

/** The abilities that are about options: limits, gaps and incumbents. */
final class OptionAbilities {
  private final Examination examination;
  private final PlacementProblem problem;

  private OptionAbilities(Examination examination, PlacementProblem problem) {
    this.examination = examination;
    this.problem = problem;
  }

  /** Asks about every kind of costs that the engine takes, with 12 experts. */
  static void examine(Examination examination) {
    for (long seed = 0; seed < 10; seed++) {
      PlacementProblem problem = TrapInstances.SLACK.instance(seed, 12);
      if (examination.canDo(problem)) {
        OptionAbilities question = new OptionAbilities(examination, problem);
        question.ask(examination.options().withIterationLimit(1));
        question.gap(0);
        question.gap(0.5);
        question.incumbents();
      }
    }
  }

  private void gap(double target) {
    ask(examination.options().withTargetGap(target))
        .filter(result -> result.termination().limit().filter(Limit.GAP::equals).isPresent())
        .filter(result -> !(result.gap().orElse(Double.NaN) <= target))
        .ifPresent(result -> add("stopped at gap %s; asked: %s".formatted(result.gap(), target)));
  }

  private void incumbents() {
    if (examination.abilities().contains(Capability.INCUMBENTS)) {
      ask(examination.options())
          .filter(result -> result.placement().isPresent() && result.trace().isEmpty())
          .ifPresent(result -> add("declares INCUMBENTS and reported none"));
    }
  }

  private Optional<SolveResult> ask(SolveOptions options) {
    return examination
        .ask(Clause.ABILITIES, examination.engine(), problem, options, new Cancellation())
        .map(Examination.Reply::result);
  }

  private void add(String what) {
    examination.findings().add(Clause.ABILITIES, problem, what, null);
  }
}
