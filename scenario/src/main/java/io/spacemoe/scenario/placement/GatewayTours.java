package io.spacemoe.scenario.placement;

import io.spacemoe.scenario.sky.Constellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Closed tours of a constellation's torus, one gateway per layer at even steps: what symmetry
 * offers a chain of layers.
 *
 * <p>Along planes and along slots a tour either winds round the constellation a whole number of
 * times or swings to and fro between two ends. Winding both ways it is a helix, every step of which
 * is the same up to rounding; swinging both ways it is a rhombus. A star does not close along
 * planes, so there it can only swing. Where planes wind across the seam of a delta, slots make up
 * for its turn.
 */
final class GatewayTours {
  private static final int MOST_SWINGS = 4;

  private final Constellation sky;
  private final int layers;
  private final double reach;

  /** How one coordinate goes: by so much a layer, and between ends where there are swings. */
  private record Way(double perLayer, int windings, int swings) {

    /** The coordinate, swings around 0, at a layer that may lie between two. */
    double at(double layer, int layers) {
      if (swings == 0) {
        return layer * perLayer;
      }
      double turn = layer * swings / layers;
      double back = Math.abs(2 * (turn - Math.floor(turn)) - 1);
      return (0.5 - back) * span(layers);
    }

    /** From one end of a swing to the other. */
    double span(int layers) {
      return swings == 0 ? 0 : perLayer * layers / (2 * swings);
    }
  }

  private GatewayTours(Constellation sky, int layers, int experts) {
    this.sky = sky;
    this.layers = layers;
    reach = 2 * Math.sqrt(experts + 1.0);
  }

  /**
   * Tours with a satellite of its own for each gateway, some hundred, in a fixed order.
   *
   * @param experts of each layer; steps are at most twice as long as the side of a square tile
   */
  static List<int[]> of(Constellation sky, int layers, int experts) {
    return new GatewayTours(sky, layers, experts).all();
  }

  private List<int[]> all() {
    List<int[]> tours = new ArrayList<>();
    for (Way plane : planeWays()) {
      for (Way slot : slotWays(plane)) {
        int[] gateways = tour(plane, slot);
        if (Arrays.stream(gateways).distinct().count() == layers) {
          tours.add(gateways);
        }
      }
    }
    return tours;
  }

  private List<Way> planeWays() {
    List<Way> ways = new ArrayList<>();
    int most = sky.closed() ? (int) (reach * layers / sky.planes()) : 0;
    for (int windings = 0; windings <= most; windings++) {
      ways.add(new Way((double) windings * sky.planes() / layers, windings, 0));
    }
    for (int swings = 1; swings <= MOST_SWINGS; swings++) {
      addSwings(ways, swings, sky.planes());
    }
    return ways;
  }

  private List<Way> slotWays(Way plane) {
    List<Way> ways = new ArrayList<>();
    int slots = sky.satellitesPerPlane();
    int seam = plane.windings * sky.seamSlots();
    int most = (int) Math.ceil((reach * layers + seam) / slots);
    for (int windings = -most; windings <= most; windings++) {
      double step = ((double) windings * slots - seam) / layers;
      if (Math.abs(step) <= reach) {
        ways.add(new Way(step, windings, 0));
      }
    }
    for (int swings = 1; swings <= MOST_SWINGS && seam % slots == 0; swings++) {
      if (plane.swings == 0 || plane.swings == swings) {
        addSwings(ways, swings, slots);
      }
    }
    return ways;
  }

  private void addSwings(List<Way> ways, int swings, int extent) {
    for (int step = 1; step <= reach; step++) {
      Way way = new Way(step, 0, swings);
      if (way.span(layers) <= extent - 1) {
        ways.add(way);
      }
    }
  }

  /** The gateways; where both coordinates swing, one is a quarter ahead. */
  private int[] tour(Way plane, Way slot) {
    double ahead = plane.swings > 0 ? (double) layers / (4 * plane.swings) : 0;
    int[] gateways = new int[layers];
    for (int l = 0; l < layers; l++) {
      double middle = plane.swings > 0 ? (sky.planes() - 1) / 2.0 : 0;
      int p = (int) Math.round(plane.at(l, layers) + middle);
      int s = (int) Math.round(slot.at(slot.swings > 0 ? l + ahead : l, layers));
      int seams = Math.floorDiv(p, sky.planes());
      gateways[l] =
          sky.index(
              p - seams * sky.planes(),
              Math.floorMod(s + seams * sky.seamSlots(), sky.satellitesPerPlane()));
    }
    return gateways;
  }
}
