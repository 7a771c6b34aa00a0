package io.spacemoe.scenario;

import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.solver.SolveResult;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a scheme gives in a scenario.
 *
 * @param scheme the scheme
 * @param latency the token latency; the mean over instances, and for a random scheme over draws
 * @param ciHalfWidthMs half width of the 95 % Student confidence interval of the mean, in ms; empty
 *     without at least two draws
 * @param deployments the instances of the layout, or those of each draw
 * @param solves the audited answers of the layers' assignment problems, where there were any
 * @param withoutCopiesMs the token latency of the primaries alone; empty where there are no copies
 */
public record SchemeResult(
    PlacementScheme scheme,
    TokenLatency latency,
    OptionalDouble ciHalfWidthMs,
    List<Deployment> deployments,
    List<SolveResult> solves,
    OptionalDouble withoutCopiesMs) {

  /** Copies the lists. */
  public SchemeResult {
    deployments = List.copyOf(deployments);
    solves = List.copyOf(solves);
  }

  /** One instance without copies, or one per draw. */
  public SchemeResult(
      PlacementScheme scheme,
      TokenLatency latency,
      OptionalDouble ciHalfWidthMs,
      List<Layout> layouts,
      List<SolveResult> solves) {
    this(
        scheme,
        latency,
        ciHalfWidthMs,
        layouts.stream().map(Deployment::of).toList(),
        solves,
        OptionalDouble.empty());
  }

  /** The token latency of the primaries alone, in ms. */
  public double primariesMs() {
    return withoutCopiesMs.orElse(latency.totalMs());
  }

  /** The first instance, or that of each draw. */
  public List<Layout> layouts() {
    return deployments.stream().map(deployment -> deployment.instances().get(0)).toList();
  }

  /**
   * The relative gap between the cost of all layers' assignment problems together and what checked
   * proofs say that no placement can cost less than; empty when a layer has no such bound, or where
   * nothing was solved.
   */
  public OptionalDouble checkedGap() {
    double cost = 0;
    double bound = 0;
    for (SolveResult solve : solves) {
      if (solve.cost().isEmpty() || solve.checkedBound().isEmpty()) {
        return OptionalDouble.empty();
      }
      cost += solve.cost().getAsLong();
      bound += solve.checkedBound().getAsLong();
    }
    return solves.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(cost == 0 ? 0 : (cost - bound) / cost);
  }

  /** Whether the layout is the answer to the joint problem, which is the only solve then. */
  public boolean joint() {
    return scheme.joint() && solves.size() == 1;
  }

  /** How many of the solves a limit ended without a placement. */
  public long solvesWithoutPlacement() {
    return solves.stream().filter(solve -> solve.placement().isEmpty()).count();
  }

  /** The most experts and copies that any of the layouts has on one satellite. */
  public int fullest() {
    return deployments.stream()
        .flatMap(deployment -> deployment.instances().stream())
        .mapToInt(Layout::fullest)
        .max()
        .orElse(0);
  }
}
