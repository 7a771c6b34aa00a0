package io.spacemoe.heuristic.joint;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.SharedRooms;
import io.spacemoe.solver.joint.SharedSettling;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A first placement for a joint problem: layer by layer, each expert on the nearest free satellite
 * of its gateway, and the next gateway on the nearest that is left then.
 */
public final class FirstChain {
  private FirstChain() {}

  /** O(things x satellites). */
  public static Placement of(JointProblem problem) {
    return problem.rooms().isPresent() ? shared(problem) : oneEach(problem);
  }

  /**
   * Where satellites are shared: gateways where they take the least room away, each the nearest to
   * the one before, so that there is always room for the experts, who settle layer by layer.
   */
  private static Placement shared(JointProblem problem) {
    SharedRooms rooms = problem.rooms().orElseThrow();
    int[] cheapest =
        IntStream.range(0, problem.satellites())
            .boxed()
            .sorted(Comparator.comparingInt(s -> loss(rooms, s)))
            .mapToInt(s -> s)
            .toArray();
    int layers = problem.layers();
    long spare = -(long) layers * problem.experts();
    for (int k = 0; k < cheapest.length; k++) {
      spare += rooms.room(cheapest[k], false);
    }
    // Gateways that take this much each leave enough, and so do the cheapest.
    long most = spare / layers;
    boolean enough = loss(rooms, cheapest[layers - 1]) <= most;
    boolean[] taken = new boolean[problem.satellites()];
    for (int k = 0; k < cheapest.length; k++) {
      taken[cheapest[k]] = enough ? loss(rooms, cheapest[k]) > most : k >= layers;
    }
    int[] satelliteOf = new int[problem.things()];
    int[] free = new int[problem.satellites()];
    Arrays.setAll(free, s -> rooms.room(s, false));
    int gateway = cheapest[0];
    for (int l = 0; l < problem.layers(); l++) {
      taken[gateway] = true;
      satelliteOf[problem.gateway(l)] = gateway;
      free[gateway] = rooms.room(gateway, true);
      gateway = l + 1 < problem.layers() ? nearest(problem, gateway, taken) : gateway;
    }
    SharedSettling settling = new SharedSettling(problem);
    for (int l = 0; l < problem.layers(); l++) {
      int[] hosts = new int[problem.experts()];
      Arrays.fill(hosts, -1);
      int in = satelliteOf[problem.gateway(l)];
      int out = satelliteOf[problem.gateway(problem.next(l))];
      if (!settling.settle(l, in, out, free, 1, hosts)) {
        throw new IllegalStateException("no room in " + problem);
      }
      for (int i = 0; i < hosts.length; i++) {
        satelliteOf[problem.expert(l, i)] = hosts[i];
        free[hosts[i]]--;
      }
    }
    return Placement.of(satelliteOf);
  }

  /** The room that a gateway takes. */
  private static int loss(SharedRooms rooms, int s) {
    return rooms.room(s, false) - rooms.room(s, true);
  }

  private static Placement oneEach(JointProblem problem) {
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
