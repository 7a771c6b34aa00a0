package io.spacemoe.assignment;

import io.spacemoe.solver.Costs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Optional;

/**
 * Exact assignment of the experts of many layers, with latencies that may change between solves.
 *
 * <p>Costs are weight times latency, satellites have one or more slots, pairs may be forbidden. The
 * first solve starts from nothing, from a placement or from rents; after {@link #changeLayer} the
 * next one keeps all that the change leaves true, so that a search which moves one layer at a time
 * pays for that layer only. Memory grows with layers times satellites. Not for use by several
 * threads at once.
 *
 * <pre>{@code
 * LayeredAssignment assignment = new LayeredAssignment(problem);
 * assignment.solve(StopSignal.never());
 * assignment.changeLayer(7, latencyNs);
 * assignment.solve(StopSignal.never());
 * Placement placement = assignment.placement();
 * }</pre>
 */
public final class LayeredAssignment implements Method {
  /** Stands for no satellite. */
  public static final int UNPLACED = Tenancy.NONE;

  private final int experts;
  private final int satellites;
  private final int[] slots;
  private final Roster roster;
  private LayeredMarket market;

  /**
   * Takes a problem with product costs, of one layer or of several.
   *
   * @throws IllegalArgumentException when its costs are a matrix or its capacity is memory
   * @throws io.spacemoe.solver.spi.RefusedException when its costs differ so much that sums could
   *     overflow
   */
  public LayeredAssignment(PlacementProblem problem) {
    if (problem.costs() instanceof Costs.Matrix || !problem.countsSlots()) {
      throw new IllegalArgumentException(
          "%s has %s and %s; expected product costs and slots"
              .formatted(
                  problem,
                  problem.costs().getClass().getSimpleName(),
                  problem.capacity().getClass().getSimpleName()));
    }
    experts = problem.experts();
    satellites = problem.satellites();
    slots = Tenancy.slots(problem);
    roster = new Roster(problem, slots);
  }

  /** Makes the next solve start from these rents, whatever was known before. */
  public void startFrom(Proof.Rents rents) {
    market = new LayeredMarket(roster.crews(), experts, slots, rents.rents());
  }

  /**
   * Solves, from what is known.
   *
   * @return experts that do not fit; empty when all are placed at the least cost, or as many as
   *     time allowed
   */
  @Override
  public Optional<Proof.Shortage> solve(StopSignal stop) {
    if (market == null) {
      long[] rents = Thinning.rents(roster.layers(), slots, stop);
      market = new LayeredMarket(roster.crews(), experts, slots, rents);
    }
    return market.clear(stop);
  }

  /**
   * Gives a layer other latencies.
   *
   * @param latencyNs expected path latency of each satellite in nanoseconds, at least 0
   * @throws io.spacemoe.solver.spi.RefusedException when sums could overflow
   */
  public void changeLayer(int layer, long[] latencyNs) {
    if (latencyNs.length != satellites) {
      throw new IllegalArgumentException(
          "%d latencies for %d satellites".formatted(latencyNs.length, satellites));
    }
    for (int s = 0; s < satellites; s++) {
      if (latencyNs[s] < 0) {
        throw new IllegalArgumentException(
            "latencyNs[%d] is %d; it must not be negative".formatted(s, latencyNs[s]));
      }
    }
    if (market != null) {
      roster.crewsOf(layer).forEach(market::dissolve);
    }
    roster.change(layer, latencyNs);
    if (market != null) {
      market.admit(roster.crewsOf(layer));
    }
  }

  /** Whether all experts are placed and no cheaper placement exists. */
  @Override
  public boolean solved() {
    return market != null && market.cleared();
  }

  /** The satellite of each expert, {@link #UNPLACED} where there is none yet, as a copy. */
  @Override
  public int[] satelliteOf() {
    return market.satelliteOf().clone();
  }

  /**
   * The best placement.
   *
   * @throws IllegalStateException while some expert is unplaced
   */
  public Placement placement() {
    return Placement.of(market.satelliteOf());
  }

  /** Rents that bound every placement's cost from below, tight once all is solved. */
  @Override
  public Proof.Rents rents() {
    return new Proof.Rents(market.rents());
  }

  /** Shortest-path searches made since the last start. */
  @Override
  public long searches() {
    return market.searches();
  }
}
