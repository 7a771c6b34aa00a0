package io.spacemoe.scenario.latency;

import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.Turns;
import io.spacemoe.scenario.moe.ValueOrder;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.DistanceRows;
import io.spacemoe.scenario.sky.Network;
import java.util.Arrays;
import java.util.List;

/**
 * The running sum of one layout's latencies over snapshots. Used by one thread at a time; sums of
 * blocks of snapshots are added in order.
 */
final class LatencySum {
  private final Layout layout;
  private final GatewayRows rows;
  private final List<ActivationLaw> laws;
  private final LayerTurns[] turns;

  /** Where the experts run for whom the turns are. */
  private final int[][] hosts;

  private final boolean[] copies;
  private final PathLatency path;
  private final Network network;
  private final double[] layers;
  private final double[] slots;
  private final int[] snapshotsOfSlot;
  private double propagation;
  private double transmission;
  private double processing;
  private double expert;
  private double penalty;
  private int snapshots;

  /**
   * An empty sum.
   *
   * @param turns where every expert runs on its primary
   */
  LatencySum(
      Layout layout,
      GatewayRows rows,
      List<ActivationLaw> laws,
      List<LayerTurns> turns,
      PathLatency path,
      Network network,
      int slots) {
    this.layout = layout;
    this.rows = rows;
    this.laws = laws;
    this.turns = turns.toArray(LayerTurns[]::new);
    hosts = new int[turns.size()][];
    copies = new boolean[turns.size()];
    for (int l = 0; l < copies.length; l++) {
      hosts[l] = layout.expertsOf(l);
      copies[l] = layout.hasCopies(l);
    }
    this.path = path;
    this.network = network;
    this.layers = new double[layout.layers()];
    this.slots = new double[slots];
    this.snapshotsOfSlot = new int[slots];
  }

  /** Adds one snapshot, in O(layers * (experts log experts + the law's own cost)). */
  void add(DistanceRows distances) {
    double token = 0;
    for (int l = 0; l < layers.length; l++) {
      double layer = addLayer(l, distances);
      layers[l] += layer;
      token += layer;
    }
    int slot = (int) ((long) distances.snapshot() * slots.length / network.snapshots());
    slots[slot] += token;
    snapshotsOfSlot[slot]++;
    snapshots++;
  }

  private double addLayer(int layer, DistanceRows distances) {
    int in = rows.rowOf(layout.gateway(layer));
    int out = rows.rowOf(layout.nextGateway(layer));
    if (copies[layer]) {
      toNearest(layer, in, out, distances);
    }
    Turns here = turns[layer].turns();
    double[] end = new double[here.count()];
    for (int t = 0; t < end.length; t++) {
      int s = here.satellite(t);
      end[t] = path.ms(s, distances.ms(in, s), distances.ms(out, s), here.number(t));
    }
    int[] order = ValueOrder.ascending(end);
    double[] decides = new double[end.length];
    turns[layer].law().distribution(order, decides);
    double expected = 0;
    for (int j = 0; j < order.length; j++) {
      double p = decides[j];
      if (p > 0) {
        expected += p * end[order[j]];
        addParts(p, in, out, here, order[j], distances);
      }
    }
    return expected;
  }

  /** Every expert of a layer runs on the nearest satellite that hosts it. */
  private void toNearest(int layer, int in, int out, DistanceRows distances) {
    int[] nearest = new int[hosts[layer].length];
    Arrays.setAll(nearest, e -> path.nearest(layout, layer, e, distances, in, out));
    if (!Arrays.equals(nearest, hosts[layer])) {
      hosts[layer] = nearest;
      turns[layer] = LayerTurns.of(nearest, laws.get(layer));
    }
  }

  private void addParts(double p, int in, int out, Turns here, int turn, DistanceRows distances) {
    int s = here.satellite(turn);
    double legs = distances.ms(in, s) + distances.ms(out, s);
    if (legs == Double.POSITIVE_INFINITY) {
      penalty += p * path.penaltyMs();
      return;
    }
    int hops = distances.hops(in, s) + distances.hops(out, s);
    double more = distances.moreTransmissionMs(in, s) + distances.moreTransmissionMs(out, s);
    propagation += p * (legs - hops * (network.transmissionMs() + network.processingMs()) - more);
    transmission += p * hops * network.transmissionMs() + p * more;
    processing += p * hops * network.processingMs();
    expert += p * here.number(turn) * path.times().expertMs(s);
  }

  /** Adds the snapshots of a later block. */
  void add(LatencySum later) {
    Arrays.setAll(layers, l -> layers[l] + later.layers[l]);
    Arrays.setAll(slots, t -> slots[t] + later.slots[t]);
    Arrays.setAll(snapshotsOfSlot, t -> snapshotsOfSlot[t] + later.snapshotsOfSlot[t]);
    propagation += later.propagation;
    transmission += later.transmission;
    processing += later.processing;
    expert += later.expert;
    penalty += later.penalty;
    snapshots += later.snapshots;
  }

  /** The mean, with the constant work of gateways and output head added. */
  TokenLatency mean() {
    ComputeTimes times = path.times();
    double constant = times.constantMs(layout.gateways());
    double headMs = times.headMs(layout.gateway(layers.length - 1));
    double[] layersMs = new double[layers.length];
    Arrays.setAll(layersMs, l -> layers[l] / snapshots + times.gatewayMs(layout.gateway(l)));
    double[] slotsMs = new double[slots.length];
    Arrays.setAll(slotsMs, t -> slots[t] / snapshotsOfSlot[t] + constant);
    LatencyParts parts =
        new LatencyParts(
            propagation / snapshots,
            transmission / snapshots,
            processing / snapshots,
            expert / snapshots,
            constant,
            penalty / snapshots);
    return new TokenLatency(
        Arrays.stream(layersMs).sum() + headMs, parts, layersMs, headMs, slotsMs);
  }
}
