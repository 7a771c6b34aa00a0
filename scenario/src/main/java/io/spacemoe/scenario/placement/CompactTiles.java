package io.spacemoe.scenario.placement;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.solver.JointProblem;
import io.spacemoe.solver.Placement;
import java.util.Arrays;
import java.util.Optional;

/**
 * A start for scheme joint: compact tiles along a closed tour of the torus. Of all {@link
 * GatewayTours} that one is taken whose placement costs least. For use by one thread.
 */
final class CompactTiles {
  /** Low bits of a key, for the candidate; a path takes less than 2^32 ns. */
  private static final int INDEX_BITS = 30;

  private final JointProblem problem;
  private final int reach;
  private final int[][] near;
  private final boolean[] taken;
  private final int[] candidates;
  private final long[] keys;

  private CompactTiles(JointProblem problem) {
    this.problem = problem;
    reach = 2 * problem.experts() + 32;
    near = new int[problem.satellites()][];
    taken = new boolean[problem.satellites()];
    candidates = new int[2 * problem.layers() * reach];
    keys = new long[candidates.length];
  }

  /**
   * The cheapest tiles; empty when the layers are too many for any tour. O(satellites squared) for
   * the satellites near each gateway, and some hundred sorts of O(layers x experts).
   *
   * @param problem with distances below 2^31 ns
   */
  static Optional<Placement> of(JointProblem problem, Constellation sky) {
    CompactTiles tiles = new CompactTiles(problem);
    Optional<Placement> best = Optional.empty();
    long least = Long.MAX_VALUE;
    for (int[] gateways : GatewayTours.of(sky, problem.layers(), problem.experts())) {
      Optional<Placement> found = tiles.along(gateways);
      long cost = found.map(placement -> problem.evaluate(placement).cost()).orElse(least);
      if (cost < least) {
        least = cost;
        best = found;
      }
    }
    return best;
  }

  /** Places each expert nearest to its two gateways, the least distance of all layers first. */
  private Optional<Placement> along(int[] gateways) {
    Arrays.fill(taken, false);
    int[] satelliteOf = new int[problem.things()];
    for (int l = 0; l < gateways.length; l++) {
      taken[gateways[l]] = true;
      satelliteOf[problem.gateway(l)] = gateways[l];
    }
    int count = sortByDistance(gateways);
    int[] placed = new int[gateways.length];
    int missing = gateways.length * problem.experts();
    for (int k = 0; k < count && missing > 0; k++) {
      int c = (int) (keys[k] & ((1L << INDEX_BITS) - 1));
      int s = candidates[c];
      int layer = c / (2 * reach);
      if (!taken[s] && placed[layer] < problem.experts()) {
        taken[s] = true;
        satelliteOf[problem.expert(layer, placed[layer]++)] = s;
        missing--;
      }
    }
    return missing == 0 ? Optional.of(Placement.of(satelliteOf)) : Optional.empty();
  }

  private int sortByDistance(int[] gateways) {
    int count = 0;
    for (int l = 0; l < gateways.length; l++) {
      int in = gateways[l];
      int out = gateways[problem.next(l)];
      int c = 2 * reach * l;
      for (int gateway : new int[] {in, out}) {
        for (int s : near(gateway)) {
          candidates[c] = s;
          long ns = problem.distances().ns(in, s) + problem.distances().ns(s, out);
          keys[count++] = ns << INDEX_BITS | c++;
        }
      }
    }
    Arrays.sort(keys, 0, count);
    return count;
  }

  private int[] near(int satellite) {
    if (near[satellite] == null) {
      near[satellite] = problem.nearest(satellite, reach);
    }
    return near[satellite];
  }
}
