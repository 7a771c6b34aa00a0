package io.spacemoe.lab.verify;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.SolutionFile;
import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.proof.TreeCheck;
import io.spacemoe.solver.proof.TreeProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Checks what a solution file says against the instance's raw data. Knows nothing of engines, nor
 * of the audit that they went through.
 */
public final class Verification {
  private final PlacementProblem problem;
  private final Values values;
  private final SolutionFile solution;
  private final List<Check> checks = new ArrayList<>();
  private OptionalLong provedBound = OptionalLong.empty();
  private OptionalLong claimedBound = OptionalLong.empty();
  private String claimant = "nobody";
  private boolean placementHolds = true;
  private boolean provedInfeasible;
  private boolean claimedInfeasible;
  private Tree tree;

  /**
   * One thing that was checked.
   *
   * @param what the thing
   * @param holds whether it is as the solution says
   * @param found what was found, for people
   */
  public record Check(String what, boolean holds, String found) {}

  /**
   * A tree that was checked.
   *
   * @param nodes of it
   * @param leaves of it
   * @param bytes of it, compressed
   * @param seconds that the check took, by the clock
   */
  public record Tree(long nodes, long leaves, int bytes, double seconds) {}

  private Verification(AssignmentFile instance, SolutionFile solution) {
    this.problem = instance.problem();
    this.values = new Values(instance);
    this.solution = solution;
  }

  /** Checks everything that can be checked. */
  public static Verification of(AssignmentFile instance, SolutionFile solution) {
    Verification verification = new Verification(instance, solution);
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
    return verification;
  }

  /** What was checked, in the order of what rests on what. */
  public List<Check> checks() {
    return List.copyOf(checks);
  }

  /** Whether all of it holds. */
  public boolean holds() {
    return checks.stream().allMatch(Check::holds);
  }

  /** The tree among the proofs, if there was one that holds. */
  public Optional<Tree> tree() {
    return Optional.ofNullable(tree);
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
      placementHolds = evaluation.feasible() && evaluation.cost() == said;
      check(
          "cost",
          evaluation.cost() == said,
          evaluation.cost() == said
              ? values.withUnit(said)
              : String.format(
                  Locale.ROOT, "is %d, but the solution says %d", evaluation.cost(), said));
    } catch (IllegalArgumentException e) {
      placementHolds = false;
      check("placement", false, e.getMessage());
    }
  }

  private void checkProof(Proof proof) {
    if (proof instanceof Proof.Rents rents) {
      checkRents(rents);
    } else if (proof instanceof Proof.Shortage shortage) {
      boolean holds = shortage.holds(problem);
      provedInfeasible |= holds;
      check(
          "shortage",
          holds,
          "%s %s".formatted(shortage, holds ? "do not fit" : "do fit, as far as this shows"));
    } else if (proof instanceof TreeProof searched) {
      checkTree(searched);
    } else if (proof instanceof Proof.Claim claim) {
      claimant = claim.by();
      claimedBound = larger(claimedBound, claim.bound());
      claimedInfeasible |= claim.bound().isEmpty();
    }
  }

  private void checkRents(Proof.Rents rents) {
    try {
      OptionalLong bound = rents.bound(problem);
      provedBound = larger(provedBound, bound);
      check(
          "rents",
          bound.isPresent(),
          bound.isPresent()
              ? "no placement costs less than " + values.bound(bound.getAsLong())
              : "prove no bound: an expert is allowed nowhere");
    } catch (IllegalArgumentException | ArithmeticException e) {
      check("rents", false, e.getMessage());
    }
  }

  private void checkTree(TreeProof searched) {
    long start = System.nanoTime();
    try {
      TreeCheck found = searched.check(problem, Runtime.getRuntime().availableProcessors());
      double seconds = (System.nanoTime() - start) * 1e-9;
      tree = new Tree(found.nodes(), found.leaves(), searched.size(), seconds);
      provedInfeasible |= found.bound().isEmpty();
      provedBound = larger(provedBound, found.bound());
      String shows =
          found.bound().isPresent()
              ? "no placement costs less than " + values.bound(found.bound().getAsLong())
              : "there is no placement";
      check(
          "tree",
          true,
          String.format(
              Locale.ROOT,
              "%s: %,d nodes, %,d leaves, %,d bytes, checked in %.2f s",
              shows,
              tree.nodes(),
              tree.leaves(),
              tree.bytes(),
              seconds));
    } catch (IllegalArgumentException e) {
      check("tree", false, e.getMessage());
    }
  }

  private static OptionalLong larger(OptionalLong a, OptionalLong b) {
    return a.isEmpty() || (b.isPresent() && b.getAsLong() > a.getAsLong()) ? b : a;
  }

  private void checkBound() {
    noBoundAboveCost("proved", provedBound);
    noBoundAboveCost("claimed", claimedBound);
    if (solution.bound().isEmpty()) {
      return;
    }
    long bound = solution.bound().getAsLong();
    noBoundAboveCost("stated", solution.bound());
    boolean proved = provedBound.isPresent() && provedBound.getAsLong() >= bound;
    boolean claimed = claimedBound.isPresent() && claimedBound.getAsLong() >= bound;
    check(
        "bound",
        proved || claimed,
        "%s, %s"
            .formatted(
                values.bound(bound),
                proved ? "proved" : claimed ? "claimed by " + claimant : "with no evidence"));
  }

  private void noBoundAboveCost(String which, OptionalLong bound) {
    if (bound.isPresent()
        && solution.cost().isPresent()
        && bound.getAsLong() > solution.cost().getAsLong()) {
      check(
          "bound",
          false,
          String.format(
              Locale.ROOT,
              "the %s bound %d is above the cost %d",
              which,
              bound.getAsLong(),
              solution.cost().getAsLong()));
    }
  }

  private void checkStatus() {
    Termination.Reason reason = solution.termination().reason();
    if (solution.placement().isPresent() && (provedInfeasible || claimedInfeasible)) {
      check("status", false, "there is a placement, and evidence that there is none");
    }
    if (!placementHolds) {
      check("status", false, reason + ", but not by this placement and cost");
      return;
    }
    switch (reason) {
      case OPTIMAL -> {
        boolean proved = provedBound.equals(solution.cost());
        boolean claimed = claimedBound.equals(solution.cost()) && !problem.countsSlots();
        check(
            "status",
            proved || claimed,
            "OPTIMAL, %s"
                .formatted(proved ? "proved" : claimed ? "claimed by " + claimant : "not proved"));
      }
      case INFEASIBLE -> {
        boolean claimed = claimedInfeasible && !problem.countsSlots();
        check(
            "status",
            provedInfeasible || claimed,
            "INFEASIBLE, %s"
                .formatted(
                    provedInfeasible
                        ? "proved"
                        : claimed ? "claimed by " + claimant : "not proved by a shortage"));
      }
      case FEASIBLE, NO_SOLUTION -> check("status", true, solution.termination().toString());
    }
  }
}
