package io.spacemoe.scenario.replan;

import java.util.List;

/**
 * One transfer of weights.
 *
 * @param layer the layer
 * @param expert the expert of the layer, {@link #GATEWAY} for its gateway
 * @param from the satellite that sends, {@link #GROUND} where no satellite has the weights
 * @param to the satellite that gets them
 * @param bytes how many bytes
 * @param path the satellites on the way, the first that has them and the last that gets them
 * @param startS when the transfer begins in the schedule, in seconds
 * @param seconds how long it takes
 */
public record Move(
    int layer,
    int expert,
    int from,
    int to,
    double bytes,
    List<Integer> path,
    double startS,
    double seconds) {

  /** Stands for a gateway where an expert is expected. */
  public static final int GATEWAY = -1;

  /** Stands for the ground where a satellite is expected. */
  public static final int GROUND = -1;

  /** Copies the path. */
  public Move {
    path = List.copyOf(path);
  }

  Move startingAt(double when) {
    return new Move(layer, expert, from, to, bytes, path, when, seconds);
  }

  /** When the transfer has ended, in seconds. */
  public double endS() {
    return startS + seconds;
  }
}
