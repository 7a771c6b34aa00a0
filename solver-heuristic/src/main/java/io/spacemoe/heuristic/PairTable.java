package io.spacemoe.heuristic;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.spi.RefusedException;
import java.util.BitSet;
import java.util.Locale;

/**
 * What every pair of expert and satellite costs and takes, laid out for inner loops: a cost is one
 * multiplication, and experts of one layer share a row, unless moving costs. Immutable; memory
 * grows with layers x satellites, for matrices and with move costs with experts x satellites.
 */
public final class PairTable {
  /** What demands may add up to, so that sums and differences of two stay within a long. */
  private static final long MAX_ROOM = 1L << 61;

  public final int experts;
  public final int satellites;
  private final long[] weight;
  private final long[][] row;
  private final long[] demand;
  private final long[][] demands;
  private final BitSet[] forbidden;
  private final long[] room;

  /**
   * Copies a problem.
   *
   * @throws RefusedException when sums of demands could leave the range of a long
   */
  public PairTable(PlacementProblem problem) {
    this.experts = problem.experts();
    this.satellites = problem.satellites();
    this.weight = new long[experts];
    this.row = new long[experts][];
    fillCosts(problem.costs());
    this.room = new long[satellites];
    for (int s = 0; s < satellites; s++) {
      room[s] = problem.room(s);
    }
    boolean pairwise = problem.capacity() instanceof Capacity.Memory memory && memory.pairwise();
    this.demand = new long[experts];
    this.demands = pairwise ? new long[experts][satellites] : null;
    this.forbidden = new BitSet[experts];
    for (int e = 0; e < experts; e++) {
      BitSet closed = problem.forbidden().of(e);
      forbidden[e] = closed.isEmpty() ? null : closed;
      for (int s = 0; s < satellites; s++) {
        long takes = problem.demand(e, s);
        demand[e] = Math.max(demand[e], takes);
        if (pairwise) {
          demands[e][s] = takes;
        }
      }
    }
    if (largestDemand() > MAX_ROOM / (experts + 1L)) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "%d experts with a demand of up to %d; allowed: %d together",
              experts,
              largestDemand(),
              MAX_ROOM));
    }
  }

  private void fillCosts(Costs costs) {
    if (costs instanceof Costs.Product product) {
      long[] latency = new long[satellites];
      for (int s = 0; s < satellites; s++) {
        latency[s] = product.latencyNs(s);
      }
      for (int e = 0; e < experts; e++) {
        weight[e] = product.weightPpm(e);
        row[e] = latency;
      }
    } else if (costs instanceof Costs.LayeredProduct layered && !layered.hasMoves()) {
      long[][] latency = new long[layered.layers()][satellites];
      for (int l = 0; l < latency.length; l++) {
        for (int s = 0; s < satellites; s++) {
          latency[l][s] = layered.latencyNs(l, s);
        }
      }
      for (int e = 0; e < experts; e++) {
        weight[e] = layered.weightPpm(e);
        row[e] = latency[layered.layerOf(e)];
      }
    } else {
      for (int e = 0; e < experts; e++) {
        weight[e] = 1;
        row[e] = new long[satellites];
        costs.copyRow(e, row[e]);
      }
    }
  }

  /** The cost of an expert on a satellite. */
  public long cost(int expert, int satellite) {
    return weight[expert] * row[expert][satellite];
  }

  /** What an expert takes of a satellite's room. */
  public long demand(int expert, int satellite) {
    return demands == null ? demand[expert] : demands[expert][satellite];
  }

  /** The most that an expert takes of any satellite's room. */
  public long demand(int expert) {
    return demand[expert];
  }

  /** The most that any expert takes of any satellite's room; 0 without experts. */
  public long largestDemand() {
    long largest = 0;
    for (long d : demand) {
      largest = Math.max(largest, d);
    }
    return largest;
  }

  /** What a satellite offers. */
  public long room(int satellite) {
    return room[satellite];
  }

  /** Whether an expert may sit on a satellite and would fit there alone. */
  public boolean allows(int expert, int satellite) {
    return demand(expert, satellite) <= room[satellite]
        && (forbidden[expert] == null || !forbidden[expert].get(satellite));
  }
}
