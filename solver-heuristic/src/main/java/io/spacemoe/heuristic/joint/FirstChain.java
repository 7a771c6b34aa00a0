package io.spacemoe.heuristic.joint;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointProblem;

/**
 * A first placement for a joint problem: layer by layer, each expert on the nearest free satellite
 * of its gateway, and the next gateway on the nearest that is left then.
 */
public final class FirstChain {
  private FirstChain() {}

  /** O(things x satellites). */
  public static Placement of(JointProblem problem) {
    boolean[] taken = new boolean[problem.satellites()];
    int[] satelliteOf = new int[problem.things()];
    int gateway = 0;
    for (int l = 0; l < problem.layers(); l++) {
      taken[gateway] = true;
      satelliteOf[problem.gateway(l)] = gateway;
      for (int i = 0; i < problem.experts(); i++) {
        int s = nearest(problem, gateway, taken);
        taken[s] = true;
        satelliteOf[problem.expert(l, i)] = s;
      }
      if (l + 1 < problem.layers()) {
        gateway = nearest(problem, gateway, taken);
      }
    }
    return Placement.of(satelliteOf);
  }

  private static int nearest(JointProblem problem, int from, boolean[] taken) {
    int nearest = -1;
    for (int s = 0; s < taken.length; s++) {
      if (!taken[s]
          && (nearest < 0
              || problem.distances().ns(from, s) < problem.distances().ns(from, nearest))) {
        nearest = s;
      }
    }
    return nearest;
  }
}
