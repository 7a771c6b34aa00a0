package io.spacemoe.assignment;

import io.spacemoe.assignment.path.ExactMethod;
import io.spacemoe.assignment.path.RadixOrder;
import io.spacemoe.assignment.path.Tenancy;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One layer without forbidden pairs: the heaviest experts fill the nearest satellites, slot by
 * slot, ties to the lower index. Optimal by the rearrangement inequality (Hardy, Littlewood, Polya,
 * Inequalities, theorem 368), with a satellite of k slots counted k times. O(n log n + m log m).
 */
final class Rearrangement implements ExactMethod {
  private final long[] weight;
  private final long[] latency;
  private final int[] slots;
  private final int[] satelliteOf;
  private final long[] rents;

  Rearrangement(PlacementProblem problem) {
    Costs.Product costs = (Costs.Product) problem.costs();
    weight = IntStream.range(0, costs.experts()).mapToLong(costs::weightPpm).toArray();
    latency = IntStream.range(0, costs.satellites()).mapToLong(costs::latencyNs).toArray();
    slots = Tenancy.slots(problem);
    satelliteOf = new int[problem.experts()];
    rents = new long[problem.satellites()];
    Arrays.fill(satelliteOf, Tenancy.NONE);
  }

  @Override
  public Optional<Proof.Shortage> solve(StopSignal stop) {
    if (stop.raised()) {
      return Optional.empty();
    }
    place(RadixOrder.descending(weight), RadixOrder.ascending(latency));
    return Optional.empty();
  }

  /**
   * Fills the nearest satellites. Each is charged what the lightest of its experts would lose by
   * moving to the next, on top of that one's rent; the last is free. Moving further never pays,
   * since the experts in between are lighter; moving nearer never does, since they are heavier. No
   * rent exceeds the dearest cost.
   */
  private void place(int[] heaviest, int[] nearest) {
    int k = 0;
    int slot = 0;
    for (int expert : heaviest) {
      while (slot == slots[nearest[k]]) {
        k++;
        slot = 0;
      }
      satelliteOf[expert] = nearest[k];
      slot++;
    }
    for (int j = heaviest.length - 2; j >= 0; j--) {
      int here = satelliteOf[heaviest[j]];
      int further = satelliteOf[heaviest[j + 1]];
      if (here != further) {
        rents[here] = rents[further] + weight[heaviest[j]] * (latency[further] - latency[here]);
      }
    }
  }

  @Override
  public int[] satelliteOf() {
    return satelliteOf;
  }

  @Override
  public Proof.Rents rents() {
    return new Proof.Rents(rents);
  }

  @Override
  public boolean solved() {
    return satelliteOf.length == 0 || satelliteOf[0] != Tenancy.NONE;
  }

  @Override
  public long searches() {
    return 0;
  }
}
