package io.spacemoe.solver.tck;

import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveResult;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Problems too large for brute force, changed so that the optimum changes in a known way. Engines
 * that are not exact are held to their bounds: none may exceed what the other version of the
 * problem shows to be possible.
 */
final class Transformations {
  private static final int EXPERTS = 12;
  private static final List<TrapInstances> FAMILIES =
      List.of(
          TrapInstances.TIGHT,
          TrapInstances.LAYERED,
          TrapInstances.NOISY_PRODUCT,
          TrapInstances.FORBIDDEN_HEAVY,
          TrapInstances.SLOTS_TIGHT,
          TrapInstances.MEMORY,
          TrapInstances.PAIR_DEMAND);

  private Transformations() {}

  static void examine(Examination examination, int seeds) {
    for (TrapInstances family : FAMILIES) {
      for (long seed = 0; seed < seeds; seed++) {
        PlacementProblem problem = family.instance(seed, EXPERTS);
        if (examination.canDo(problem)) {
          examine(examination, problem, seed);
        }
      }
    }
  }

  private static void examine(Examination examination, PlacementProblem problem, long seed) {
    List<Transformation> transformations = new ArrayList<>();
    transformations.add(Transformation.relabelling(problem, seed));
    transformations.add(Transformation.scaling(problem, 3));
    if (problem.costs() instanceof Costs.Matrix) {
      transformations.add(Transformation.dearerFirst(problem, 1000));
    }
    examination
        .ask(Clause.TRANSFORMATIONS, problem)
        .ifPresent(
            before ->
                transformations.forEach(t -> compare(examination, problem, before.result(), t)));
  }

  private static void compare(
      Examination examination,
      PlacementProblem problem,
      SolveResult before,
      Transformation change) {
    PlacementProblem changed = change.of(problem);
    examination
        .ask(Clause.TRANSFORMATIONS, changed)
        .map(Examination.Reply::result)
        .filter(after -> !agree(before, after, change, examination.isExact()))
        .ifPresent(
            after ->
                examination
                    .findings()
                    .add(
                        Clause.TRANSFORMATIONS,
                        changed,
                        "cost %s, bound %s; before: cost %s, bound %s"
                            .formatted(after.cost(), after.bound(), before.cost(), before.bound()),
                        null));
  }

  private static boolean agree(
      SolveResult before, SolveResult after, Transformation change, boolean exact) {
    OptionalLong expectedCost = after(change, before.cost());
    return exact
        ? expectedCost.equals(after.cost())
        : notAbove(after.bound(), expectedCost)
            && notAbove(after(change, before.bound()), after.cost());
  }

  private static OptionalLong after(Transformation change, OptionalLong before) {
    return before.isEmpty() ? before : OptionalLong.of(change.costAfter(before.getAsLong()));
  }

  private static boolean notAbove(OptionalLong bound, OptionalLong cost) {
    return bound.isEmpty() || cost.isEmpty() || bound.getAsLong() <= cost.getAsLong();
  }
}
