package io.spacemoe.scenario.sky;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What the links of a {@link Topology} cost at each of its times; where nodes are is not known. */
final class GivenMotion implements Motion {
  private final List<Topology.Link> links;
  private final int[] pairOf;
  private final int pairs;
  private final List<int[]> linksAt;
  private final double[] transmissionMs;
  private final double processingMs;
  private final double sharedTransmissionMs;

  /**
   * The costs of links.
   *
   * @param slots how many times there are; all alike where the topology has one time only
   * @param bits size of what travels, in bits
   */
  GivenMotion(Topology topology, Topology.Wiring wiring, LinkRules rules, int slots, double bits) {
    links = topology.links();
    pairOf = wiring.pairOf();
    pairs = wiring.pairs().length;
    sharedTransmissionMs = bits / (rules.rateGbps() * 1e6);
    processingMs = rules.perHopProcessingMs();
    transmissionMs =
        links.stream()
            .mapToDouble(link -> bits / (link.rateGbps().orElse(rules.rateGbps()) * 1e6))
            .toArray();
    List<List<Integer>> at = new ArrayList<>();
    IntStream.range(0, slots).forEach(slot -> at.add(new ArrayList<>()));
    for (int i = 0; i < links.size(); i++) {
      if (links.get(i).slot().isPresent()) {
        at.get(links.get(i).slot().getAsInt()).add(i);
      }
    }
    int[] always =
        IntStream.range(0, links.size()).filter(i -> links.get(i).slot().isEmpty()).toArray();
    linksAt =
        at.stream()
            .map(
                some ->
                    IntStream.concat(Arrays.stream(always), some.stream().mapToInt(i -> i))
                        .toArray())
            .toList();
  }

  @Override
  public double[] linkMs(int slot) {
    double[] ms = new double[pairs];
    Arrays.fill(ms, Double.POSITIVE_INFINITY);
    for (int i : linksAt.get(slot)) {
      ms[pairOf[i]] =
          Math.max(links.get(i).latencyMs(), LinkLatencies.LEAST_MS)
              + (transmissionMs[i] + processingMs);
    }
    return ms;
  }

  /** What sending over each link takes at one of the times, part of its latency, in ms. */
  double[] transmissionMs(int slot) {
    double[] ms = new double[pairs];
    Arrays.fill(ms, sharedTransmissionMs);
    for (int i : linksAt.get(slot)) {
      ms[pairOf[i]] = transmissionMs[i];
    }
    return ms;
  }

  /** Whether a link has a rate of its own. */
  boolean ownRates() {
    return links.stream().anyMatch(link -> link.rateGbps().isPresent());
  }

  /** Nothing: where the nodes are is not known. */
  @Override
  public double[] positionsKm(int slot) {
    return new double[0];
  }
}
