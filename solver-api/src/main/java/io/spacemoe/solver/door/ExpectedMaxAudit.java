package io.spacemoe.solver.door;

import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.Incumbent;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.door.Audit.ContractBreach;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.spi.Answer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Turns an engine's claim about an {@link ExpectedMaxProblem} into an answer, or refuses it. */
final class ExpectedMaxAudit {
  private ExpectedMaxAudit() {}

  /**
   * Checks an answer.
   *
   * @throws ContractBreach when anything in it is not true
   */
  static SolveResult of(
      ExpectedMaxProblem problem,
      SolveOptions options,
      String solver,
      Answer answer,
      double seconds,
      List<Incumbent> trace) {
    OptionalLong cost =
        answer.placement().isPresent()
            ? OptionalLong.of(costOf(problem, answer.placement().get()))
            : OptionalLong.empty();
    options
        .hint()
        .ifPresent(hint -> notAbove(cost, problem.evaluate(hint).cost(), "than its hint"));
    OptionalLong claimed = claimedBound(answer);
    notAboveCost(claimed, cost);
    if (!trace.isEmpty()) {
      Incumbent last = trace.get(trace.size() - 1);
      last.cost().ifPresent(known -> notAbove(cost, known, "than a placement that it reported"));
      notAboveCost(last.bound(), cost);
    }
    long bound = problem.waitAndSee();
    return new SolveResult(
        solver,
        termination(answer.termination(), cost, bound, claimed),
        answer.placement(),
        cost,
        OptionalLong.of(bound),
        claimed.isPresent() && claimed.getAsLong() > bound ? claimed : OptionalLong.empty(),
        answer.proofs(),
        seconds,
        answer.iterations(),
        trace);
  }

  /**
   * The cost of a placement that an engine found.
   *
   * @throws ContractBreach when it is not a feasible placement of the problem
   */
  static long costOf(ExpectedMaxProblem problem, Placement placement) {
    Evaluation evaluation;
    try {
      evaluation = problem.evaluate(placement);
    } catch (IllegalArgumentException e) {
      throw new ContractBreach(
          "found a placement that is not one of this problem: " + e.getMessage());
    }
    if (!evaluation.feasible()) {
      throw new ContractBreach("found an infeasible placement: " + evaluation);
    }
    return evaluation.cost();
  }

  private static OptionalLong claimedBound(Answer answer) {
    OptionalLong best = OptionalLong.empty();
    for (Proof proof : answer.proofs()) {
      if (!(proof instanceof Proof.Claim claim) || claim.bound().isEmpty()) {
        throw new ContractBreach(
            "returned evidence that says nothing about an expected maximum: " + proof);
      }
      if (best.isEmpty() || claim.bound().getAsLong() > best.getAsLong()) {
        best = claim.bound();
      }
    }
    return best;
  }

  private static void notAbove(OptionalLong cost, long known, String whose) {
    if (cost.isEmpty() || cost.getAsLong() > known) {
      throw new ContractBreach(
          String.format(
              Locale.ROOT,
              "ended with %s, worse %s, which costs %d",
              cost.isPresent() ? "cost " + cost.getAsLong() : "no placement",
              whose,
              known));
    }
  }

  private static void notAboveCost(OptionalLong bound, OptionalLong cost) {
    if (cost.isPresent() && bound.isPresent() && bound.getAsLong() > cost.getAsLong()) {
      throw new ContractBreach(
          String.format(
              Locale.ROOT,
              "claimed the bound %d above the cost %d of its own placement",
              bound.getAsLong(),
              cost.getAsLong()));
    }
  }

  /** The engine's word, raised to OPTIMAL by a tight bound, refused where evidence is missing. */
  private static Termination termination(
      Termination said, OptionalLong cost, long bound, OptionalLong claimed) {
    boolean tight = cost.isPresent() && cost.getAsLong() == bound;
    return switch (said.reason()) {
      case FEASIBLE -> tight ? Termination.optimal() : said;
      case OPTIMAL -> {
        if (!tight && !claimed.equals(cost)) {
          throw new ContractBreach(
              String.format(
                  Locale.ROOT,
                  "said OPTIMAL at cost %d without claiming that bound (checked bound: %d)",
                  cost.getAsLong(),
                  bound));
        }
        yield said;
      }
      case INFEASIBLE ->
          throw new ContractBreach("said INFEASIBLE, but there always is a placement");
      case NO_SOLUTION -> said;
    };
  }
}
