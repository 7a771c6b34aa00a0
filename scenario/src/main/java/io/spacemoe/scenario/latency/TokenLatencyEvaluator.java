package io.spacemoe.scenario.latency;

import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.SnapshotSweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The one evaluator of layouts: the exact token latency over snapshots and activated sets
 * (docs/model.md, section 5). Immutable.
 */
public final class TokenLatencyEvaluator {
  private final Network network;
  private final int slots;
  private final List<ActivationLaw> laws;
  private final PathLatency path;

  /**
   * An evaluator.
   *
   * @param path the path latency of the model's experts
   * @param slots how many time slots the network's snapshots are of
   * @param laws the activation law of each layer
   */
  public TokenLatencyEvaluator(
      PathLatency path, Network network, int slots, List<ActivationLaw> laws) {
    this.path = path;
    this.network = network;
    this.slots = slots;
    this.laws = List.copyOf(laws);
  }

  /** The token latency of one layout. */
  public TokenLatency evaluate(Layout layout, int threads) {
    return evaluate(List.of(layout), threads).get(0);
  }

  /**
   * The token latency of several layouts; those with the same gateways share the shortest paths.
   * Experts of one layer that share a satellite run one after the other, which is counted exactly.
   * In each snapshot, an expert that is on several satellites runs on the nearest of them.
   *
   * @param threads how many snapshots to work on at once; the result does not depend on it
   * @throws CancellationException when the calling thread is interrupted
   */
  public List<TokenLatency> evaluate(List<Layout> layouts, int threads) {
    List<TokenLatency> all = new ArrayList<>(layouts.size());
    for (List<Layout> batch : batches(layouts)) {
      GatewayRows rows =
          GatewayRows.of(batch.stream().flatMapToInt(l -> Arrays.stream(l.gateways())).toArray());
      List<List<LayerTurns>> turns = batch.stream().map(this::turns).toList();
      List<LatencySum> sums =
          SnapshotSweep.reduce(
              network,
              rows.sources(),
              threads,
              () ->
                  IntStream.range(0, batch.size())
                      .mapToObj(i -> newSum(batch.get(i), rows, turns.get(i)))
                      .toList(),
              (sum, distances) -> sum.forEach(one -> one.add(distances)),
              TokenLatencyEvaluator::merged);
      sums.forEach(sum -> all.add(sum.mean()));
    }
    return all;
  }

  private List<LayerTurns> turns(Layout layout) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted before the sweep over snapshots");
    }
    return LayerTurns.of(layout, laws);
  }

  private LatencySum newSum(Layout layout, GatewayRows rows, List<LayerTurns> turns) {
    return new LatencySum(layout, rows, laws, turns, path, network, slots);
  }

  private static List<LatencySum> merged(List<LatencySum> a, List<LatencySum> b) {
    for (int i = 0; i < a.size(); i++) {
      a.get(i).add(b.get(i));
    }
    return a;
  }

  /** Consecutive layouts, together as long as their distinct gateways' distances fit in memory. */
  private List<List<Layout>> batches(List<Layout> layouts) {
    int mostSources = GatewayRows.mostAtOnce(network);
    List<List<Layout>> batches = new ArrayList<>();
    List<Layout> batch = new ArrayList<>();
    TreeSet<Integer> sources = new TreeSet<>();
    for (Layout layout : layouts) {
      List<Integer> gateways = Arrays.stream(layout.gateways()).boxed().toList();
      long together = Stream.concat(sources.stream(), gateways.stream()).distinct().count();
      if (!batch.isEmpty() && together > mostSources) {
        batches.add(batch);
        batch = new ArrayList<>();
        sources.clear();
      }
      batch.add(layout);
      sources.addAll(gateways);
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }

  /**
   * What every layout's token latency contains, in ms: the work of gateways and head, and of that
   * of experts what counts in every path, each on the satellite where it takes least.
   */
  public double computeMs() {
    return path.times().leastMs(laws.size(), path.leastExpertMs());
  }
}
