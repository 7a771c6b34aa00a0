package io.spacemoe.solver.joint;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Places the experts of one layer around its two gateways where satellites are shared, greedily:
 * the most active expert first, each where its way, its work and the experts that it may wait for
 * take least. With s the satellite and load the experts of the layer that are activated there on
 * average, that is
 *
 * <pre>{@code
 * d(in, s) + d(s, out) + work(s) * (1 + spread * load(s))
 * }</pre>
 *
 * A greater spread uses more satellites. For use by one thread.
 */
public final class SharedSettling {
  /** Low bits of a key, for the satellite; an end is below 2^43 ns. */
  private static final int SATELLITE_BITS = 20;

  private static final int SATELLITE = (1 << SATELLITE_BITS) - 1;

  private final JointProblem problem;
  private final SharedRooms rooms;
  private final int reach;
  private final int[][] near;
  private final double[][] activation;
  private final int[][] order;
  private final int[] seenAt;
  private final double[] load;
  private final int[] left;
  private int calls;

  /** The satellites of a call by the time of an expert that is alone there, then a heap. */
  private final long[] keys;

  private final int[] open;
  private final double[] time;
  private int opened;

  /**
   * For the layers of a problem.
   *
   * @param problem with rooms, of less than 2^20 satellites
   */
  public SharedSettling(JointProblem problem) {
    this.problem = problem;
    rooms = problem.rooms().orElseThrow();
    int n = problem.satellites();
    reach = Math.min(n - 1, problem.experts() + 32);
    near = new int[n][];
    seenAt = new int[n];
    load = new double[n];
    left = new int[n];
    time = new double[n];
    keys = new long[n];
    open = new int[n];
    activation = new double[problem.layers()][];
    order = new int[problem.layers()][];
    for (int l = 0; l < order.length; l++) {
      double[] active = rooms.law(l).activation();
      activation[l] = active;
      order[l] =
          IntStream.range(0, active.length)
              .boxed()
              .sorted((a, b) -> Double.compare(active[b], active[a]))
              .mapToInt(e -> e)
              .toArray();
    }
  }

  /**
   * Places the experts of a layer that have no satellite yet.
   *
   * @param layer index of a layer
   * @param in the satellite of the layer's gateway
   * @param out that of the next layer's
   * @param room how many more experts each satellite has room for
   * @param spread how much waiting counts, at least 0
   * @param hosts the satellite of each expert, negative for those to be placed
   * @return whether there was room for all; else some are still negative
   */
  public boolean settle(int layer, int in, int out, int[] room, double spread, int[] hosts) {
    calls++;
    int count = gather(in, out, room);
    for (int e = 0; e < hosts.length; e++) {
      if (hosts[e] >= 0) {
        count = add(count, hosts[e], in, out, room);
        load[hosts[e]] += activation[layer][e];
      }
    }
    if (!place(layer, in, out, count, spread, hosts)) {
      int all = 0;
      for (int s = 0; s < problem.satellites(); s++) {
        if (seenAt[s] != calls && room[s] > 0) {
          see(s, room);
          keys[all++] = alone(in, s, out);
        }
      }
      return place(layer, in, out, all, spread, hosts);
    }
    return true;
  }

  private void see(int s, int[] room) {
    if (seenAt[s] != calls) {
      seenAt[s] = calls;
      load[s] = 0;
      left[s] = room[s];
    }
  }

  private int gather(int in, int out, int[] room) {
    int count = add(0, in, in, out, room);
    count = add(count, out, in, out, room);
    for (int gateway : new int[] {in, out}) {
      if (near[gateway] == null) {
        near[gateway] = problem.nearest(gateway, Math.max(1, reach));
      }
      for (int s : near[gateway]) {
        count = add(count, s, in, out, room);
      }
    }
    return count;
  }

  private int add(int count, int s, int in, int out, int[] room) {
    if (seenAt[s] == calls) {
      return count;
    }
    see(s, room);
    if (room[s] > 0) {
      keys[count] = alone(in, s, out);
      return count + 1;
    }
    return count;
  }

  private long alone(int in, int s, int out) {
    return (ns(in, s, out) << SATELLITE_BITS) | s;
  }

  private long ns(int in, int s, int out) {
    return problem.distances().ns(in, s) + problem.distances().ns(s, out) + rooms.workNs(s);
  }

  /** Opens satellites in the order of their keys, as far as they are worth it. */
  private boolean place(int layer, int in, int out, int count, double spread, int[] hosts) {
    Arrays.sort(keys, 0, count);
    opened = 0;
    int next = 0;
    for (int e : order[layer]) {
      if (hosts[e] >= 0) {
        continue;
      }
      while (next < count && (opened == 0 || keys[next] >>> SATELLITE_BITS <= time[open[0]])) {
        int s = (int) keys[next++] & SATELLITE;
        rise(s, waiting(in, s, out, spread));
      }
      if (opened == 0) {
        return false;
      }
      int s = open[0];
      hosts[e] = s;
      load[s] += activation[layer][e];
      if (--left[s] > 0) {
        sink(s, waiting(in, s, out, spread));
      } else {
        int last = open[--opened];
        if (opened > 0) {
          sink(last, time[last]);
        }
      }
    }
    return true;
  }

  private double waiting(int in, int s, int out, double spread) {
    return ns(in, s, out) + rooms.workNs(s) * spread * load[s];
  }

  private void rise(int s, double end) {
    int at = opened++;
    time[s] = end;
    while (at > 0 && end < time[open[(at - 1) / 2]]) {
      open[at] = open[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    open[at] = s;
  }

  private void sink(int s, double end) {
    int at = 0;
    time[s] = end;
    for (int child = 1; child < opened; child = 2 * at + 1) {
      if (child + 1 < opened && time[open[child + 1]] < time[open[child]]) {
        child++;
      }
      if (end <= time[open[child]]) {
        break;
      }
      open[at] = open[child];
      at = child;
    }
    open[at] = s;
  }
}
