package io.spacemoe.assignment.layered;

import io.spacemoe.assignment.path.ExactMethod;
import io.spacemoe.assignment.path.Tenancy;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Exact assignment of the experts of many layers, with latencies and slots that may change between
 * solves.
 *
 * <p>Costs are weight times latency, and what it costs to move an expert from where it is;
 * satellites have any number of slots, pairs may be forbidden. The first solve starts from nothing,
 * or from rents and a placement; after {@link #changeLayer}, {@link #changeSlots} and {@link
 * #changeMoves} the next one keeps all that the changes leave true, so that a search which moves
 * one gateway at a time pays for that layer only. Any number of changes may come before a solve.
 * Memory grows with layers times satellites. Deterministic; not for use by several threads at once.
 *
 * <pre>{@code
 * LayeredAssignment assignment = new LayeredAssignment(problem);
 * assignment.solve(StopSignal.never());
 * assignment.changeLayer(7, latencyNs);   // the gateway of layer 7 moves
 * assignment.changeSlots(12, 0);          // to satellite 12, which takes no experts now
 * assignment.changeSlots(31, 1);          // from satellite 31, which takes one again
 * assignment.solve(StopSignal.never());
 * long cost = assignment.cost();
 * }</pre>
 */
@SuppressWarnings("exports") // what it implements is for the engine, and not API
public final class LayeredAssignment implements ExactMethod {
  /** Stands for no satellite. */
  public static final int UNPLACED = Tenancy.NONE;

  /** Rents beyond this start anew, lest many changes add up to an overflow. */
  private static final long MOST = 1L << 60;

  private final int experts;
  private final int[] slots;
  private final ExpertGroups groups;
  private LayeredMarket market;

  /**
   * Takes a problem with product costs, of one layer or of several.
   *
   * @throws IllegalArgumentException when its costs are a matrix or its capacity is memory
   * @throws RefusedException when its costs differ so much that sums could overflow
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
    slots = Tenancy.slots(problem);
    groups = new ExpertGroups(problem);
  }

  /**
   * Makes the next solve start from these rents and this placement, whatever was known before.
   * Experts whose satellite is among the best under the rents stay there: with the tight rents of a
   * best placement, all. The nearer both are to the best, the shorter the solve.
   *
   * @param placement a satellite for each expert; need not be feasible
   * @param rents a rent for each satellite
   * @throws IllegalArgumentException when their sizes are not the problem's
   */
  public void startFrom(Placement placement, Proof.Rents rents) {
    int[] wanted = placement.toArray();
    requireSize("satellites in the placement, one per expert", wanted.length, experts);
    requireSize("rents, one per satellite", rents.rents().length, slots.length);
    for (int e = 0; e < experts; e++) {
      requireIndex("the satellite of expert " + e, wanted[e], slots.length);
    }
    long[] whole = rents.rents();
    for (int s = 0; s < whole.length; s++) {
      whole[s] = Math.min(whole[s] / rents.scale(), MOST);
    }
    market = new LayeredMarket(groups.groups(), slots, whole, wanted);
  }

  /**
   * Solves, from what is known. Told to stop, it may be called again and goes on.
   *
   * @param stop asked before every search for a path, a fraction of a millisecond on a thousand
   *     satellites
   * @return experts that do not fit; empty when all are placed at the least cost, or as many as
   *     time allowed
   */
  @Override
  public Optional<Proof.Shortage> solve(StopSignal stop) {
    if (IntStream.of(slots).asLongStream().sum() < experts) {
      return Optional.of(new Proof.Shortage(IntStream.range(0, experts).toArray()));
    }
    if (market == null || market.dearest() > MOST) {
      long[] rents = Thinning.rents(groups.layers(), slots, stop);
      market = new LayeredMarket(groups.groups(), experts, slots, rents);
    }
    return market.clear(stop);
  }

  /**
   * Gives a layer other latencies. Rents stay, and so do the experts of all other layers.
   *
   * @param layer 0 to layers - 1
   * @param latencyNs expected path latency of each satellite in nanoseconds, at least 0; copied
   * @throws IllegalArgumentException when the layer or a latency is out of range
   * @throws RefusedException when sums could overflow; then the layer stays as it was
   */
  public void changeLayer(int layer, long[] latencyNs) {
    requireIndex("layer", layer, groups.layers().length);
    requireSize("latencies, one per satellite", latencyNs.length, slots.length);
    for (int s = 0; s < latencyNs.length; s++) {
      if (latencyNs[s] < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "latencyNs[%d] is %d; it must not be negative", s, latencyNs[s]));
      }
    }
    LatencyOrder order = LatencyOrder.of(latencyNs);
    groups.checkSpread(layer, order);
    if (market != null) {
      groups.groupsOf(layer).forEach(market::dissolve);
    }
    groups.change(layer, order);
    if (market != null) {
      market.admit(groups.groupsOf(layer));
    }
  }

  /**
   * Gives a satellite another number of slots. Rents stay, and so do all experts who find room.
   *
   * @param satellite 0 to satellites - 1
   * @param count slots from now on, at least 0
   * @throws IllegalArgumentException when either is out of range
   */
  public void changeSlots(int satellite, int count) {
    requireIndex("satellite", satellite, slots.length);
    if (count < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "slots of satellite %d are %d; allowed: at least 0", satellite, count));
    }
    int more = Math.min(count, experts + 1) - slots[satellite];
    slots[satellite] += more;
    if (market != null) {
      market.changeSlots(satellite, more);
    }
  }

  /**
   * Gives experts other homes and moves other costs. Rents stay, and so do all experts who are best
   * off where they sit.
   *
   * @param home the satellite where each expert is, {@link #UNPLACED} where it is lost; copied
   * @param moveCost what each costs more on any satellite but that, at least 0; copied
   * @throws IllegalArgumentException when either is out of range
   * @throws RefusedException when sums could overflow; then all stays as it was
   */
  public void changeMoves(int[] home, long[] moveCost) {
    requireSize("homes, one per expert", home.length, experts);
    requireSize("move costs, one per expert", moveCost.length, experts);
    for (int e = 0; e < experts; e++) {
      requireIndex("the home of expert " + e, Math.max(home[e], 0), slots.length);
      if (moveCost[e] < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "moveCost[%d] is %d; it must not be negative", e, moveCost[e]));
      }
    }
    groups.change(home, moveCost);
    if (market != null) {
      market =
          new LayeredMarket(groups.groups(), slots, market.rents(), market.satelliteOf().clone());
    }
  }

  private static void requireIndex(String what, int index, int size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s is %d; allowed: 0 to %d", what, index, size - 1));
    }
  }

  private static void requireSize(String what, int size, int expected) {
    if (size != expected) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d %s; expected %d", size, what, expected));
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
    return started().satelliteOf().clone();
  }

  /**
   * The best placement.
   *
   * @throws IllegalStateException while some expert is unplaced, for example before the first solve
   */
  public Placement placement() {
    groups.cost();
    return Placement.of(started().satelliteOf());
  }

  /**
   * The cost of {@link #placement()}, in weight times latency units; O(experts).
   *
   * @throws IllegalStateException while some expert is unplaced, for example before the first solve
   */
  public long cost() {
    return groups.cost();
  }

  /**
   * Rents that bound every placement's cost from below, tight once all is solved, as a copy.
   *
   * @throws IllegalStateException before the first solve
   */
  @Override
  public Proof.Rents rents() {
    return new Proof.Rents(started().rents());
  }

  /** Shortest-path searches made since the last start. */
  @Override
  public long searches() {
    return market == null ? 0 : market.searches();
  }

  private LayeredMarket started() {
    if (market == null) {
      throw new IllegalStateException("nothing is known before the first solve");
    }
    return market;
  }
}
