package io.spacemoe.scenario.operations;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jgrapht.alg.flow.PushRelabelMFImpl;
import org.jgrapht.alg.interfaces.MaximumFlowAlgorithm;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/**
 * The work of experts shared out to the satellites that host them, such that the busiest satellite
 * is as little busy as possible, then the busiest of the others, and so on.
 *
 * <p>Time t is enough when work flows from experts to satellites of capacity (t - fixed) /
 * slowness. Where it is not, the minimum cut names a set of experts that needs more, and the time
 * that this set needs is tried next (discrete Newton method); the set of the last cut is as busy as
 * that, and what remains is another problem of the same kind.
 */
final class FairFlow {
  /** Flows are whole numbers of this part of all work, so that they are exact in a double. */
  private static final double UNITS = 0x1p40;

  private final int[][] hosts;
  private final double[] work;
  private final double[] slowness;
  private final double[] fixed;
  private final int[][] experts;

  /**
   * The problem.
   *
   * @param hosts the satellites of each expert
   * @param work of each expert on a satellite of slowness 1
   * @param slowness of each satellite
   * @param fixed what a satellite is busy for anyway
   */
  FairFlow(int[][] hosts, double[] work, double[] slowness, double[] fixed) {
    this.hosts = hosts;
    this.work = work;
    this.slowness = slowness;
    this.fixed = fixed;
    int[] count = new int[fixed.length];
    Arrays.stream(hosts).flatMapToInt(Arrays::stream).forEach(s -> count[s]++);
    experts = Arrays.stream(count).mapToObj(int[]::new).toArray(int[][]::new);
    for (int x = hosts.length - 1; x >= 0; x--) {
      for (int s : hosts[x]) {
        experts[s][--count[s]] = x;
      }
    }
  }

  /**
   * Fills in the shares.
   *
   * @param shares experts x hosts
   */
  void fill(double[][] shares) {
    BitSet left = new BitSet();
    for (int x = 0; x < hosts.length; x++) {
      boolean free = Arrays.stream(hosts[x]).anyMatch(s -> slowness[s] == 0);
      if (hosts[x].length == 1 || work[x] == 0 || free) {
        even(x, free, shares[x]);
      }
      left.set(x, hosts[x].length > 1 && work[x] > 0 && !free);
    }
    double[] busy = fixed.clone();
    for (int x = 0; x < hosts.length; x++) {
      if (!left.get(x)) {
        for (int c = 0; c < hosts[x].length; c++) {
          busy[hosts[x][c]] += shares[x][c] * work[x] * slowness[hosts[x][c]];
        }
      }
    }
    while (!left.isEmpty()) {
      BitSet group = group(left.nextSetBit(0), left);
      left.andNot(group);
      share(group, busy, shares);
    }
  }

  private void even(int x, boolean free, double[] into) {
    long among =
        free ? Arrays.stream(hosts[x]).filter(s -> slowness[s] == 0).count() : hosts[x].length;
    Arrays.setAll(into, c -> free && slowness[hosts[x][c]] > 0 ? 0 : 1.0 / among);
  }

  /** The experts of some that are joined with one by satellites. */
  private BitSet group(int first, BitSet some) {
    BitSet group = new BitSet();
    BitSet seen = new BitSet();
    ArrayDeque<Integer> next = new ArrayDeque<>();
    group.set(first);
    next.add(first);
    while (!next.isEmpty()) {
      for (int s : hosts[next.remove()]) {
        if (!seen.get(s)) {
          seen.set(s);
          for (int x : experts[s]) {
            if (some.get(x) && !group.get(x)) {
              group.set(x);
              next.add(x);
            }
          }
        }
      }
    }
    return group;
  }

  /** Shares out a group, beginning with those that need most time. */
  private void share(BitSet group, double[] busy, double[][] shares) {
    BitSet rest = (BitSet) group.clone();
    BitSet closed = new BitSet();
    while (!rest.isEmpty()) {
      BitSet tight = rest;
      double time = need(tight, closed, busy);
      if (rest.cardinality() == 1) {
        alone(rest.nextSetBit(0), time, closed, busy, shares);
        return;
      }
      Network network = new Network(rest, closed, busy, time);
      BitSet cut = network.cut();
      while (!cut.isEmpty()) {
        double more = need(cut, closed, busy);
        if (more <= time * (1 + 1e-11)) {
          break;
        }
        tight = cut;
        time = more;
        network = new Network(rest, closed, busy, time);
        cut = network.cut();
      }
      network.read(tight, shares);
      closed.or(hostsOf(tight, closed));
      rest.andNot(tight);
    }
  }

  /** An expert whose open satellites nobody else needs. */
  private void alone(int x, double time, BitSet closed, double[] busy, double[][] shares) {
    Arrays.setAll(
        shares[x],
        c -> {
          int s = hosts[x][c];
          return closed.get(s) ? 0 : Math.max(0, time - busy[s]) / slowness[s];
        });
    toOne(shares[x]);
  }

  private static void toOne(double[] shares) {
    double sum = Arrays.stream(shares).sum();
    Arrays.setAll(shares, c -> sum == 0 ? 1.0 / shares.length : shares[c] / sum);
  }

  /** The time that the open satellites of some experts need, if all are busy for equally long. */
  private double need(BitSet some, BitSet closed, double[] busy) {
    int[] open = hostsOf(some, closed).stream().toArray();
    int[] order =
        IntStream.of(open)
            .boxed()
            .sorted((a, b) -> Double.compare(busy[a], busy[b]))
            .mapToInt(s -> s)
            .toArray();
    double all = some.stream().mapToDouble(x -> work[x]).sum();
    double speed = 0;
    double time = 0;
    for (int k = 0; k < order.length; k++) {
      if (k > 0 && time <= busy[order[k]]) {
        break;
      }
      all += busy[order[k]] / slowness[order[k]];
      speed += 1 / slowness[order[k]];
      time = all / speed;
    }
    return time;
  }

  private BitSet hostsOf(BitSet some, BitSet closed) {
    BitSet open = new BitSet();
    some.stream().flatMap(x -> Arrays.stream(hosts[x])).forEach(open::set);
    open.andNot(closed);
    return open;
  }

  /** The flow of the work of some experts in a given time. */
  private final class Network {
    private static final int SOURCE = -1;
    private static final int SINK = -2;

    private final BitSet some;
    private final BitSet closed;
    private final SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge> graph =
        new SimpleDirectedWeightedGraph<>(DefaultWeightedEdge.class);
    private final MaximumFlowAlgorithm.MaximumFlow<DefaultWeightedEdge> flow;
    private final Set<Integer> sourceSide;
    private final double unit;
    private double asked;

    Network(BitSet some, BitSet closed, double[] busy, double time) {
      this.some = some;
      this.closed = closed;
      unit = some.stream().mapToDouble(x -> work[x]).sum() / UNITS;
      graph.addVertex(SOURCE);
      graph.addVertex(SINK);
      some.stream().forEach(x -> edge(SOURCE, x, Math.rint(work[x] / unit)));
      some.stream().forEach(x -> asked += Math.rint(work[x] / unit));
      hostsOf(some, closed).stream()
          .forEach(
              s -> {
                double room = Math.max(0, time - busy[s]) / slowness[s];
                edge(hosts.length + s, SINK, Math.ceil(room / unit));
              });
      some.stream()
          .forEach(
              x ->
                  Arrays.stream(hosts[x])
                      .filter(s -> !closed.get(s))
                      .forEach(s -> edge(x, hosts.length + s, Math.rint(work[x] / unit) + 1)));
      PushRelabelMFImpl<Integer, DefaultWeightedEdge> solver = new PushRelabelMFImpl<>(graph, 0.5);
      flow = solver.getMaximumFlow(SOURCE, SINK);
      sourceSide = solver.getSourcePartition();
    }

    private void edge(int from, int to, double capacity) {
      graph.addVertex(from);
      graph.addVertex(to);
      graph.setEdgeWeight(graph.addEdge(from, to), capacity);
    }

    /** The experts that need more time; none where it is enough. */
    BitSet cut() {
      BitSet cut = new BitSet();
      if (flow.getValue() < asked) {
        some.stream().filter(sourceSide::contains).forEach(cut::set);
      }
      return cut;
    }

    void read(BitSet experts, double[][] shares) {
      Map<DefaultWeightedEdge, Double> map = flow.getFlowMap();
      experts.stream()
          .forEach(
              x -> {
                for (int c = 0; c < hosts[x].length; c++) {
                  int s = hosts[x][c];
                  boolean open = !closed.get(s);
                  shares[x][c] = open ? map.get(graph.getEdge(x, hosts.length + s)) : 0;
                }
                toOne(shares[x]);
              });
    }
  }
}
