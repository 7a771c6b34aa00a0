package io.spacemoe.scenario.placement;

import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import java.util.Arrays;

/**
 * The intra-layer expert placement with the layer latency itself as its objective: the expected
 * latency of the slowest activated expert, snapshot by snapshot.
 *
 * @param problem the problem; its satellite j is candidate j
 * @param candidates the constellation's satellites that may host an expert
 */
public record ExpectedMaxLayer(ExpectedMaxProblem problem, int[] candidates) {

  /** Copies the candidates. */
  public ExpectedMaxLayer {
    candidates = candidates.clone();
  }

  /**
   * The problem of one layer.
   *
   * @param weights one finite weight per expert
   * @param active experts activated per token
   * @param latencyNs snapshots x candidates: path latency in ns
   * @throws InvalidValueException when path latencies are too long for exact sums, or weights too
   *     far apart
   */
  public static ExpectedMaxLayer of(
      String name, double[] weights, int active, long[][] latencyNs, int[] candidates) {
    try {
      return new ExpectedMaxLayer(
          new ExpectedMaxProblem(name, weights, active, latencyNs), candidates);
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException(
          "placement", "cannot have the objective expected-max: " + e.getMessage());
    }
  }

  @Override
  public int[] candidates() {
    return candidates.clone();
  }

  /** The constellation's satellite of each expert. */
  public int[] satellitesOf(Placement placement) {
    return Arrays.stream(placement.toArray()).map(candidate -> candidates[candidate]).toArray();
  }
}
