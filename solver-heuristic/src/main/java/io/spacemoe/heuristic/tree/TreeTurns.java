package io.spacemoe.heuristic.tree;

/** A search by trees that takes turns with others. */
public interface TreeTurns {
  /**
   * Takes a turn.
   *
   * @param iterations how long
   * @return false when nothing is cheaper than the best known
   */
  boolean improve(long iterations);
}
