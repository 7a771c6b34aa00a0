package io.spacemoe.scenario.descent;

import io.spacemoe.scenario.latency.ComputeTimes;
import io.spacemoe.scenario.latency.PathLatency;
import io.spacemoe.scenario.latency.SnapshotLatencies;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.placement.JointLayouts;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * A descent on the token latency itself, the mean over snapshots of the slowest activated expert
 * (docs/model.md, section 7.7): an expert moves to a free satellite or exchanges places with one of
 * another layer or of its own, a gateway moves to a free satellite nearby or exchanges places with
 * an expert. Every step gains, as the evaluator counts; it ends when none is left, the same way
 * every time. For use by one thread.
 */
public final class LastDescent {
  /** Experts may move to so many satellites for each of a layer, and more. Chosen, not tuned. */
  private static final int REACH = 3;

  private static final int MORE_REACH = 32;

  /** A gateway moves to one of so many near satellites. Chosen, not tuned. */
  private static final int AROUND = 24;

  /** Experts of a layer exchange places with those of so many ranks further. Chosen, not tuned. */
  private static final int RANKS = 8;

  /** What a step must gain in ns, more than what rounding to ns can be wrong by. */
  private static final double LEAST_NS = 10;

  private final Network network;
  private final PathLatency path;
  private final List<ActivationLaw> laws;
  private final JointLayouts joint;
  private final int threads;
  private final int[] inService;
  private final StopSignal stop;
  private final MovingLayout seats;
  private final LayerBoard[] boards;

  /** Path latencies that are to be known. */
  private record Way(int in, int out, int[] satellites) {}

  private LastDescent(
      Network network,
      PathLatency path,
      List<ActivationLaw> laws,
      Rooms rooms,
      JointLayouts joint,
      int threads,
      Layout start,
      StopSignal stop) {
    this.network = network;
    this.path = path;
    this.laws = laws;
    this.joint = joint;
    this.threads = threads;
    this.stop = stop;
    inService = rooms.available();
    seats = new MovingLayout(start, rooms.satellites());
    boards = new LayerBoard[start.layers()];
  }

  /**
   * Where a layout ends; not later by a nanosecond, and the layout itself where time is up before
   * any step.
   *
   * @param path of the model's experts
   * @param laws of each layer
   * @param rooms of satellites, one expert on each in service
   * @param joint knows what is near
   * @param threads how many snapshots to work on at once; the result does not depend on it
   * @param start without copies
   * @param stop when to end with what there is
   */
  public static Layout from(
      Layout start,
      Network network,
      PathLatency path,
      List<ActivationLaw> laws,
      Rooms rooms,
      JointLayouts joint,
      int threads,
      StopSignal stop) {
    LastDescent descent = new LastDescent(network, path, laws, rooms, joint, threads, start, stop);
    try {
      descent.descend();
    } catch (CancellationException stopped) {
      // What there is is a layout after any step.
    }
    return descent.seats.layout();
  }

  private void descend() {
    if (stop.raised()) {
      return;
    }
    build(IntStream.range(0, boards.length).toArray());
    boolean better = true;
    while (better) {
      better = false;
      for (int l = 0; l < boards.length; l++) {
        better |= moveExperts(l);
        better |= exchangeWithin(l);
      }
      for (int l = 0; l < boards.length; l++) {
        better |= moveGateway(l);
      }
    }
  }

  private double leastGain() {
    return LEAST_NS * network.snapshots();
  }

  /** Makes the boards of some layers anew, around the gateways that they have now. */
  private void build(int... layers) {
    List<Way> ways = new ArrayList<>();
    for (int l : layers) {
      int in = seats.gateway(l);
      int out = seats.gateway(seats.next(l));
      int[] near = joint.nearestFirst(in, out, Arrays.stream(inService));
      int reach = Math.min(near.length, REACH * seats.experts(l) + MORE_REACH);
      ways.add(
          new Way(
              in,
              out,
              IntStream.concat(Arrays.stream(near, 0, reach), Arrays.stream(seats.hosts(l)))
                  .sorted()
                  .distinct()
                  .toArray()));
    }
    long[][][] ns = ns(ways);
    for (int k = 0; k < layers.length; k++) {
      int l = layers[k];
      boards[l] = new LayerBoard(laws.get(l), ways.get(k).satellites, ns[2 * k], seats.hosts(l));
    }
  }

  /** Of each way, and of nothing between two of them: snapshots x satellites. */
  private long[][][] ns(List<Way> ways) {
    int[] chain = ways.stream().flatMapToInt(way -> IntStream.of(way.in, way.out)).toArray();
    int[][] satellites = new int[chain.length][0];
    for (int k = 0; k < ways.size(); k++) {
      satellites[2 * k] = ways.get(k).satellites;
    }
    return SnapshotLatencies.of(network, path, chain, satellites, threads);
  }

  private boolean moveExperts(int layer) {
    boolean better = false;
    for (int e = 0; e < seats.experts(layer) && !stop.raised(); e++) {
      better |= moveExpert(layer, e);
    }
    return better;
  }

  /** To where it gains most, free or not. */
  private boolean moveExpert(int layer, int expert) {
    LayerBoard board = boards[layer];
    double[] totals = board.totals(expert);
    int from = seats.host(layer, expert);
    double most = leastGain();
    int best = -1;
    for (int p = 0; p < totals.length; p++) {
      int other = seats.tenant(board.satellites()[p]);
      double gain = board.total() - totals[p];
      if (other >= 0) {
        gain += gainAt(layer, other, from);
      } else if (other == MovingLayout.GATEWAY) {
        continue;
      }
      if (gain > most) {
        most = gain;
        best = p;
      }
    }
    if (best < 0) {
      return false;
    }
    int to = board.satellites()[best];
    int other = seats.tenant(to);
    seats.leave(from);
    if (other >= 0) {
      int otherLayer = other / seats.experts(layer);
      seats.place(otherLayer, other % seats.experts(layer), from);
      boards[otherLayer].move(other % seats.experts(layer), boards[otherLayer].placeOf(from));
    }
    seats.place(layer, expert, to);
    board.move(expert, best);
    return true;
  }

  /** What an expert of another layer would gain elsewhere; none of this one may go. */
  private double gainAt(int layer, int other, int to) {
    int otherLayer = other / seats.experts(layer);
    int place = boards[otherLayer].placeOf(to);
    return otherLayer == layer || place < 0
        ? Double.NEGATIVE_INFINITY
        : boards[otherLayer].total()
            - boards[otherLayer].totals(other % seats.experts(layer))[place];
  }

  /** Experts that are one after the other in the mean need not be so in the mean of the slowest. */
  private boolean exchangeWithin(int layer) {
    LayerBoard board = boards[layer];
    boolean better = false;
    int[] order = board.soonestFirst();
    for (int a = 0; a < order.length && !stop.raised(); a++) {
      for (int b = a + 1; b < Math.min(order.length, a + 1 + RANKS); b++) {
        int one = order[a];
        int other = order[b];
        if (board.total() - board.exchanged(one, other) > leastGain()) {
          board.exchange(one, other);
          int at = seats.host(layer, one);
          seats.place(layer, one, seats.host(layer, other));
          seats.place(layer, other, at);
          better = true;
        }
      }
    }
    return better;
  }

  /** To where it gains most with all experts where they are, but the one that makes room. */
  private boolean moveGateway(int layer) {
    if (stop.raised()) {
      return false;
    }
    int from = seats.gateway(layer);
    int[] near =
        Arrays.stream(joint.nearestFirst(from, from, Arrays.stream(inService)))
            .filter(s -> seats.tenant(s) != MovingLayout.GATEWAY)
            .limit(AROUND)
            .toArray();
    List<Way> ways = new ArrayList<>();
    for (int to : near) {
      int[] touched = seats.touched(layer, to);
      seats.swap(layer, to);
      for (int l : touched) {
        ways.add(new Way(seats.gateway(l), seats.gateway(seats.next(l)), seats.hosts(l)));
      }
      seats.swap(layer, from);
    }
    long[][][] ns = ns(ways);
    double most = leastGain();
    int best = -1;
    int way = 0;
    for (int to : near) {
      double gain = (workMs(layer, from) - workMs(layer, to)) * 1e6 * network.snapshots();
      for (int l : seats.touched(layer, to)) {
        gain += boards[l].total() - LayerBoard.total(laws.get(l), ns[2 * way++]);
      }
      if (gain > most) {
        most = gain;
        best = to;
      }
    }
    if (best < 0) {
      return false;
    }
    int[] touched = seats.touched(layer, best);
    seats.swap(layer, best);
    build(touched);
    return true;
  }

  private double workMs(int layer, int satellite) {
    ComputeTimes times = path.times();
    boolean last = layer + 1 == boards.length;
    return times.gatewayMs(satellite) + (last ? times.headMs(satellite) : 0);
  }
}
