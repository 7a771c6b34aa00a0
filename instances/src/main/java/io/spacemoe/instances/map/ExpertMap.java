package io.spacemoe.instances.map;

import io.spacemoe.scenario.placement.Layout;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Which expert is in each slot of each layer, as expert-parallel serving frameworks say where
 * experts are. Satellites are the nodes, in their order, each with equally many slots: slot p is on
 * satellite p / slots of each. Immutable.
 */
public final class ExpertMap {
  /** What an empty slot holds. */
  public static final int EMPTY = -1;

  /** Slots in all layers; a map of more is a mistake. */
  private static final long MOST_SLOTS = 50_000_000;

  private final int[][] rows;

  /**
   * Copies the rows.
   *
   * @param rows layers x slots: the expert, from 0, or {@link #EMPTY}
   * @throws IllegalArgumentException when there is no slot, or layers have not equally many
   */
  public ExpertMap(int[][] rows) {
    if (rows.length == 0 || rows[0].length == 0) {
      throw new IllegalArgumentException("the map has no slot; expected a row for each layer");
    }
    this.rows = Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new);
    for (int l = 0; l < rows.length; l++) {
      if (rows[l].length != rows[0].length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "row %d has %d slots and the first has %d; expected as many in each",
                l,
                rows[l].length,
                rows[0].length));
      }
      for (int expert : rows[l]) {
        if (expert < EMPTY) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "row %d has expert %d; allowed: -1, which is empty, or 0 and up",
                  l,
                  expert));
        }
      }
    }
  }

  /** The least number of satellites that a map of a placement can have. */
  public static int satellitesOf(Layout layout) {
    return 1 + IntStream.range(0, layout.layers()).flatMap(layout::satellitesOf).max().orElse(0);
  }

  /** The most experts and copies of one layer on one satellite. */
  public static int slotsOf(Layout layout) {
    return IntStream.range(0, layout.layers())
        .map(l -> mostOfOne(layout.satellitesOf(l).toArray()))
        .max()
        .orElseThrow();
  }

  private static int mostOfOne(int[] sorted) {
    Arrays.sort(sorted);
    int most = 1;
    int run = 1;
    for (int i = 1; i < sorted.length; i++) {
      run = sorted[i] == sorted[i - 1] ? run + 1 : 1;
      most = Math.max(most, run);
    }
    return most;
  }

  /**
   * The map of a placement; a satellite's experts are in ascending order in its slots.
   *
   * @param satellites how many there are, at least {@link #satellitesOf}
   * @param each slots of a satellite, at least {@link #slotsOf}
   * @throws IllegalArgumentException when there are too few, or far too many
   */
  public static ExpertMap of(Layout layout, int satellites, int each) {
    refuseFewer("satellites", satellites, satellitesOf(layout));
    refuseFewer("slots of each satellite", each, slotsOf(layout));
    long all = (long) satellites * each * layout.layers();
    if (all > MOST_SLOTS) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%,d slots in all; allowed: %,d", all, MOST_SLOTS));
    }
    int[][] rows = new int[layout.layers()][satellites * each];
    for (int l = 0; l < rows.length; l++) {
      Arrays.fill(rows[l], EMPTY);
      for (int e = 0; e < layout.experts(l); e++) {
        for (int satellite : layout.copiesOf(l, e)) {
          int slot = satellite * each;
          while (rows[l][slot] != EMPTY) {
            slot++;
          }
          rows[l][slot] = e;
        }
      }
    }
    return new ExpertMap(rows);
  }

  private static void refuseFewer(String what, int number, int least) {
    if (number < least) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the map has %d %s; expected at least %d, which the placement uses",
              number,
              what,
              least));
    }
  }

  /** The number of layers. */
  public int layers() {
    return rows.length;
  }

  /** The number of slots, the same in each layer. */
  public int slots() {
    return rows[0].length;
  }

  /** What is in the slots of a layer, as a copy. */
  public int[] row(int layer) {
    return rows[layer].clone();
  }

  /** The number of experts of a layer: one more than the greatest. */
  public int experts() {
    return 1 + Arrays.stream(rows).flatMapToInt(Arrays::stream).max().orElse(EMPTY);
  }

  /** Slots with an expert that an earlier slot of the same layer holds, too. */
  public long copies() {
    return Arrays.stream(rows)
        .mapToLong(
            row ->
                Arrays.stream(row).filter(e -> e != EMPTY).count()
                    - Arrays.stream(row).filter(e -> e != EMPTY).distinct().count())
        .sum();
  }

  /** Slots that are empty, in all layers. */
  public long empty() {
    return Arrays.stream(rows).flatMapToInt(Arrays::stream).filter(e -> e == EMPTY).count();
  }

  /**
   * Where a placement has the experts.
   *
   * @param each slots of a satellite
   * @return layers x experts x satellites, ascending
   * @throws IllegalArgumentException when slots do not fill satellites, or an expert is in no slot
   *     of a layer, or in two of one satellite
   */
  public int[][][] satellites(int each) {
    if (each < 1 || slots() % each != 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%d slots are no satellites of %d slots each", slots(), each));
    }
    int[][][] satellites = new int[layers()][experts()][0];
    for (int l = 0; l < layers(); l++) {
      for (int slot = 0; slot < slots(); slot++) {
        if (rows[l][slot] != EMPTY) {
          int[] before = satellites[l][rows[l][slot]];
          if (before.length > 0 && before[before.length - 1] == slot / each) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "expert %d of layer %d is twice on satellite %d, in slot %d again; placements have copies on several satellites alone",
                    rows[l][slot],
                    l,
                    slot / each,
                    slot));
          }
          int[] now = Arrays.copyOf(before, before.length + 1);
          now[before.length] = slot / each;
          satellites[l][rows[l][slot]] = now;
        }
      }
      for (int e = 0; e < satellites[l].length; e++) {
        if (satellites[l][e].length == 0) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "expert %d of %d is in no slot of layer %d; expected each in one",
                  e,
                  satellites[l].length,
                  l));
        }
      }
    }
    return satellites;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExpertMap that && Arrays.deepEquals(rows, that.rows);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(rows);
  }
}
