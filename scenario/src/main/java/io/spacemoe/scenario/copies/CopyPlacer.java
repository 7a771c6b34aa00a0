package io.spacemoe.scenario.copies;

import io.spacemoe.scenario.latency.PathLatency;
import io.spacemoe.scenario.latency.SnapshotLatencies;
import io.spacemoe.scenario.latency.TokenLatencyEvaluator;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.placement.CopyPlan;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.value.Workers;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Adds copies to a layout, whatever scheme it is of (docs/model.md, section 12.2). For latency, one
 * after the other that shortens a token most, then each is moved as long as that shortens it; for
 * throughput, one after the other of the expert that has most work per copy. Copies that shorten
 * nothing are chosen as for throughput. Deterministic, whatever the threads, unless a limit ends
 * the search.
 */
public final class CopyPlacer {
  /** How many of the nearest satellites a layer may choose from for latency. */
  private static final int NEAREST = 128;

  /** How many copies of a layer are searched for; more come too late to shorten much. */
  private static final int MOST_SEARCHED = 32;

  /** How often all copies are tried elsewhere. */
  private static final int ROUNDS = 4;

  /** What counts as shorter, in ms: a nanosecond in a thousand snapshots. */
  private static final double LEAST_GAIN_MS = 1e-9;

  private final Network network;
  private final Rooms rooms;
  private final List<ActivationLaw> laws;
  private final PathLatency path;
  private final TokenLatencyEvaluator evaluator;
  private final int threads;

  /**
   * For a scenario.
   *
   * @param laws the activation law of each layer
   * @param threads how many to use; the result does not depend on it
   */
  public CopyPlacer(
      Network network,
      Rooms rooms,
      List<ActivationLaw> laws,
      PathLatency path,
      TokenLatencyEvaluator evaluator,
      int threads) {
    this.network = network;
    this.rooms = rooms;
    this.laws = List.copyOf(laws);
    this.path = path;
    this.evaluator = evaluator;
    this.threads = threads;
  }

  /**
   * Instances with copies; of those that fill what room there is, each gets an equal part.
   *
   * @param stop when to end the search for latency; copies that are then missing go by work
   * @throws io.spacemoe.scenario.value.InvalidValueException when there is no room for them
   */
  public Deployment place(Deployment without, CopyPlan plan, StopSignal stop) {
    List<Layout> instances = new ArrayList<>(without.instances());
    for (int i = 0; i < instances.size(); i++) {
      BitSet taken = new BitSet();
      for (int other = 0; other < instances.size(); other++) {
        if (other != i) {
          taken.or(instances.get(other).satellites());
        }
      }
      int left = new Seats(instances.get(i), rooms, taken).left() / (instances.size() - i);
      boolean part = plan.amount() == CopyPlan.Amount.FILL && i + 1 < instances.size();
      if (!part || left > 0) {
        CopyPlan own = part ? new CopyPlan(CopyPlan.Amount.TOTAL, left, plan.goal()) : plan;
        instances.set(i, place(instances.get(i), own, taken, stop));
      }
    }
    return new Deployment(instances);
  }

  /**
   * A layout with copies.
   *
   * @param layout primaries, perhaps with copies already
   * @param taken satellites that copies must not use
   * @param stop when to end the search for latency; copies that are then missing go by work
   */
  public Layout place(Layout layout, CopyPlan plan, BitSet taken, StopSignal stop) {
    DMatrixRMaj meanMs = path.expected(network, layout.gateways(), threads);
    int[][] nearest = new int[layout.layers()][];
    for (int l = 0; l < nearest.length; l++) {
      int layer = l;
      nearest[l] =
          IntStream.range(0, network.satellites())
              .boxed()
              .sorted(Comparator.comparingDouble(s -> meanMs.get(layer, s)))
              .mapToInt(s -> s)
              .toArray();
    }
    return place(layout, plan, nearest, taken, stop);
  }

  /**
   * The same within given satellites.
   *
   * @param nearest layers x some satellites, nearest first
   */
  Layout place(Layout layout, CopyPlan plan, int[][] nearest, BitSet taken, StopSignal stop) {
    Seats seats = new Seats(layout, rooms, taken);
    Budget budget = new Budget(plan, layout.layers(), seats.left());
    if (plan.goal() == CopyPlan.Goal.LATENCY) {
      forLatency(seats, budget, nearest, stop);
    }
    new WorkPerCopy(seats, laws, path.times(), network.satellites(), nearest)
        .fill(budget, plan.goal());
    Layout placed = seats.layout();
    return plan.goal() == CopyPlan.Goal.LATENCY ? noneThatWaits(layout, placed) : placed;
  }

  private void forLatency(Seats seats, Budget budget, int[][] nearest, StopSignal stop) {
    try (Workers workers = new Workers(threads, "placing copies")) {
      LayerGains[] gains = gains(seats, nearest);
      LayerGains.Choice[] best = new LayerGains.Choice[gains.length];
      for (int l = 0; l < gains.length && !stop.raised(); l++) {
        gains[l].update(seats, l, workers);
        best[l] = gains[l].best(seats, l);
      }
      int[] searched = new int[gains.length];
      List<LayerGains.Choice> placed = new ArrayList<>();
      while (!stop.raised()) {
        LayerGains.Choice most = null;
        for (int l = 0; l < best.length; l++) {
          boolean more = most == null || best[l].gainMs() > most.gainMs();
          most = more && budget.left(l) > 0 && searched[l] < MOST_SEARCHED ? best[l] : most;
        }
        if (most == null || most.gainMs() <= LEAST_GAIN_MS) {
          break;
        }
        seats.add(most.layer(), most.expert(), most.satellite());
        budget.use(most.layer());
        searched[most.layer()]++;
        placed.add(most);
        gains[most.layer()].update(seats, most.layer(), workers);
        for (int l = 0; l < best.length; l++) {
          if (l == most.layer() || best[l].satellite() == most.satellite()) {
            best[l] = gains[l].best(seats, l);
          }
        }
      }
      boolean moved = true;
      for (int round = 0; round < ROUNDS && moved; round++) {
        moved = false;
        for (int i = 0; i < placed.size() && !stop.raised(); i++) {
          LayerGains.Choice better = better(placed.get(i), seats, gains, workers);
          moved |= better.satellite() != placed.get(i).satellite();
          placed.set(i, better);
        }
      }
    }
  }

  /** Takes a copy away and places the one that now gains most: another, or that again. */
  private static LayerGains.Choice better(
      LayerGains.Choice old, Seats seats, LayerGains[] gains, Workers workers) {
    int layer = old.layer();
    seats.remove(layer, old.expert(), old.satellite());
    gains[layer].update(seats, layer, workers);
    LayerGains.Choice best = gains[layer].best(seats, layer);
    double again = gains[layer].gainMs(old.expert(), old.satellite());
    LayerGains.Choice chosen = best.gainMs() > again + LEAST_GAIN_MS ? best : old;
    seats.add(layer, chosen.expert(), chosen.satellite());
    return chosen;
  }

  private LayerGains[] gains(Seats seats, int[][] nearest) {
    int[][] satellites = new int[seats.layers()][];
    for (int l = 0; l < satellites.length; l++) {
      int layer = l;
      IntStream now =
          IntStream.range(0, seats.experts(l))
              .flatMap(e -> seats.of(layer, e).stream().mapToInt(s -> s))
              .distinct();
      IntStream next =
          Arrays.stream(nearest[l])
              .filter(s -> seats.free(s) && !seats.hosts(layer, s))
              .limit(NEAREST);
      satellites[l] = IntStream.concat(now, next).toArray();
    }
    int[] gateways = seats.gateways();
    long[][][] ns = SnapshotLatencies.of(network, path, gateways, satellites, threads);
    LayerGains[] gains = new LayerGains[satellites.length];
    Arrays.setAll(gains, l -> new LayerGains(laws.get(l), satellites[l], ns[l]));
    return gains;
  }

  /**
   * Where experts of a layer share satellites, they may wait for each other on the nearest copy. A
   * layer that copies make slower keeps its own.
   */
  private Layout noneThatWaits(Layout before, Layout after) {
    boolean nobodyShares =
        IntStream.range(0, before.layers())
            .allMatch(
                l -> before.satellitesOf(l).distinct().count() == before.satellitesOf(l).count());
    if (nobodyShares) {
      return after;
    }
    double[] ownMs = evaluator.evaluate(before, threads).layersMs();
    double[] withMs = evaluator.evaluate(after, threads).layersMs();
    int[][][] experts = new int[ownMs.length][][];
    for (int l = 0; l < experts.length; l++) {
      int layer = l;
      Layout from = withMs[l] > ownMs[l] * (1 + 1e-12) ? before : after;
      experts[l] =
          IntStream.range(0, from.experts(l))
              .mapToObj(e -> from.copiesOf(layer, e))
              .toArray(int[][]::new);
    }
    return new Layout(before.gateways(), experts);
  }
}
