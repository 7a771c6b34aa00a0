package io.spacemoe.solver.tck;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.proof.TreeProof;
import io.spacemoe.solver.spi.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Says what is wrong with an engine's answer, and which clause that breaks. It does not use the
 * door's audit, so the two check each other.
 */
final class Judge {
  private final PlacementProblem problem;
  private final boolean exact;
  private final OptionalLong least;
  private final List<Mark> marks = new ArrayList<>();

  /** A broken clause and what broke it. */
  record Mark(Clause clause, String what) {}

  /**
   * Knows the truth about small problems.
   *
   * @param abilities what the engine declares
   * @param unlimited whether the engine had all the time it wanted
   */
  Judge(PlacementProblem problem, Set<Capability> abilities, boolean unlimited) {
    this.problem = problem;
    this.exact = unlimited && abilities.contains(Capability.PROVES_OPTIMALITY);
    this.least =
        BruteForce.canJudge(problem) ? BruteForce.leastCost(problem) : OptionalLong.empty();
  }

  /** Everything wrong with what an engine said and with what it reported on the way to it. */
  List<Mark> marks(Witness witness) {
    witness.incumbents().forEach(this::costOf);
    witness.answer().ifPresent(answer -> judge(answer, witness.bound()));
    return marks;
  }

  private void judge(Answer answer, OptionalLong reportedBound) {
    OptionalLong cost = answer.placement().map(this::costOf).orElseGet(OptionalLong::empty);
    if (answer.placement().isPresent() && cost.isEmpty()) {
      return;
    }
    OptionalLong checked = checkedBound(answer);
    OptionalLong claimed = claimedBound(answer);
    notAbove(claimed, cost);
    notAbove(reportedBound, cost);
    boolean tight = cost.isPresent() && checked.equals(cost);
    switch (answer.termination().reason()) {
      case OPTIMAL -> optimal(cost, tight, claimed);
      case FEASIBLE -> {
        if (exact && !tight) {
          mark(Clause.OPTIMALITY, "an exact engine had all the time and proved nothing");
        }
      }
      case INFEASIBLE -> infeasible(answer);
      case NO_SOLUTION -> {
        if (exact) {
          mark(
              least.isPresent() ? Clause.OPTIMALITY : Clause.INFEASIBILITY,
              "an exact engine had all the time and says " + answer.termination());
        }
      }
    }
  }

  private void optimal(OptionalLong cost, boolean tight, OptionalLong claimed) {
    if (least.isPresent() && cost.getAsLong() > least.getAsLong()) {
      mark(Clause.OPTIMALITY, "OPTIMAL at %s, but %s is possible".formatted(cost, least));
    } else if (!tight && problem.countsSlots()) {
      mark(Clause.OPTIMALITY, "OPTIMAL at %s without tight rents".formatted(cost));
    } else if (!tight && !claimed.equals(cost)) {
      mark(
          Clause.OPTIMALITY, "OPTIMAL at %s, but the claimed bound is %s".formatted(cost, claimed));
    }
  }

  private void infeasible(Answer answer) {
    boolean shortage = answer.proofs().stream().anyMatch(Proof::refutes);
    boolean claim =
        answer.proofs().stream()
            .anyMatch(proof -> proof instanceof Proof.Claim c && c.bound().isEmpty());
    if (least.isPresent()) {
      mark(
          Clause.INFEASIBILITY, "INFEASIBLE, but there is a placement of cost %s".formatted(least));
    } else if (!shortage && exact && problem.countsSlots()) {
      mark(Clause.INFEASIBILITY, "INFEASIBLE from an exact engine without a shortage of slots");
    } else if (!shortage && !claim) {
      mark(Clause.INFEASIBILITY, "INFEASIBLE without a shortage or a claim");
    }
  }

  private OptionalLong costOf(Placement placement) {
    try {
      Evaluation seen = problem.evaluate(placement);
      if (seen.feasible()) {
        return OptionalLong.of(seen.cost());
      }
      mark(Clause.FEASIBILITY, "an infeasible placement: %s".formatted(seen));
    } catch (IllegalArgumentException e) {
      mark(Clause.FEASIBILITY, "a placement of some other problem: %s".formatted(e.getMessage()));
    }
    return OptionalLong.empty();
  }

  private OptionalLong checkedBound(Answer answer) {
    OptionalLong best = OptionalLong.empty();
    for (Proof proof : answer.proofs()) {
      if (proof instanceof Proof.Rents rents) {
        try {
          best = larger(best, rents.bound(problem));
        } catch (IllegalArgumentException | ArithmeticException e) {
          mark(Clause.OPTIMALITY, "rents that cannot be checked: %s".formatted(e.getMessage()));
        }
      } else if (proof instanceof TreeProof tree) {
        best = larger(best, checkedBound(tree));
      } else if (proof instanceof Proof.Shortage shortage && !shortage.holds(problem)) {
        mark(Clause.INFEASIBILITY, "a shortage that does not hold: %s".formatted(shortage));
      }
    }
    return best;
  }

  private OptionalLong checkedBound(TreeProof tree) {
    try {
      return tree.check(problem, 1).bound();
    } catch (IllegalArgumentException e) {
      mark(Clause.OPTIMALITY, "a tree that does not hold: %s".formatted(e.getMessage()));
      return OptionalLong.empty();
    }
  }

  private static OptionalLong claimedBound(Answer answer) {
    OptionalLong best = OptionalLong.empty();
    for (Proof proof : answer.proofs()) {
      if (proof instanceof Proof.Claim claim) {
        best = larger(best, claim.bound());
      }
    }
    return best;
  }

  private void notAbove(OptionalLong bound, OptionalLong cost) {
    OptionalLong limit = least.isPresent() ? least : cost;
    if (bound.isPresent() && limit.isPresent() && bound.getAsLong() > limit.getAsLong()) {
      mark(Clause.OPTIMALITY, "the bound %s, but a placement costs %s".formatted(bound, limit));
    }
  }

  private static OptionalLong larger(OptionalLong a, OptionalLong b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    return a.getAsLong() >= b.getAsLong() ? a : b;
  }

  private void mark(Clause clause, String what) {
    marks.add(new Mark(clause, what));
  }
}
