package io.spacemoe.scenario.fleet;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.BitSet;
import java.util.Optional;

/**
 * The satellites of a run beside their orbits: their boards, and which of them have failed.
 *
 * @param boards the boards of satellites that differ; empty when none does
 * @param failures which satellites have failed
 */
public record Fleet(Optional<Boards> boards, Failures failures) {

  /** Satellites that are all alike and in service. */
  public static final Fleet UNIFORM = new Fleet(Optional.empty(), Failures.NONE);

  /** The board of a satellite. */
  public SatelliteBoard board(int satellite) {
    return boards.map(some -> some.of(satellite)).orElse(SatelliteBoard.USUAL);
  }

  /**
   * The satellites of a constellation that host nothing and forward nothing; a new set.
   *
   * @throws InvalidValueException when boards or failures name satellites or planes that there are
   *     not, or no satellite is left
   */
  public BitSet unavailable(Constellation constellation) {
    BitSet unavailable = new BitSet(constellation.satellites());
    if (boards.isPresent()) {
      boards.get().checkFits(constellation);
      boards
          .get()
          .bySatellite()
          .forEach((satellite, board) -> unavailable.set(satellite, !board.available()));
      requireSome("satellites", unavailable, constellation);
    }
    failures.addTo(unavailable, constellation);
    requireSome("failures", unavailable, constellation);
    return unavailable;
  }

  private static void requireSome(String path, BitSet unavailable, Constellation constellation) {
    if (unavailable.cardinality() == constellation.satellites()) {
      throw new InvalidValueException(path, "leaves no satellite in service");
    }
  }
}
