package io.spacemoe.solver.tck;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A change of a problem that changes the cost of every placement in a known way. */
final class Transformation {
  private final String name;
  private final int[] expertAt;
  private final int[] satelliteAt;
  private final long factor;
  private final long dearer;

  private Transformation(String name, int[] expertAt, int[] satelliteAt, long factor, long dearer) {
    this.name = name;
    this.expertAt = expertAt;
    this.satelliteAt = satelliteAt;
    this.factor = factor;
    this.dearer = dearer;
  }

  /** New labels for experts and satellites, drawn at random. */
  static Transformation relabelling(PlacementProblem problem, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Transformation(
        "relabelled",
        shuffled(problem.experts(), random),
        shuffled(problem.satellites(), random),
        1,
        0);
  }

  /** Every cost multiplied. */
  static Transformation scaling(PlacementProblem problem, long factor) {
    return new Transformation(
        "scaled", order(problem.experts()), order(problem.satellites()), factor, 0);
  }

  /** The first expert dearer by as much on every satellite; for matrix costs only. */
  static Transformation dearerFirst(PlacementProblem problem, long dearer) {
    return new Transformation(
        "dearer", order(problem.experts()), order(problem.satellites()), 1, dearer);
  }

  /** What a placement costs afterwards if it cost this much before. */
  long costAfter(long before) {
    return before * factor + dearer;
  }

  /** The changed problem. */
  PlacementProblem of(PlacementProblem problem) {
    return new PlacementProblem(
        problem.name() + "-" + name,
        costs(problem.costs()),
        capacity(problem.capacity()),
        pairs(problem.forbidden()));
  }

  private Costs costs(Costs costs) {
    if (costs instanceof Costs.Product product) {
      return new Costs.Product(
          Arrays.stream(expertAt).mapToLong(e -> factor * product.weightPpm(e)).toArray(),
          Arrays.stream(satelliteAt).mapToLong(product::latencyNs).toArray());
    }
    if (costs instanceof Costs.LayeredProduct layered) {
      Costs.LayeredProduct stay =
          new Costs.LayeredProduct(
              satelliteAt.length,
              Arrays.stream(expertAt).map(layered::layerOf).toArray(),
              Arrays.stream(expertAt).mapToLong(e -> factor * layered.weightPpm(e)).toArray(),
              table(order(layered.layers()), layered::latencyNs));
      return layered.hasMoves()
          ? stay.withMoves(
              Arrays.stream(expertAt).map(e -> labelOf(layered.home(e))).toArray(),
              Arrays.stream(expertAt).mapToLong(e -> factor * layered.moveCost(e)).toArray())
          : stay;
    }
    return new Costs.Matrix(
        satelliteAt.length,
        table(expertAt, (e, s) -> factor * costs.cost(e, s) + (e == 0 ? dearer : 0)));
  }

  /** What a satellite is called afterwards. */
  private int labelOf(int satellite) {
    int label = satelliteAt.length - 1;
    while (label >= 0 && satelliteAt[label] != satellite) {
      label--;
    }
    return label;
  }

  private Capacity capacity(Capacity capacity) {
    if (capacity instanceof Capacity.Slots slots) {
      return Capacity.slots(Arrays.stream(satelliteAt).map(slots::slots).toArray());
    }
    if (capacity instanceof Capacity.Memory memory) {
      long[] room = Arrays.stream(satelliteAt).mapToLong(memory::memory).toArray();
      return memory.pairwise()
          ? Capacity.memory(room, table(expertAt, memory::demand))
          : Capacity.memory(
              room, Arrays.stream(expertAt).mapToLong(e -> memory.demand(e, 0)).toArray());
    }
    return capacity;
  }

  private ForbiddenPairs pairs(ForbiddenPairs pairs) {
    BitSet[] sets = new BitSet[expertAt.length];
    for (int e = 0; e < sets.length; e++) {
      sets[e] = new BitSet();
      for (int s = 0; s < satelliteAt.length; s++) {
        sets[e].set(s, pairs.contains(expertAt[e], satelliteAt[s]));
      }
    }
    return ForbiddenPairs.ofSets(sets);
  }

  @FunctionalInterface
  private interface Entry {
    long at(int row, int satellite);
  }

  private long[][] table(int[] rows, Entry entry) {
    return Arrays.stream(rows)
        .mapToObj(r -> Arrays.stream(satelliteAt).mapToLong(s -> entry.at(r, s)).toArray())
        .toArray(long[][]::new);
  }

  private static int[] order(int size) {
    return IntStream.range(0, size).toArray();
  }

  private static int[] shuffled(int size, SplittableRandom random) {
    int[] order = order(size);
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }

  @Override
  public String toString() {
    return name;
  }
}
