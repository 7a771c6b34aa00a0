package io.spacemoe.heuristic.joint;

import io.spacemoe.solver.Placement;

/** One thread's search of a joint problem, with the best placement that it found. */
interface JointAnnealer extends Runnable {
  /** The best placement. */
  Placement best();

  /** Its cost. */
  long bestCost();
}
