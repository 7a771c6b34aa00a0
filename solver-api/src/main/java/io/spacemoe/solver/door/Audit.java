package io.spacemoe.solver.door;

import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.Incumbent;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.spi.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Turns an engine's claim into an answer, or says what is wrong with it. */
final class Audit {
  private final PlacementProblem problem;
  private final OptionalLong cost;
  private final List<Proof> proofs = new ArrayList<>();
  private OptionalLong checkedBound = OptionalLong.empty();
  private OptionalLong claimedBound = OptionalLong.empty();
  private boolean provedInfeasible;
  private boolean claimedInfeasible;

  private Audit(PlacementProblem problem, Answer answer) {
    this.problem = problem;
    this.cost =
        answer.placement().isPresent()
            ? OptionalLong.of(costOf(problem, answer.placement().get(), "returned"))
            : OptionalLong.empty();
    for (Proof proof : answer.proofs()) {
      accept(proof);
      proofs.add(proof);
    }
  }

  /**
   * Checks an answer.
   *
   * @throws ContractBreach when anything in it is not true
   */
  static SolveResult of(
      PlacementProblem problem,
      SolveOptions options,
      String solver,
      Answer answer,
      double seconds,
      List<Incumbent> trace) {
    Audit audit = new Audit(problem, answer);
    options.hint().ifPresent(hint -> audit.notAbove(problem.evaluate(hint).cost(), "its hint"));
    if (!trace.isEmpty()) {
      Incumbent last = trace.get(trace.size() - 1);
      last.cost().ifPresent(known -> audit.notAbove(known, "a placement that it reported"));
      audit.notAboveCost(last.bound(), "reported");
    }
    return new SolveResult(
        solver,
        audit.termination(answer.termination()),
        answer.placement(),
        audit.cost,
        audit.checkedBound,
        audit.claimIfBetter(),
        audit.proofs,
        seconds,
        answer.iterations(),
        trace);
  }

  /**
   * The cost of a placement that an engine found.
   *
   * @param did what the engine did with it
   * @throws ContractBreach when it is not a feasible placement of the problem
   */
  static long costOf(PlacementProblem problem, Placement placement, String did) {
    Evaluation evaluation;
    try {
      evaluation = problem.evaluate(placement);
    } catch (IllegalArgumentException e) {
      throw new ContractBreach(
          "%s a placement that is not one of this problem: %s".formatted(did, e.getMessage()));
    }
    if (!evaluation.feasible()) {
      throw new ContractBreach("%s an infeasible placement: %s".formatted(did, evaluation));
    }
    return evaluation.cost();
  }

  /** The answer must be at least as good as what was known before. */
  private void notAbove(long known, String whose) {
    if (cost.isEmpty() || cost.getAsLong() > known) {
      throw new ContractBreach(
          String.format(
              Locale.ROOT,
              "ended with %s, worse than %s, which costs %d",
              cost.isPresent() ? "cost " + cost.getAsLong() : "no placement",
              whose,
              known));
    }
  }

  private void accept(Proof proof) {
    if (proof instanceof Proof.Rents rents) {
      checkedBound = larger(checkedBound, boundOf(rents));
    } else if (proof instanceof Proof.Shortage shortage) {
      if (!shortage.holds(problem)) {
        throw new ContractBreach("returned a shortage that does not hold: " + shortage);
      }
      provedInfeasible = true;
    } else if (proof instanceof Proof.Claim claim) {
      if (claim.bound().isEmpty()) {
        claimedInfeasible = true;
      } else {
        notAboveCost(claim.bound(), "claimed");
        claimedBound = larger(claimedBound, claim.bound());
      }
    } else {
      throw new ContractBreach("returned a proof of another kind of problem: " + proof);
    }
  }

  private OptionalLong boundOf(Proof.Rents rents) {
    try {
      return rents.bound(problem);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ContractBreach("returned rents that cannot be checked: " + e.getMessage());
    }
  }

  private void notAboveCost(OptionalLong bound, String how) {
    if (cost.isPresent() && bound.isPresent() && bound.getAsLong() > cost.getAsLong()) {
      throw new ContractBreach(
          String.format(
              Locale.ROOT,
              "%s the bound %d above the cost %d of its own placement",
              how,
              bound.getAsLong(),
              cost.getAsLong()));
    }
  }

  private static OptionalLong larger(OptionalLong a, OptionalLong b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    return a.getAsLong() >= b.getAsLong() ? a : b;
  }

  private OptionalLong claimIfBetter() {
    boolean better =
        claimedBound.isPresent()
            && (checkedBound.isEmpty() || claimedBound.getAsLong() > checkedBound.getAsLong());
    return better ? claimedBound : OptionalLong.empty();
  }

  /**
   * The engine's word, raised to OPTIMAL by a tight checked proof, refused where evidence is
   * missing.
   */
  private Termination termination(Termination said) {
    return switch (said.reason()) {
      case FEASIBLE -> {
        contradictsInfeasibility();
        yield checkedBound.equals(cost) ? Termination.optimal() : said;
      }
      case OPTIMAL -> {
        contradictsInfeasibility();
        if (problem.countsSlots() && !checkedBound.equals(cost)) {
          throw new ContractBreach(
              String.format(
                  Locale.ROOT,
                  "said OPTIMAL at cost %d without rents that prove it (checked bound: %s)",
                  cost.getAsLong(),
                  checkedBound));
        }
        if (!checkedBound.equals(cost) && !claimedBound.equals(cost)) {
          throw new ContractBreach(
              String.format(
                  Locale.ROOT,
                  "said OPTIMAL at cost %d without claiming that bound",
                  cost.getAsLong()));
        }
        yield said;
      }
      case INFEASIBLE -> {
        if (!provedInfeasible && !claimedInfeasible) {
          throw new ContractBreach("said INFEASIBLE without a shortage or a claim");
        }
        yield said;
      }
      case NO_SOLUTION -> provedInfeasible ? Termination.infeasible() : said;
    };
  }

  private void contradictsInfeasibility() {
    if (provedInfeasible || claimedInfeasible) {
      throw new ContractBreach("returned a placement and evidence that there is none");
    }
  }

  /** What an engine did that it must not do. */
  static final class ContractBreach extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ContractBreach(String message) {
      super(message);
    }
  }
}
