package io.spacemoe.cli;

import io.spacemoe.instances.AssignmentFile;
import io.spacemoe.instances.SolutionFile;
import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.Termination;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Checks what a solution file says against the instance's raw data. Knows nothing of engines, nor
 * of the audit that they went through.
 */
final class Verification {
  private final PlacementProblem problem;
  private final SolutionFile solution;
  private final List<Check> checks = new ArrayList<>();
  private OptionalLong provedBound = OptionalLong.empty();
  private OptionalLong claimedBound = OptionalLong.empty();
  private boolean provedInfeasible;
  private boolean claimedInfeasible;

  /**
   * One thing that was checked.
   *
   * @param what the thing
   * @param holds whether it is as the solution says
   * @param found what was found, for people
   */
  record Check(String what, boolean holds, String found) {}

  private Verification(PlacementProblem problem, SolutionFile solution) {
    this.problem = problem;
    this.solution = solution;
  }

  /** Everything that can be checked, in the order of what rests on what. */
  static List<Check> of(AssignmentFile instance, SolutionFile solution) {
    Verification verification = new Verification(instance.problem(), solution);
    boolean same = instance.sha256().equals(solution.sha256());
    verification.check(
        "instance",
        same,
        same
            ? "%s, same SHA-256".formatted(instance.problem())
            : "SHA-256 is %s, but the solution is for %s"
                .formatted(instance.sha256(), solution.sha256()));
    if (same) {
      verification.checkPlacement();
      solution.proofs().forEach(verification::checkProof);
      verification.checkBound();
      verification.checkStatus();
    }
    return verification.checks;
  }

  private void check(String what, boolean holds, String found) {
    checks.add(new Check(what, holds, found));
  }

  private void checkPlacement() {
    if (solution.placement().isEmpty()) {
      return;
    }
    try {
      Evaluation evaluation = problem.evaluate(solution.placement().get());
      check(
          "placement",
          evaluation.feasible(),
          evaluation.feasible() ? "feasible" : "not feasible: %s".formatted(evaluation));
      long said = solution.cost().orElseThrow();
      check(
          "cost",
          evaluation.cost() == said,
          evaluation.cost() == said
              ? Long.toString(said)
              : "is %d, but the solution says %d".formatted(evaluation.cost(), said));
    } catch (IllegalArgumentException e) {
      check("placement", false, e.getMessage());
    }
  }

  private void checkProof(Proof proof) {
    if (proof instanceof Proof.Rents rents) {
      checkRents(rents);
    } else if (proof instanceof Proof.Shortage shortage) {
      provedInfeasible = shortage.holds(problem);
      check(
          "shortage",
          provedInfeasible,
          "%s %s"
              .formatted(
                  shortage, provedInfeasible ? "do not fit" : "do fit, as far as this shows"));
    } else if (proof instanceof Proof.Claim claim) {
      claimedBound = claim.bound();
      claimedInfeasible = claim.bound().isEmpty();
    }
  }

  private void checkRents(Proof.Rents rents) {
    try {
      provedBound = rents.bound(problem);
      check(
          "rents",
          provedBound.isPresent(),
          provedBound.isPresent()
              ? "no placement costs less than %d".formatted(provedBound.getAsLong())
              : "prove no bound: an expert is allowed nowhere");
    } catch (IllegalArgumentException | ArithmeticException e) {
      check("rents", false, e.getMessage());
    }
  }

  private void checkBound() {
    if (solution.bound().isEmpty()) {
      return;
    }
    long bound = solution.bound().getAsLong();
    boolean proved = provedBound.isPresent() && provedBound.getAsLong() >= bound;
    boolean claimed = claimedBound.isPresent() && claimedBound.getAsLong() >= bound;
    check(
        "bound",
        proved || claimed,
        "%d, %s"
            .formatted(
                bound,
                proved
                    ? "proved"
                    : claimed ? "claimed by " + solution.solver() : "with no evidence"));
    solution
        .cost()
        .ifPresent(
            cost -> {
              if (bound > cost) {
                check("bound", false, "%d is above the cost %d".formatted(bound, cost));
              }
            });
  }

  private void checkStatus() {
    Termination.Reason reason = solution.termination().reason();
    switch (reason) {
      case OPTIMAL -> {
        boolean proved = provedBound.equals(solution.cost());
        boolean claimed = claimedBound.equals(solution.cost()) && !problem.countsSlots();
        check(
            "status",
            proved || claimed,
            "OPTIMAL, %s"
                .formatted(
                    proved
                        ? "proved"
                        : claimed ? "claimed by " + solution.solver() : "not proved"));
      }
      case INFEASIBLE ->
          check(
              "status",
              provedInfeasible || claimedInfeasible,
              "INFEASIBLE, %s"
                  .formatted(
                      provedInfeasible
                          ? "proved"
                          : claimedInfeasible ? "claimed by " + solution.solver() : "not proved"));
      case FEASIBLE, NO_SOLUTION -> check("status", true, solution.termination().toString());
    }
  }
}
