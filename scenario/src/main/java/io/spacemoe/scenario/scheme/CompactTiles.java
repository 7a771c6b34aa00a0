package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.placement.JointLayouts;
import io.spacemoe.scenario.sky.LinkRows;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A start for scheme joint: compact tiles along a closed tour of the torus. Of all {@link
 * GatewayTours} those whose placements cost least are varied at random as long as they get cheaper,
 * and the cheapest placement is it. The same every time, unless it is told to stop. For use by one
 * thread.
 */
final class CompactTiles {
  /** Low bits of a key, for the candidate; a path takes less than 2^32 ns. */
  private static final int INDEX_BITS = 30;

  /** How many tours are varied, and how often each. */
  private static final int VARIED = 32;

  private static final int TRIALS = 300;

  private final JointProblem problem;
  private final JointLayouts joint;
  private final StopSignal stop;
  private final int reach;
  private final int[][] near;
  private final boolean[] taken;
  private final int[] candidates;
  private final long[] keys;
  private final GatewayTours tours;
  private final SplittableRandom random = new SplittableRandom(1);

  /** A tour with its placement. */
  private record Tiles(GatewayTours.Tour tour, Placement placement, long cost) {}

  private CompactTiles(JointLayouts joint, LinkRows rows, StopSignal stop) {
    problem = joint.problem();
    this.joint = joint;
    tours = GatewayTours.of(rows, problem.layers(), problem.experts());
    this.stop = stop;
    reach = 2 * problem.experts() + 32;
    near = new int[problem.satellites()][];
    taken = new boolean[problem.satellites()];
    candidates = new int[2 * problem.layers() * reach];
    keys = new long[candidates.length];
  }

  /**
   * The cheapest tiles; empty when the layers are too many for any tour. O(satellites squared) for
   * the satellites near each gateway, and some 10,000 sorts of O(layers x experts).
   *
   * @param joint its problem has distances below 2^31 ns
   * @param stop when to end with the best so far, which may be none
   */
  static Optional<Placement> of(JointLayouts joint, LinkRows rows, StopSignal stop) {
    CompactTiles tiles = new CompactTiles(joint, rows, stop);
    return tiles.tours.all().stream()
        .takeWhile(tour -> !stop.raised())
        .map(tiles::along)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingLong(Tiles::cost))
        .limit(VARIED)
        .map(tiles::varied)
        .min(Comparator.comparingLong(Tiles::cost))
        .map(Tiles::placement);
  }

  private Tiles varied(Tiles tiles) {
    Tiles best = tiles;
    for (int trial = 0; trial < TRIALS && !stop.raised(); trial++) {
      Optional<Tiles> other = along(best.tour.varied(problem.layers(), random));
      if (other.isPresent() && other.get().cost < best.cost) {
        best = other.get();
      }
    }
    return best;
  }

  private Optional<Tiles> along(GatewayTours.Tour tour) {
    return tours
        .gateways(tour)
        .map(satellites -> Arrays.stream(satellites).map(joint::indexOf).toArray())
        .filter(gateways -> Arrays.stream(gateways).allMatch(gateway -> gateway >= 0))
        .flatMap(this::along)
        .map(found -> new Tiles(tour, found, problem.evaluate(found).cost()));
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
