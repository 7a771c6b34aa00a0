package io.spacemoe.scenario.placement;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where everything sits: in each layer one gateway satellite, and for each of N experts one
 * satellite or several. Of several the first is its primary, and the others are copies of it.
 * Immutable.
 */
public final class Layout {
  private final int[] gateways;
  private final int[][][] experts;

  /**
   * One satellite for each expert. Copies both arrays.
   *
   * @param gateways the gateway's satellite of each layer
   * @param experts layers x experts, the satellite of each expert
   */
  public Layout(int[] gateways, int[][] experts) {
    this(
        gateways,
        Arrays.stream(experts)
            .map(row -> Arrays.stream(row).mapToObj(s -> new int[] {s}).toArray(int[][]::new))
            .toArray(int[][][]::new));
  }

  /**
   * One satellite or several for each expert. Copies both arrays.
   *
   * @param gateways the gateway's satellite of each layer
   * @param experts layers x experts x satellites, the primary first, at least one
   */
  public Layout(int[] gateways, int[][][] experts) {
    if (gateways.length != experts.length || gateways.length == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d gateways and %d rows of experts; expected one of each per layer",
              gateways.length,
              experts.length));
    }
    this.gateways = gateways.clone();
    this.experts = new int[experts.length][][];
    for (int l = 0; l < experts.length; l++) {
      this.experts[l] = Arrays.stream(experts[l]).map(int[]::clone).toArray(int[][]::new);
      for (int e = 0; e < experts[l].length; e++) {
        if (experts[l][e].length == 0) {
          throw new IllegalArgumentException(
              String.format(Locale.ROOT, "expert %d of layer %d has no satellite", e, l));
        }
      }
    }
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

  /** The satellite of an expert, or its primary where there are copies. */
  public int expert(int layer, int expert) {
    return experts[layer][expert][0];
  }

  /** On how many satellites an expert is, at least 1. */
  public int copies(int layer, int expert) {
    return experts[layer][expert].length;
  }

  /** The satellite of a copy of an expert; copy 0 is the primary. */
  public int copy(int layer, int expert, int copy) {
    return experts[layer][expert][copy];
  }

  /** The satellites of an expert, primary first, as a copy. */
  public int[] copiesOf(int layer, int expert) {
    return experts[layer][expert].clone();
  }

  /** Whether any expert of a layer is on several satellites. */
  public boolean hasCopies(int layer) {
    return Arrays.stream(experts[layer]).anyMatch(copies -> copies.length > 1);
  }

  /** Whether any expert is on several satellites. */
  public boolean hasCopies() {
    return IntStream.range(0, layers()).anyMatch(this::hasCopies);
  }

  /** How many copies there are beside the primaries. */
  public int copies() {
    return Arrays.stream(experts).flatMap(Arrays::stream).mapToInt(own -> own.length - 1).sum();
  }

  /** The same without copies. */
  public Layout primaries() {
    return hasCopies()
        ? new Layout(
            gateways, IntStream.range(0, layers()).mapToObj(this::expertsOf).toArray(int[][]::new))
        : this;
  }

  /** The gateways' satellites, as a copy. */
  public int[] gateways() {
    return gateways.clone();
  }

  /** The satellites of a layer's experts, of several the primaries, as a copy. */
  public int[] expertsOf(int layer) {
    return Arrays.stream(experts[layer]).mapToInt(copies -> copies[0]).toArray();
  }

  /** All satellites of a layer's experts, copies included, expert by expert. */
  public IntStream satellitesOf(int layer) {
    return Arrays.stream(experts[layer]).flatMapToInt(Arrays::stream);
  }

  /** The satellites that host anything. */
  public BitSet satellites() {
    BitSet used = new BitSet();
    Arrays.stream(gateways).forEach(used::set);
    IntStream.range(0, layers()).flatMap(this::satellitesOf).forEach(used::set);
    return used;
  }

  /** The same elsewhere: everything on the satellite that a map gives for its own. */
  public Layout moved(IntUnaryOperator to) {
    return new Layout(
        Arrays.stream(gateways).map(to).toArray(),
        Arrays.stream(experts)
            .map(
                row ->
                    Arrays.stream(row)
                        .map(own -> Arrays.stream(own).map(to).toArray())
                        .toArray(int[][]::new))
            .toArray(int[][][]::new));
  }

  /** The most experts and copies, of all layers together, that sit on one satellite. */
  public int fullest() {
    return IntStream.range(0, layers())
        .flatMap(this::satellitesOf)
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
