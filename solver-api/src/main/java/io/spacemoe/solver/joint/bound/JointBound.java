package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.Proof;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.Shifts;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A lower bound on the cost of every placement of a joint problem, in whatever order each layer's
 * experts sit: it is made of {@link JointProblem#floorPpm} and distances alone. It says nothing of
 * placements in which things share a satellite, which are none of the problem (docs/model.md,
 * section 6.3). Immutable.
 */
public sealed interface JointBound extends Proof
    permits FourFloor, LayerFloors, PlacementFloor, WindowFloor {

  /**
   * {@return the bound that it stands for, in femtoseconds, without checking it}
   *
   * @param problem the problem
   */
  long claimed(JointProblem problem);

  /**
   * {@return the bound in femtoseconds, after checking it from the raw data; empty when the signal
   * was raised before that was done}
   *
   * @param problem the problem
   * @param stop when to return
   * @throws IllegalArgumentException when it does not hold, or is not one of this problem
   */
  OptionalLong bound(JointProblem problem, StopSignal stop);

  /**
   * {@return the bound in femtoseconds, after checking it from the raw data, however long it takes}
   *
   * @param problem the problem
   * @throws IllegalArgumentException when it does not hold, or is not one of this problem
   */
  default long bound(JointProblem problem) {
    return bound(problem, StopSignal.never()).orElseThrow();
  }

  /**
   * {@return the highest bound that is found in time; none where things may share satellites}
   *
   * <p>Of a small sky it is that of all placements, where half of the time is enough. Else, where
   * shifts are known, that of two layers in a row over even distances comes first, and with more
   * than 32 experts or 4,096 satellites alone. Then that of three layers in a row is tried, with
   * half of what is left, and where that is too short or layers are of several kinds that of two.
   *
   * @param problem the problem
   * @param stop when to return
   */
  static Optional<JointBound> find(JointProblem problem, StopSignal stop) {
    if (problem.rooms().isPresent()) {
      return Optional.empty();
    }
    Optional<JointBound> all = PlacementFloor.find(problem, stop.half()).map(found -> found);
    if (all.isPresent()) {
      return all;
    }
    Optional<Shifts> shifts = problem.distances().shifts();
    StopSignal first = windowsCompete(problem) ? stop.half() : stop;
    Optional<JointBound> even = shifts.flatMap(known -> LayerFloors.find(problem, shifts, first));
    if (even.isPresent() && !windowsCompete(problem)) {
      return even;
    }
    StopSignal half = stop.half();
    Optional<JointBound> window = WindowFloor.find(problem, half).map(found -> found);
    boolean done = window.isPresent() && !half.raised() && ofOneKind(problem);
    Optional<JointBound> other =
        done
            ? FourFloor.find(problem, stop).map(found -> found)
            : LayerFloors.find(problem, stop).map(found -> found);
    return Stream.of(even, window, other)
        .flatMap(Optional::stream)
        .max(Comparator.comparingLong(bound -> bound.claimed(problem)));
  }

  /**
   * Refuses a problem whose things may share satellites.
   *
   * @param problem the problem
   * @throws IllegalArgumentException when it is one
   */
  static void checkOneEach(JointProblem problem) {
    if (problem.rooms().isPresent()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a bound of layers in a row for %s, whose things may share satellites; expected one thing on each",
              problem));
    }
  }

  private static boolean windowsCompete(JointProblem problem) {
    return problem.experts() <= GatewayWindows.MOST_EXPERTS
        && problem.satellites() <= WindowFloor.MOST_SATELLITES;
  }

  private static boolean ofOneKind(JointProblem problem) {
    return IntStream.range(1, problem.layers())
        .allMatch(l -> Arrays.equals(problem.floorPpm(0), problem.floorPpm(l)));
  }
}
