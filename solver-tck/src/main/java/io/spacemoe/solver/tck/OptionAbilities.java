package io.spacemoe.solver.tck;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.door.UnsupportedProblemException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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

  /**
   * What is wrong with how an engine takes the options that it declares, and is refused those that
   * it does not, by name; for kinds of problem that have no examination.
   *
   * @param hint a placement to start from
   * @param solve asks the door
   */
  static List<String> complaints(
      Set<Capability> abilities, Placement hint, Function<SolveOptions, SolveResult> solve) {
    SolveOptions plain = SolveOptions.defaults().withSeed(1);
    List<String> complaints = new ArrayList<>();
    for (SolveOptions asked :
        List.of(plain.withIterationLimit(10), plain.withTargetGap(0.9), plain.withHint(hint))) {
      Set<Capability> missing = EnumSet.copyOf(asked.needs());
      missing.removeAll(abilities);
      try {
        boolean placed = solve.apply(asked).placement().isPresent();
        if (!missing.isEmpty()) {
          complaints.add("takes what it does not declare: " + asked);
        } else if (!placed) {
          complaints.add("nothing: " + asked);
        }
      } catch (UnsupportedProblemException refusal) {
        if (missing.isEmpty()) {
          complaints.add("refuses what it declares: " + asked);
        }
        missing.stream()
            .filter(m -> !refusal.getMessage().contains(m.id()))
            .forEach(m -> complaints.add("a refusal does not name " + m.id()));
      }
    }
    return complaints;
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
