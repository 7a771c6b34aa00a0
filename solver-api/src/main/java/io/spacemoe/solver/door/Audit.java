package io.spacemoe.solver.door;

import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.Incumbent;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.spi.Answer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Holds an answer against the problem and the evidence, and says what is wrong with it. */
final class Audit {
  private final Question<?> question;
  private final Evidence evidence;
  private final OptionalLong cost;

  /**
   * Evaluates the placement.
   *
   * @throws ContractBreach when it is not a feasible placement of the problem
   */
  Audit(Question<?> question, Answer answer, Evidence evidence) {
    this.question = question;
    this.evidence = evidence;
    this.cost =
        answer.placement().isPresent()
            ? OptionalLong.of(costOf(question, answer.placement().get(), "returned"))
            : OptionalLong.empty();
  }

  /**
   * The cost of a placement that an engine found.
   *
   * @param did what the engine did with it
   * @throws ContractBreach when it is not a feasible placement of the problem
   */
  static long costOf(Question<?> question, Placement placement, String did) {
    Evaluation evaluation;
    try {
      evaluation = question.evaluate(placement);
    } catch (IllegalArgumentException e) {
      throw new ContractBreach(
          "%s a placement that is not one of this problem: %s".formatted(did, e.getMessage()));
    }
    if (!evaluation.feasible()) {
      throw new ContractBreach(
          "%s an infeasible placement: %s".formatted(did, wrongWith(evaluation)));
    }
    return evaluation.cost();
  }

  /** Why a placement is not feasible, in words. */
  static String wrongWith(Evaluation evaluation) {
    List<Integer> overfull = evaluation.overfullSatellites();
    return overfull.isEmpty()
        ? "experts %s sit where they must not".formatted(evaluation.forbiddenPairsUsed())
        : "satellites %s host more than they can".formatted(overfull);
  }

  OptionalLong cost() {
    return cost;
  }

  /**
   * The answer must be at least as good as what was known before.
   *
   * @throws ContractBreach when it is worse than its hint or an incumbent, or below a bound
   */
  void againstWhatWasKnown(SolveOptions options, List<Incumbent> trace) {
    options.hint().ifPresent(hint -> notAbove(question.evaluate(hint).cost(), "its hint"));
    if (!trace.isEmpty()) {
      Incumbent last = trace.get(trace.size() - 1);
      last.cost().ifPresent(known -> notAbove(known, "a placement that it reported"));
      notBelow(last.bound(), "reported");
    }
    notBelow(evidence.claimed(), "claimed");
    notBelow(evidence.checked(), "proved");
  }

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

  private void notBelow(OptionalLong bound, String how) {
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

  /**
   * The engine's word, raised to OPTIMAL by a tight checked proof, refused where evidence is
   * missing.
   */
  Termination termination(Termination said) {
    question.check(said);
    boolean proved = cost.isPresent() && evidence.checked().equals(cost);
    if (said.hasPlacement() && evidence.saysInfeasible()) {
      throw new ContractBreach("returned a placement and evidence that there is none");
    }
    return switch (said.reason()) {
      case FEASIBLE -> proved ? Termination.optimal() : said;
      case OPTIMAL -> {
        boolean believed = !question.optimalTakesAProof() && evidence.claimed().equals(cost);
        if (!proved && !believed) {
          throw new ContractBreach(
              String.format(
                  Locale.ROOT,
                  "said OPTIMAL at cost %d without %s (checked bound: %s)",
                  cost.getAsLong(),
                  question.optimalTakesAProof() ? "a proof of it" : "claiming that bound",
                  evidence.checked().isPresent() ? evidence.checked().getAsLong() : "none"));
        }
        yield said;
      }
      case INFEASIBLE -> {
        if (!evidence.saysInfeasible()) {
          throw new ContractBreach("said INFEASIBLE without a shortage or a claim");
        }
        yield said;
      }
      case NO_SOLUTION -> evidence.provesInfeasible() ? Termination.infeasible() : said;
    };
  }
}
