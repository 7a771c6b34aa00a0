package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.latency.GatewayRows;
import io.spacemoe.scenario.latency.PathLatency;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.DistanceRows;
import java.util.Arrays;

/**
 * The least-latency ways of a deployment in one snapshot. Each place x has two legs: 2x from its
 * layer's gateway to it and 2x + 1 from it to the next gateway. Immutable.
 */
public final class Routes {
  private final int snapshot;

  /** Latency of each leg for one hidden state, in ns; -1 where either leg of the place is cut. */
  private final long[] legNs;

  /** What sending one hidden state takes on all hops of each leg, in ns. */
  private final long[] legSendNs;

  /** The nearest place of each expert. */
  private final int[] nearest;

  /** Where the hops of each leg begin; one number more than legs. */
  private final int[] firstHop;

  /** The directed link of each hop, in the order of travel. */
  private final int[] link;

  /** The latency of each hop for one hidden state, in ns; those of a leg add up to the leg's. */
  private final long[] hopNs;

  /** What sending one hidden state takes of each hop, in ns. */
  private final long[] sendNs;

  private Routes(Builder made) {
    snapshot = made.distances.snapshot();
    legNs = made.legNs;
    legSendNs = made.legSendNs;
    nearest = made.nearest;
    firstHop = made.firstHop;
    link = Arrays.copyOf(made.link, made.hops);
    hopNs = Arrays.copyOf(made.hopNs, made.hops);
    sendNs = Arrays.copyOf(made.sendNs, made.hops);
  }

  /**
   * The ways of a deployment.
   *
   * @param path the path latency that says which copy is nearest
   * @param distances from the gateways of these rows
   * @param withHops whether single hops are asked for; without them memory does not grow with them
   */
  public static Routes of(
      Places places,
      PathLatency path,
      GatewayRows rows,
      DirectedLinks links,
      DistanceRows distances,
      boolean withHops) {
    Builder builder = new Builder(places, links, distances, withHops);
    for (int stage = 0; stage < places.stages(); stage++) {
      int layer = places.layer(stage);
      Layout layout = places.layout(stage);
      int in = rows.rowOf(layout.gateway(layer));
      int out = rows.rowOf(layout.nextGateway(layer));
      for (int e = 0; e < layout.experts(layer); e++) {
        int nearest =
            layout.copies(layer, e) == 1
                ? layout.expert(layer, e)
                : path.nearest(layout, layer, e, distances, in, out);
        builder.expert(in, places.firstExpert(stage) + e, nearest, out);
      }
    }
    return builder.build();
  }

  /** The index of the snapshot. */
  public int snapshot() {
    return snapshot;
  }

  /** Whether an outage cuts off the way over a place. */
  public boolean cut(int place) {
    return legNs[2 * place] < 0;
  }

  /** The place of an expert with the least path latency. */
  public int nearest(int expert) {
    return nearest[expert];
  }

  /** How many hops a leg has. */
  public int hops(int leg) {
    return firstHop[leg + 1] - firstHop[leg];
  }

  /** The place of a leg's first hop. */
  public int firstHop(int leg) {
    return firstHop[leg];
  }

  /** The directed link of the hop at a place. */
  public int link(int hop) {
    return link[hop];
  }

  /** The latency of the hop at a place for one hidden state, in ns. */
  public long hopNs(int hop) {
    return hopNs[hop];
  }

  /** What sending one hidden state takes of the hop at a place, in ns. */
  public long sendNs(int hop) {
    return sendNs[hop];
  }

  /** The latency of a leg for several hidden states in one message, in ns. */
  public long legNs(int leg, int states) {
    return legNs[leg] + (states - 1) * legSendNs[leg];
  }

  private static final class Builder {
    private final Places places;
    private final DirectedLinks links;
    private final DistanceRows distances;
    private final boolean withHops;
    private final long[] legNs;
    private final long[] legSendNs;
    private final int[] nearest;
    private final int[] firstHop;
    private int[] link = new int[64];
    private long[] hopNs = new long[64];
    private long[] sendNs = new long[64];
    private int legs;
    private int hops;

    Builder(Places places, DirectedLinks links, DistanceRows distances, boolean withHops) {
      this.places = places;
      this.links = links;
      this.distances = distances;
      this.withHops = withHops;
      legNs = new long[2 * places.count()];
      legSendNs = new long[legNs.length];
      nearest = new int[places.experts()];
      firstHop = new int[withHops ? legNs.length + 1 : 0];
    }

    void expert(int in, int expert, int nearestSatellite, int out) {
      for (int x = places.firstPlace(expert); x < places.firstPlace(expert + 1); x++) {
        int satellite = places.satellite(x);
        double both = distances.ms(in, satellite) + distances.ms(out, satellite);
        boolean cut = both == Double.POSITIVE_INFINITY;
        addLeg(in, satellite, cut, false);
        addLeg(out, satellite, cut, true);
        if (satellite == nearestSatellite) {
          nearest[expert] = x;
        }
      }
    }

    /** A leg from a row's source, or back to it. Paths are found from their far end. */
    private void addLeg(int row, int satellite, boolean cut, boolean back) {
      legNs[legs] = cut ? -1 : ns(row, satellite);
      int length = cut ? 0 : distances.hops(row, satellite);
      grow(length);
      int here = satellite;
      for (int i = 0; i < length; i++) {
        int over = distances.linkBefore(row, here);
        int inwards = links.towards(here, over);
        int before = links.from(inwards);
        long sending = Math.round(distances.transmissionMs(over) * 1e6);
        legSendNs[legs] += sending;
        if (withHops) {
          int place = hops + (back ? i : length - 1 - i);
          link[place] = back ? inwards ^ 1 : inwards;
          hopNs[place] = ns(row, here) - ns(row, before);
          sendNs[place] = sending;
        }
        here = before;
      }
      legs++;
      if (withHops) {
        hops += length;
        firstHop[legs] = hops;
      }
    }

    private void grow(int more) {
      if (withHops && hops + more > link.length) {
        int length = 2 * (hops + more);
        link = Arrays.copyOf(link, length);
        hopNs = Arrays.copyOf(hopNs, length);
        sendNs = Arrays.copyOf(sendNs, length);
      }
    }

    private long ns(int row, int satellite) {
      return Math.round(distances.ms(row, satellite) * 1e6);
    }

    Routes build() {
      return new Routes(this);
    }
  }
}
