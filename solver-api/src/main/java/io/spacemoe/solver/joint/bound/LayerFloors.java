package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
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
 * forgets all other layers. Immutable.
 */
public final class LayerFloors implements JointBound {
  private final long[] floors;

  /**
   * One floor per layer.
   *
   * @param floors what the layer and the next one together cost at least, in femtoseconds, at least
   *     0
   */
  public LayerFloors(long... floors) {
    this.floors = floors.clone();
    for (int l = 0; l < floors.length; l++) {
      if (floors[l] < 0) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "floors[%d] is %d; allowed: 0 or more", l, floors[l]));
      }
    }
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
    GatewayTrios trios = new GatewayTrios(problem, stop);
    for (int l = 0; l < floors.length; l++) {
      long least = trios.least(l, floors[l]);
      if (stop.raised()) {
        return OptionalLong.empty();
      }
      if (least < floors[l]) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "layers %d and %d may together cost %d fs, less than their floor %d",
                l,
                problem.next(l),
                least,
                floors[l]));
      }
    }
    return OptionalLong.of(claimed(problem));
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
    if (problem.layers() < 2) {
      return Optional.empty();
    }
    GatewayTrios trios = new GatewayTrios(problem, stop);
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
    return Optional.of(new LayerFloors(floors));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LayerFloors that && Arrays.equals(floors, that.floors);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(floors);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "floors of %d layers", floors.length);
  }
}
