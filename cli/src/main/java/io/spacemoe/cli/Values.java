package io.spacemoe.cli;

import io.spacemoe.instances.AssignmentFile;
import io.spacemoe.instances.Objective;
import io.spacemoe.solver.SolveResult;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Costs and bounds as the instance's own file counts them: a profit where it is to be maximised.
 *
 * @param file the instance
 */
record Values(AssignmentFile file) {
  /** Whether they are something else than the costs that engines minimise. */
  boolean converted() {
    return !file.objective().isCost();
  }

  /** What a cost, or a bound on costs, is in the file's own sense. */
  long of(long cost) {
    return file.objective().value(cost, file.problem().experts());
  }

  /** The same for a number that may not be there. */
  Long ofOptional(OptionalLong cost) {
    return cost.isPresent() ? of(cost.getAsLong()) : null;
  }

  /** Which way is better. */
  String sense() {
    return file.objective().maximised() ? "maximise" : "minimise";
  }

  /** Where values lie that no placement has, seen from a bound. */
  String beyond() {
    return file.objective().maximised() ? "above" : "below";
  }

  /** A value with its unit, and the cost behind it where that is another number. */
  String withUnit(long cost) {
    String value = "%d %s".formatted(of(cost), file.unit());
    Objective objective = file.objective();
    return objective.isCost()
        ? value
        : "%s (%s; solved as cost %d)"
            .formatted(value, objective.maximised() ? "maximised" : "minimised", cost);
  }

  /** The relative gap between a cost and a bound, both as values, in parentheses; nothing for 0. */
  String gap(OptionalLong cost, long bound) {
    if (cost.isEmpty() || (converted() && of(cost.getAsLong()) == 0)) {
      return "";
    }
    double gap = Math.abs(SolveResult.relativeGap(of(cost.getAsLong()), of(bound)));
    return gap > 0 ? String.format(Locale.ROOT, " (gap %.4f %%)", gap * 100) : "";
  }
}
