package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Closed tours of a constellation's torus, one gateway per layer at even steps: what symmetry
 * offers a chain of layers.
 *
 * <p>Along planes and along rows a tour either winds round the constellation a whole number of
 * times or swings to and fro between two ends. Winding both ways it is a helix, every step of which
 * is the same up to rounding; swinging both ways it is a rhombus. A star does not close along
 * planes, so there it can only swing. Where planes wind across the seam of a delta, rows make up
 * for its turn. Rows run along the links, so that a tour follows them where they are turned. Steps
 * are whole numbers at first; a tour can be {@linkplain Tour#varied varied}.
 */
final class GatewayTours {
  private static final int MOST_SWINGS = 4;

  private final LinkRows rows;
  private final Constellation sky;
  private final int layers;
  private final double reach;

  /**
   * How one coordinate goes: by so much a layer, and between ends where there are swings.
   *
   * @param start where it begins, or the middle of its swings
   * @param ahead by which part of a swing it is ahead
   */
  private record Way(double perLayer, int windings, int swings, double start, double ahead) {

    double at(int layer, int layers) {
      if (swings == 0) {
        return start + layer * perLayer;
      }
      double turn = (double) layer * swings / layers + ahead;
      double back = Math.abs(2 * (turn - Math.floor(turn)) - 1);
      return start + (0.5 - back) * span(layers);
    }

    /** From one end of a swing to the other. */
    double span(int layers) {
      return swings == 0 ? 0 : perLayer * layers / (2 * swings);
    }

    Way from(double newStart, double newAhead) {
      return new Way(perLayer, windings, swings, newStart, newAhead);
    }

    /** A little to one side, and with swings that are a little wider, narrower or later. */
    Way varied(int layers, SplittableRandom random) {
      double moved = start + random.nextDouble() - 0.5;
      if (swings == 0) {
        return from(moved, ahead);
      }
      double wider = span(layers) + 4 * random.nextDouble() - 2;
      double later = ahead + 0.2 * random.nextDouble() - 0.1;
      return new Way(wider * 2 * swings / layers, windings, swings, moved, later);
    }
  }

  /** One closed tour. */
  record Tour(Way plane, Way row) {

    /** A tour much like this one, with steps that need not be whole numbers. */
    Tour varied(int layers, SplittableRandom random) {
      return new Tour(plane.varied(layers, random), row.varied(layers, random));
    }
  }

  private GatewayTours(LinkRows rows, int layers, int experts) {
    this.rows = rows;
    this.sky = rows.constellation();
    this.layers = layers;
    reach = 2 * Math.sqrt(experts + 1.0);
  }

  /**
   * The tours of a constellation.
   *
   * @param experts of each layer; steps are at most twice as long as the side of a square tile
   */
  static GatewayTours of(LinkRows rows, int layers, int experts) {
    return new GatewayTours(rows, layers, experts);
  }

  /** Tours with a satellite of its own for each gateway, some hundred, in a fixed order. */
  List<Tour> all() {
    List<Tour> tours = new ArrayList<>();
    for (Way plane : planeWays()) {
      for (Way row : rowWays(plane)) {
        // Where both swing, one is a quarter ahead.
        double ahead = plane.swings > 0 ? row.swings / (4.0 * plane.swings) : 0;
        double middle = plane.swings > 0 ? (sky.planes() - 1) / 2.0 : 0;
        Tour tour = new Tour(plane.from(middle, 0), row.from(0, ahead));
        if (gateways(tour).isPresent()) {
          tours.add(tour);
        }
      }
    }
    return tours;
  }

  private List<Way> planeWays() {
    List<Way> ways = new ArrayList<>();
    int most = rows.closed() ? (int) (reach * layers / sky.planes()) : 0;
    for (int windings = 0; windings <= most; windings++) {
      ways.add(new Way((double) windings * sky.planes() / layers, windings, 0, 0, 0));
    }
    for (int swings = 1; swings <= MOST_SWINGS; swings++) {
      addSwings(ways, swings, sky.planes());
    }
    return ways;
  }

  private List<Way> rowWays(Way plane) {
    List<Way> ways = new ArrayList<>();
    int slots = sky.satellitesPerPlane();
    int seam = plane.windings * rows.seamRows();
    int most = (int) Math.ceil((reach * layers + seam) / slots);
    for (int windings = -most; windings <= most; windings++) {
      double step = ((double) windings * slots - seam) / layers;
      if (Math.abs(step) <= reach) {
        ways.add(new Way(step, windings, 0, 0, 0));
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
      Way way = new Way(step, 0, swings, 0, 0);
      if (way.span(layers) <= extent - 1) {
        ways.add(way);
      }
    }
  }

  /**
   * The gateways of a tour; empty when it comes to a satellite twice, or leaves the planes of a
   * star.
   */
  Optional<int[]> gateways(Tour tour) {
    int[] gateways = new int[layers];
    for (int l = 0; l < layers; l++) {
      int p = (int) Math.round(tour.plane.at(l, layers));
      int r = (int) Math.round(tour.row.at(l, layers));
      int seams = Math.floorDiv(p, sky.planes());
      if (seams != 0 && !rows.closed()) {
        return Optional.empty();
      }
      gateways[l] = rows.satellite(p - seams * sky.planes(), r + seams * rows.seamRows());
    }
    return Arrays.stream(gateways).distinct().count() == layers
        ? Optional.of(gateways)
        : Optional.empty();
  }
}
