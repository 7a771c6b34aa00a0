package io.spacemoe.scenario.placement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where everything sits: one gateway satellite and N expert satellites per layer. Immutable. */
public final class Layout {
  private final int[] gateways;
  private final int[][] experts;

  /**
   * Copies both arrays.
   *
   * @param gateways the gateway's satellite of each layer
   * @param experts layers x experts, the satellite of each expert
   */
  public Layout(int[] gateways, int[][] experts) {
    if (gateways.length != experts.length || gateways.length == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d gateways and %d rows of experts; expected one of each per layer",
              gateways.length,
              experts.length));
    }
    this.gateways = gateways.clone();
    this.experts = Arrays.stream(experts).map(int[]::clone).toArray(int[][]::new);
  }

  /**
   * Experts on places such that the more often one is activated, the nearer it sits.
   *
   * @param nearestFirst a satellite for each expert, nearest first
   * @param activation activation probability of each expert; ties go to the lower index
   * @return the satellite of each expert
   */
  public static int[] mostActiveFirst(int[] nearestFirst, double[] activation) {
    int[] popular =
        IntStream.range(0, nearestFirst.length)
            .boxed()
            .sorted(Comparator.comparingDouble(e -> -activation[e]))
            .mapToInt(e -> e)
            .toArray();
    int[] hosts = new int[popular.length];
    for (int k = 0; k < hosts.length; k++) {
      hosts[popular[k]] = nearestFirst[k];
    }
    return hosts;
  }

  /** The number of layers. */
  public int layers() {
    return gateways.length;
  }

  /** The number of experts of a layer. */
  public int experts(int layer) {
    return experts[layer].length;
  }

  /** The satellite of a layer's gateway. */
  public int gateway(int layer) {
    return gateways[layer];
  }

  /** The gateway of the layer after this one; after the last comes the first. */
  public int nextGateway(int layer) {
    return gateways[(layer + 1) % gateways.length];
  }

  /** The satellite of an expert. */
  public int expert(int layer, int expert) {
    return experts[layer][expert];
  }

  /** The gateways' satellites, as a copy. */
  public int[] gateways() {
    return gateways.clone();
  }

  /** The satellites of a layer's experts, as a copy. */
  public int[] expertsOf(int layer) {
    return experts[layer].clone();
  }

  /** The most experts, of all layers together, that sit on one satellite. */
  public int fullest() {
    return Arrays.stream(experts)
        .flatMapToInt(Arrays::stream)
        .boxed()
        .collect(Collectors.groupingBy(s -> s, Collectors.summingInt(s -> 1)))
        .values()
        .stream()
        .mapToInt(count -> count)
        .max()
        .orElse(0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Layout that
        && Arrays.equals(gateways, that.gateways)
        && Arrays.deepEquals(experts, that.experts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(gateways) + Arrays.deepHashCode(experts);
  }
}
