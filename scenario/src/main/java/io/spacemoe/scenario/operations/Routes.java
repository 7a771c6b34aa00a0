package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.latency.GatewayRows;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.DistanceRows;
import java.util.Arrays;

/**
 * The least-latency ways of a layout in one snapshot. Each expert, counted through all layers, has
 * two legs: 2x from its layer's gateway to it and 2x + 1 from it to the next gateway. Immutable.
 */
public final class Routes {
  private final int snapshot;

  /** Latency of each leg for one hidden state, in ns; -1 where either leg of the expert is cut. */
  private final long[] legNs;

  /** Where the hops of each leg begin; one number more than legs. */
  private final int[] firstHop;

  /** The directed link of each hop, in the order of travel. */
  private final int[] link;

  /** The latency of each hop for one hidden state, in ns; those of a leg add up to the leg's. */
  private final long[] hopNs;

  /** What sending one hidden state takes of each hop, in ns. */
  private final long[] sendNs;

  private Routes(
      int snapshot, long[] legNs, int[] firstHop, int[] link, long[] hopNs, long[] sendNs) {
    this.snapshot = snapshot;
    this.legNs = legNs;
    this.firstHop = firstHop;
    this.link = link;
    this.hopNs = hopNs;
    this.sendNs = sendNs;
  }

  /**
   * The ways of a layout.
   *
   * @param distances from the gateways of these rows
   */
  public static Routes of(
      Layout layout, GatewayRows rows, DirectedLinks links, DistanceRows distances) {
    int experts = 0;
    for (int l = 0; l < layout.layers(); l++) {
      experts += layout.experts(l);
    }
    Builder builder = new Builder(2 * experts, links, distances);
    for (int l = 0; l < layout.layers(); l++) {
      int in = rows.rowOf(layout.gateway(l));
      int out = rows.rowOf(layout.nextGateway(l));
      for (int e = 0; e < layout.experts(l); e++) {
        builder.add(in, layout.expert(l, e), out);
      }
    }
    return builder.build();
  }

  /** The index of the snapshot. */
  int snapshot() {
    return snapshot;
  }

  /** The number of experts of all layers. */
  int experts() {
    return legNs.length / 2;
  }

  /** Whether an outage cuts off the way over an expert. */
  public boolean cut(int expert) {
    return legNs[2 * expert] < 0;
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
    long sum = legNs[leg];
    if (states > 1) {
      for (int hop = firstHop[leg]; hop < firstHop[leg + 1]; hop++) {
        sum += (states - 1) * sendNs[hop];
      }
    }
    return sum;
  }

  private static final class Builder {
    private final DirectedLinks links;
    private final DistanceRows distances;
    private final long[] legNs;
    private final int[] firstHop;
    private int[] link = new int[64];
    private long[] hopNs = new long[64];
    private long[] sendNs = new long[64];
    private int legs;
    private int hops;

    Builder(int legs, DirectedLinks links, DistanceRows distances) {
      this.links = links;
      this.distances = distances;
      legNs = new long[legs];
      firstHop = new int[legs + 1];
    }

    void add(int in, int satellite, int out) {
      double both = distances.ms(in, satellite) + distances.ms(out, satellite);
      boolean cut = both == Double.POSITIVE_INFINITY;
      addLeg(in, satellite, cut, false);
      addLeg(out, satellite, cut, true);
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
        int place = hops + (back ? i : length - 1 - i);
        link[place] = back ? inwards ^ 1 : inwards;
        hopNs[place] = ns(row, here) - ns(row, before);
        sendNs[place] = Math.round(distances.transmissionMs(over) * 1e6);
        here = before;
      }
      hops += length;
      firstHop[++legs] = hops;
    }

    private void grow(int more) {
      if (hops + more > link.length) {
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
      return new Routes(
          distances.snapshot(),
          legNs,
          firstHop,
          Arrays.copyOf(link, hops),
          Arrays.copyOf(hopNs, hops),
          Arrays.copyOf(sendNs, hops));
    }
  }
}
