package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * All placements of a small joint problem, by branch and bound: gateways are chosen along the
 * chain, depth first, and then the experts of all layers ({@link ExclusiveCrews}). A chain of
 * gateways is left out when it costs no less than the best placement, however it goes on; it costs
 * at least
 *
 * <ul>
 *   <li>what the layers between its gateways cost when no expert is on any of them, and satellites
 *       that several layers want most cost all of them but one the next best;
 *   <li>and after its last gateway what a shortest path of layers costs that share satellites.
 * </ul>
 *
 * <p>Where all layers are alike, chains are looked at from their gateway of least index on, and one
 * way round. For use by one thread, once.
 */
public final class PlacementSearch {
  /** With more satellites the lists of who answers first do not fit. */
  public static final int MOST_SATELLITES = GatewayPairs.MOST_SATELLITES;

  private static final int FEW_THINGS = 24;

  private static final int FEW_SATELLITES = 32;

  private final JointProblem problem;
  private final int layers;
  private final int satellites;
  private final boolean alike;
  private final GatewayPairs pairs;
  private final ExclusiveCrews crews;
  private final StopSignal stop;
  private final long mostNodes;
  private final Consumer<Placement> found;

  private final int[] gateways;
  private final boolean[] taken;

  /** By layer and its gateway, what it and all after it cost at least with this first gateway. */
  private final long[][] rest;

  private long limit;
  private long nodes;
  private boolean stopped;

  private PlacementSearch(
      JointProblem problem,
      IntFunction<int[]> ofLayer,
      long mostNodes,
      StopSignal stop,
      Consumer<Placement> found) {
    int[][] ppm = new int[problem.layers()][];
    Arrays.setAll(ppm, ofLayer);
    JointBound.checkOneEach(problem);
    this.problem = problem;
    this.mostNodes = mostNodes;
    this.stop = stop;
    this.found = found;
    layers = problem.layers();
    satellites = problem.satellites();
    alike = Arrays.stream(ppm).allMatch(row -> Arrays.equals(row, ppm[0]));
    pairs = new GatewayPairs(problem, ppm);
    crews = new ExclusiveCrews(pairs, layers, problem.experts(), satellites, this::over);
    gateways = new int[layers];
    taken = new boolean[satellites];
    rest = new long[layers][satellites];
  }

  /**
   * {@return a search by the problem's own costs, in which each layer's experts sit in their usual
   * order}
   *
   * @param problem of at most {@value #MOST_SATELLITES} satellites, none of which are shared
   * @param mostNodes how far to search; {@link Long#MAX_VALUE} for all the way
   * @param stop when to return
   * @param found hears of placements, each cheaper than the one before
   */
  public static PlacementSearch inOrder(
      JointProblem problem, long mostNodes, StopSignal stop, Consumer<Placement> found) {
    return new PlacementSearch(problem, problem::lastPpm, mostNodes, stop, found);
  }

  /** The same by costs that no order of a layer's experts is below. */
  static PlacementSearch inAnyOrder(JointProblem problem, long mostNodes, StopSignal stop) {
    return new PlacementSearch(problem, problem::floorPpm, mostNodes, stop, placement -> {});
  }

  /**
   * {@return whether all placements can be looked at in seconds as a rule}
   *
   * @param problem the problem
   */
  public static boolean small(JointProblem problem) {
    return problem.rooms().isEmpty()
        && problem.things() <= FEW_THINGS
        && problem.satellites() <= FEW_SATELLITES;
  }

  /**
   * {@return the least cost of all placements, or the limit where it is no less} Where the search
   * did not end, that of the cheapest placement so far, or the limit.
   *
   * @param below the limit; at most 2^62
   */
  public long least(long below) {
    limit = below;
    long[] from = new long[satellites];
    for (int g = 0; g < satellites && !over(); g++) {
      seekRest(g);
      from[g] = rest[0][g];
    }
    for (int g : ascending(from, satellites)) {
      if (from[g] >= limit || over()) {
        break;
      }
      seekRest(g);
      gateways[0] = g;
      taken[g] = true;
      chain(1);
      taken[g] = false;
    }
    return limit;
  }

  /** {@return whether it looked at all placements, so that none is cheaper} */
  public boolean complete() {
    return !stopped;
  }

  /** {@return how many choices it has looked at} */
  public long nodes() {
    return nodes;
  }

  private boolean over() {
    nodes++;
    stopped |= nodes > mostNodes || stop.raised();
    return stopped;
  }

  /** The shortest paths of layers back to a first gateway, from each last one. */
  private void seekRest(int first) {
    for (int l = layers - 1; l >= 0; l--) {
      for (int a = 0; a < satellites; a++) {
        boolean fits = l == 0 ? a == first : apart(a, first);
        rest[l][a] = fits ? rest(l, a, first) : Long.MAX_VALUE;
      }
    }
  }

  private long rest(int layer, int a, int first) {
    if (layer + 1 == layers) {
      return pairs.cost(layer, a, first);
    }
    long least = Long.MAX_VALUE;
    for (int b = 0; b < satellites; b++) {
      if (b != a && rest[layer + 1][b] < Long.MAX_VALUE) {
        least = Math.min(least, pairs.cost(layer, a, b) + rest[layer + 1][b]);
      }
    }
    return least;
  }

  /** Whether a satellite may be a gateway after a first one. */
  private boolean apart(int a, int first) {
    return alike ? a > first : a != first;
  }

  /** Goes on with a chain of some gateways. */
  private void chain(int known) {
    if (known == layers) {
      if (!alike || layers < 3 || gateways[1] < gateways[layers - 1]) {
        long least = crews.least(gateways, known, true, true, limit);
        if (least < limit) {
          limit = least;
          found.accept(placement());
        }
      }
      return;
    }
    int last = gateways[known - 1];
    long[] on = new long[satellites];
    for (int b = 0; b < satellites && !over(); b++) {
      on[b] = Long.MAX_VALUE;
      if (!taken[b] && rest[known][b] < Long.MAX_VALUE) {
        gateways[known] = b;
        long after = rest[known][b];
        long path = pairs.cost(known - 1, last, b) + after;
        on[b] =
            path >= limit
                ? limit
                : crews.least(gateways, known + 1, false, false, limit - after) + after;
      }
    }
    for (int b : ascending(on, satellites)) {
      if (on[b] >= limit || stopped) {
        break;
      }
      gateways[known] = b;
      taken[b] = true;
      chain(known + 1);
      taken[b] = false;
    }
  }

  private static int[] ascending(long[] values, int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int at = i;
      for (; at > 0 && values[order[at - 1]] > values[i]; at--) {
        order[at] = order[at - 1];
      }
      order[at] = i;
    }
    return order;
  }

  private Placement placement() {
    int[] satelliteOf = new int[problem.things()];
    for (int l = 0; l < layers; l++) {
      satelliteOf[problem.gateway(l)] = gateways[l];
      int[] crew = crews.crew(l);
      for (int i = 0; i < crew.length; i++) {
        satelliteOf[problem.expert(l, i)] = crew[i];
      }
    }
    return Placement.of(satelliteOf);
  }
}
