package io.spacemoe.assignment.layered;

import io.spacemoe.assignment.path.Tenancy;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;

/**
 * Starting rents for a layered problem, from the exact rents of one half its size: every second
 * satellite, and experts in pairs of average weight. That one is solved the same way.
 *
 * <p>What carries over is what an expert pays in all, cost and rent, as a function of its weight:
 * within a layer it is concave and changes little from rank to rank. A satellite's rent is then the
 * highest bid for it over all layers, so that it fits each single satellite. Two experts in three
 * are content at once with such rents. (A multiscale method in the sense of Schmitzer, A sparse
 * multiscale algorithm for dense optimal transport, Journal of Mathematical Imaging and Vision 56,
 * 2016.)
 */
final class Thinning {
  /** Problems of fewer experts start without rents. */
  private static final int SMALL = 200;

  /** No value is taken to be more than this, so that rents stay in their range. */
  private static final long MOST = 1L << 59;

  private final StopSignal stop;
  private final int[] slots;

  private Thinning(StopSignal stop, int[] slots) {
    this.stop = stop;
    this.slots = slots;
  }

  /**
   * Starting rents.
   *
   * @param groups one per layer
   */
  static long[] rents(ExpertGroup[] groups, int[] slots, StopSignal stop) {
    return new Thinning(stop, slots).rents(groups, byNearestLayer(groups, slots));
  }

  /** The satellites with slots, grouped by the layer they are nearest to, the nearest first. */
  private static int[] byNearestLayer(ExpertGroup[] groups, int[] slots) {
    long[] nearest = new long[slots.length];
    int[] layer = new int[slots.length];
    Arrays.fill(nearest, Long.MAX_VALUE);
    for (int l = 0; l < groups.length; l++) {
      LatencyOrder order = groups[l].layer;
      for (int k = 0; k < order.size(); k++) {
        int s = order.satellite[k];
        long latency = order.nearestNs + order.latency[k];
        if (latency < nearest[s]) {
          nearest[s] = latency;
          layer[s] = l;
        }
      }
    }
    int[] order = new int[slots.length];
    int size = 0;
    for (int l = 0; l < groups.length; l++) {
      for (int s : groups[l].layer.satellite) {
        if (layer[s] == l && slots[s] > 0) {
          order[size++] = s;
        }
      }
    }
    return Arrays.copyOf(order, size);
  }

  private long[] rents(ExpertGroup[] groups, int[] satellites) {
    int experts = ExpertGroup.countExperts(groups);
    if (experts < SMALL || stop.raised()) {
      return new long[slots.length];
    }
    int[] fewer = everySecond(satellites);
    ExpertGroup[] half = halved(groups, fewer);
    LayeredMarket market =
        new LayeredMarket(half, ExpertGroup.countExperts(half), slotsOf(fewer), rents(half, fewer));
    market.place(stop);
    long[] rents = new long[slots.length];
    for (int l = 0; l < groups.length; l++) {
      raise(groups[l], values(groups[l], half[l], market.rents()), rents);
    }
    return rents;
  }

  private static int[] everySecond(int[] values) {
    int[] some = new int[(values.length + 1) / 2];
    for (int k = 0; k < some.length; k++) {
      some[k] = values[2 * k];
    }
    return some;
  }

  private int[] slotsOf(int[] satellites) {
    int[] some = new int[slots.length];
    for (int s : satellites) {
      some[s] = slots[s];
    }
    return some;
  }

  /** One expert for two neighbours of each group; of the odd ones over, every second stays. */
  private ExpertGroup[] halved(ExpertGroup[] groups, int[] satellites) {
    boolean[] kept = new boolean[slots.length];
    for (int s : satellites) {
      kept[s] = true;
    }
    ExpertGroup[] half = new ExpertGroup[groups.length];
    int experts = 0;
    boolean keepOdd = false;
    for (int l = 0; l < groups.length; l++) {
      long[] weight = groups[l].weight;
      keepOdd ^= weight.length % 2 == 1;
      long[] mean = new long[weight.length / 2 + (keepOdd ? weight.length % 2 : 0)];
      int[] expert = new int[mean.length];
      for (int r = 0; r < mean.length; r++) {
        int last = Math.min(2 * r + 1, weight.length - 1);
        mean[r] = weight[last] + (weight[2 * r] - weight[last]) / 2;
        expert[r] = experts++;
      }
      half[l] =
          new ExpertGroup(groups[l].layer.of(kept), groups[l].forbidden, expert, mean, Homes.NONE);
    }
    return half;
  }

  /**
   * What each expert of a group would pay in all: between its neighbours in the halved group,
   * linear in the weight, and nothing at weight 0.
   */
  private static long[] values(ExpertGroup group, ExpertGroup half, long[] rent) {
    int points = half.size();
    long[] weight = Arrays.copyOf(half.weight, points + 1);
    long[] value = new long[points + 1];
    int[] choice = half.choices(half.layer, rent);
    for (int r = 0; r < points && choice[r] != Tenancy.NONE; r++) {
      value[r] = half.pays(half.layer, r, choice[r], rent);
    }
    long[] values = new long[group.size()];
    int heavier = 0;
    for (int r = 0; r < values.length && points > 0; r++) {
      long w = group.weight[r];
      while (heavier + 1 < points && weight[heavier + 1] > w) {
        heavier++;
      }
      int lighter = heavier + 1;
      double slope =
          (double) (value[heavier] - value[lighter])
              / Math.max(1, weight[heavier] - weight[lighter]);
      long line = value[lighter] + (long) (slope * (w - weight[lighter]));
      values[r] = Math.max(0, Math.min(line, MOST));
    }
    return values;
  }

  /** Raises rents to what the experts of a group would pay more than their cost. */
  private static void raise(ExpertGroup group, long[] value, long[] rents) {
    if (group.size() == 0) {
      return;
    }
    long[] bids = UpperEnvelope.highest(group.layer, group.weight, value);
    group.expect(bids);
    for (int k = 0; k < bids.length; k++) {
      int s = group.layer.satellite[k];
      if (bids[k] > rents[s] && !group.forbidden.get(s)) {
        rents[s] = bids[k];
      }
    }
  }
}
