package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.Shifts;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A lower bound for a joint problem: for each layer, what it and the next one together cost at
 * least, wherever their three gateways are (docs/model.md, section 6.3).
 *
 * <p>Added up round the chain every layer counts twice, so half the sum exceeds no placement's
 * cost:
 *
 * <pre>{@code
 * cost of a placement >= 1/2 sum over l of floor(l),
 * floor(l) = least C(a, b, c) of layers l and l + 1 over all gateways a, b, c
 * }</pre>
 *
 * <p>The floor of two layers allows for their experts and gateways having a satellite each, and
 * forgets all other layers.
 *
 * <p>With {@link Shifts} the floors are those of the problem whose distances are evened out, which
 * costs no placement more. There it is enough to look at gateways b that no shift leads onto each
 * other: with one in place of thousands, floors of many experts and of many satellites can be had.
 * Immutable.
 */
public final class LayerFloors implements JointBound {
  private final Optional<Shifts> shifts;
  private final long[] floors;

  /**
   * One floor per layer, over the problem's own distances.
   *
   * @param floors what the layer and the next one together cost at least, in femtoseconds, at least
   *     0
   */
  public LayerFloors(long... floors) {
    this(Optional.empty(), floors);
  }

  /**
   * One floor per layer.
   *
   * @param shifts over whose even distances the floors are; empty for the problem's own
   * @param floors what the layer and the next one together cost at least, in femtoseconds, at least
   *     0
   */
  public LayerFloors(Optional<Shifts> shifts, long... floors) {
    this.shifts = shifts;
    this.floors = floors.clone();
    for (int l = 0; l < floors.length; l++) {
      if (floors[l] < 0) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "floors[%d] is %d; allowed: 0 or more", l, floors[l]));
      }
    }
  }

  /** {@return over whose even distances the floors are; empty for the problem's own} */
  public Optional<Shifts> shifts() {
    return shifts;
  }

  /** {@return one floor per layer, in femtoseconds, as a copy} */
  public long[] floors() {
    return floors.clone();
  }

  @Override
  public long claimed(JointProblem problem) {
    long sum = 0;
    for (long floor : floors) {
      sum += floor;
    }
    return (sum + 1) / 2;
  }

  @Override
  public OptionalLong bound(JointProblem problem, StopSignal stop) {
    JointBound.checkOneEach(problem);
    if (floors.length != problem.layers() || floors.length < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d floors for %d layers; expected one each, and at least 2 layers",
              floors.length,
              problem.layers()));
    }
    Optional<GatewayTrios> trios = trios(problem, shifts, stop);
    if (trios.isEmpty()) {
      return OptionalLong.empty();
    }
    long[] least = trios.get().priced(floors);
    if (stop.raised()) {
      return OptionalLong.empty();
    }
    for (int l = 0; l < floors.length; l++) {
      if (least[l] < floors[l]) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "layers %d and %d may together cost %d fs, less than their floor %d",
                l,
                problem.next(l),
                least[l],
                floors[l]));
      }
    }
    return OptionalLong.of(claimed(problem));
  }

  private static Optional<GatewayTrios> trios(
      JointProblem problem, Optional<Shifts> shifts, StopSignal stop) {
    return shifts.isEmpty()
        ? Optional.of(new GatewayTrios(problem, stop))
        : problem
            .evened(shifts.get(), stop)
            .map(evened -> new GatewayTrios(evened, stop, shifts.get().anchors()));
  }

  /**
   * {@return the highest floors there are; lower ones for layers whose turn had not come when time
   * was up, and nothing when there is a single layer or not enough time for any}
   *
   * <p>O(satellites squared x experts), and some microseconds for each three gateways that come
   * near the floor.
   *
   * @param problem the problem
   * @param stop when to return
   */
  public static Optional<LayerFloors> find(JointProblem problem, StopSignal stop) {
    return find(problem, Optional.empty(), stop);
  }

  /**
   * {@return the highest floors over distances that are evened out by shifts, as there}
   *
   * <p>O(satellites squared + satellites x anchors x experts), and some microseconds for each three
   * gateways, with an anchor in the middle, that come near the floor.
   *
   * @param problem the problem
   * @param shifts of its satellites; empty to take its own distances
   * @param stop when to return
   */
  public static Optional<LayerFloors> find(
      JointProblem problem, Optional<Shifts> shifts, StopSignal stop) {
    if (problem.layers() < 2) {
      return Optional.empty();
    }
    Optional<GatewayTrios> found = trios(problem, shifts, stop);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    GatewayTrios trios = found.get();
    long[] floors = new long[problem.layers()];
    for (int l = 0; l < floors.length; l++) {
      floors[l] = trios.apart(l);
    }
    if (stop.raised()) {
      return Optional.empty();
    }
    for (int l = 0; l < floors.length; l++) {
      long least = trios.least(l);
      if (stop.raised()) {
        break;
      }
      floors[l] = Math.max(floors[l], least);
    }
    long[] priced = stop.raised() ? floors : trios.priced();
    return Optional.of(new LayerFloors(shifts, stop.raised() ? floors : priced));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LayerFloors that
        && shifts.equals(that.shifts)
        && Arrays.equals(floors, that.floors);
  }

  @Override
  public int hashCode() {
    return 31 * shifts.hashCode() + Arrays.hashCode(floors);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "floors of %d layers", floors.length);
  }
}
