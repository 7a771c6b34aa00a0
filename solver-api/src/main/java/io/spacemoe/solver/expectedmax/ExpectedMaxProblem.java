package io.spacemoe.solver.expectedmax;

import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The experts of one layer to be placed so that the slowest of the activated ones is soonest, on
 * average over snapshots: the token latency itself, where {@link PlacementProblem} has the mean of
 * each expert alone.
 *
 * <p>K of the N experts are activated, a set A with probability proportional to the product of its
 * weights (conditional Poisson). A placement puts each expert on a satellite of its own. Its cost
 * is the sum over snapshots of E[max over A of the latencies], in nanoseconds, rounded to a whole
 * number once, at the end; divided by the number of snapshots it is the layer's expected latency.
 * There are at least as many satellites as experts, so there always is a placement.
 *
 * <p>Immutable and validated at construction.
 */
public final class ExpectedMaxProblem {
  /** The greatest sum over snapshots of the longest latency: 2^52 ns. Doubles hold it exactly. */
  public static final long MAX_TOTAL = 1L << 52;

  private final String name;
  private final SlowestOfSet law;
  private final long[][] latencyNs;
  private final int[][] order;

  /**
   * A problem.
   *
   * @param name what messages and results call it
   * @param weights one per expert, finite, at least 0, taken up to a common factor; at least K
   *     above 0
   * @param active experts K that are activated together, 1 to the number of experts
   * @param latencyNs snapshots x satellites: path latency in nanoseconds, at least 0; at least one
   *     snapshot, and as many satellites as experts
   * @throws IllegalArgumentException for anything else, with the values
   */
  public ExpectedMaxProblem(String name, double[] weights, int active, long[][] latencyNs) {
    this.name = Objects.requireNonNull(name, "name");
    this.law = new SlowestOfSet(weights, active);
    this.latencyNs = Arrays.stream(latencyNs).map(long[]::clone).toArray(long[][]::new);
    checkLatencies();
    this.order =
        Arrays.stream(this.latencyNs).map(ExpectedMaxProblem::ascending).toArray(int[][]::new);
  }

  private void checkLatencies() {
    if (latencyNs.length == 0) {
      throw new IllegalArgumentException("there is no snapshot; allowed: at least one");
    }
    long total = 0;
    for (int t = 0; t < latencyNs.length; t++) {
      if (latencyNs[t].length != latencyNs[0].length || latencyNs[t].length < law.experts()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "snapshot %d has %d satellites for %d experts, snapshot 0 has %d; expected equally many, and one per expert",
                t,
                latencyNs[t].length,
                law.experts(),
                latencyNs[0].length));
      }
      long longest = 0;
      for (int s = 0; s < latencyNs[t].length; s++) {
        if (latencyNs[t][s] < 0 || latencyNs[t][s] > MAX_TOTAL) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "latency of satellite %d in snapshot %d is %d ns; allowed: 0 to %d",
                  s,
                  t,
                  latencyNs[t][s],
                  MAX_TOTAL));
        }
        longest = Math.max(longest, latencyNs[t][s]);
      }
      total += longest;
      if (total > MAX_TOTAL) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the longest latencies of snapshots 0 to %d sum to %d ns; allowed: up to %d",
                t,
                total,
                MAX_TOTAL));
      }
    }
  }

  private static int[] ascending(long[] latency) {
    return IntStream.range(0, latency.length)
        .boxed()
        .sorted(Comparator.comparingLong(s -> latency[s]))
        .mapToInt(s -> s)
        .toArray();
  }

  /** {@return what messages and results call it} */
  public String name() {
    return name;
  }

  /** {@return the number N of experts} */
  public int experts() {
    return law.experts();
  }

  /** {@return the number K of experts that are activated together} */
  public int active() {
    return law.active();
  }

  /** {@return the number of satellites} */
  public int satellites() {
    return latencyNs[0].length;
  }

  /** {@return the number of snapshots, all equally likely} */
  public int snapshots() {
    return latencyNs.length;
  }

  /**
   * {@return the weight of an expert, scaled so that the K-th largest weight is 1}
   *
   * @param expert index of an expert, from 0
   */
  public double weight(int expert) {
    return law.weight(expert);
  }

  /**
   * {@return the path latency of a satellite in nanoseconds}
   *
   * @param snapshot index of a snapshot, from 0
   * @param satellite index of a satellite, from 0
   */
  public long latencyNs(int snapshot, int satellite) {
    return latencyNs[snapshot][satellite];
  }

  /**
   * {@return the satellite of a rank by ascending latency, ties by ascending index}
   *
   * @param snapshot index of a snapshot, from 0
   * @param rank from 0, the nearest, to satellites - 1
   */
  public int satelliteAt(int snapshot, int rank) {
    return order[snapshot][rank];
  }

  /**
   * What a placement is worth, in O(snapshots x (satellites + N K)). All terms are positive, so the
   * sum before rounding is right to about 2 (N + snapshots) units of the last place.
   *
   * @param placement one satellite per expert
   * @return its cost, and the satellites with more than one expert
   * @throws IllegalArgumentException when it is not a placement of these experts on these
   *     satellites
   */
  public Evaluation evaluate(Placement placement) {
    if (placement.experts() != experts()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "placement of %d experts for %s", placement.experts(), this));
    }
    int[] tenant = new int[satellites()];
    Arrays.fill(tenant, -1);
    List<Integer> overfull = new ArrayList<>();
    for (int e = 0; e < experts(); e++) {
      int s = placement.satelliteOf(e);
      if (s >= satellites()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "expert %d is on satellite %d; allowed: 0 to %d",
                e,
                s,
                satellites() - 1));
      }
      if (tenant[s] >= 0 && !overfull.contains(s)) {
        overfull.add(s);
      }
      tenant[s] = e;
    }
    overfull.sort(Comparator.naturalOrder());
    double total = 0;
    for (int t = 0; overfull.isEmpty() && t < snapshots(); t++) {
      total += law.expectedMax(latencyNs[t], order[t], tenant);
    }
    return new Evaluation(Math.round(total), overfull, List.of());
  }

  /**
   * The wait-and-see bound: the cost if every snapshot could have a placement of its own.
   *
   * <p>In a single snapshot the heaviest expert belongs on the nearest satellite and so on, since
   * then the experts within any latency carry the largest weights that they can (docs/model.md,
   * section 6.2). The sum over snapshots exceeds no placement's cost; it is lowered by more than
   * both can be off by rounding. Takes O(snapshots x (satellites + N K)).
   *
   * @return a lower bound on every placement's cost, in nanoseconds over all snapshots
   */
  public long waitAndSee() {
    int[] heaviest =
        IntStream.range(0, experts())
            .boxed()
            .sorted(Comparator.comparingDouble(e -> -law.weight(e)))
            .mapToInt(e -> e)
            .toArray();
    double total = 0;
    for (int t = 0; t < snapshots(); t++) {
      int[] tenant = new int[satellites()];
      Arrays.fill(tenant, -1);
      for (int k = 0; k < heaviest.length; k++) {
        tenant[order[t][k]] = heaviest[k];
      }
      total += law.expectedMax(latencyNs[t], order[t], tenant);
    }
    double slack = 8.0 * (experts() + snapshots()) * Math.ulp(1.0);
    return Math.round(total * (1 - slack));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s (%d of %d experts active, %d satellites, %d snapshots)",
        name,
        active(),
        experts(),
        satellites(),
        snapshots());
  }
}
