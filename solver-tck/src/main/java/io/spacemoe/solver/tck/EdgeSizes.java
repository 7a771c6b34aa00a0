package io.spacemoe.solver.tck;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Termination;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * The smallest problems of every kind: no expert, no satellite, no room, just enough room, and room
 * without end.
 */
final class EdgeSizes {
  private static final int[][] SIZES = {{0, 0}, {0, 3}, {1, 0}, {1, 1}, {1, 3}, {2, 9}, {3, 3}};

  private EdgeSizes() {}

  static void examine(Examination examination) {
    for (PlacementProblem problem : problems()) {
      examination
          .ask(Clause.EDGE_SIZES, problem)
          .filter(reply -> problem.countsSlots() && problem.forbidden().isEmpty())
          .filter(reply -> reply.result().termination().reason() == Termination.Reason.NO_SOLUTION)
          .filter(reply -> BruteForce.best(problem).isPresent())
          .ifPresent(
              reply ->
                  examination
                      .findings()
                      .add(
                          Clause.EDGE_SIZES,
                          problem,
                          "any placement that fills no satellite twice will do, and it found none",
                          null));
    }
  }

  static List<PlacementProblem> problems() {
    List<PlacementProblem> problems = new ArrayList<>();
    for (int[] size : SIZES) {
      int experts = size[0];
      int satellites = size[1];
      for (Costs costs : costs(experts, satellites)) {
        for (Capacity capacity : capacities(experts, satellites)) {
          add(problems, costs, capacity, ForbiddenPairs.none());
          if (experts > 0 && satellites > 0) {
            BitSet everywhere = new BitSet();
            everywhere.set(0, satellites);
            add(problems, costs, capacity, ForbiddenPairs.ofSets(everywhere));
          }
        }
      }
    }
    return problems;
  }

  private static void add(
      List<PlacementProblem> problems, Costs costs, Capacity capacity, ForbiddenPairs forbidden) {
    problems.add(
        new PlacementProblem(
            String.format(
                Locale.ROOT, "edge-%d-%dx%d", problems.size(), costs.experts(), costs.satellites()),
            costs,
            capacity,
            forbidden));
  }

  private static List<Costs> costs(int experts, int satellites) {
    long[] weight = new long[experts];
    Arrays.setAll(weight, e -> e % 2 + 1);
    long[] latency = new long[satellites];
    Arrays.setAll(latency, s -> (s + 1) % 3);
    long[][] rows = new long[experts][satellites];
    for (int e = 0; e < experts; e++) {
      Arrays.fill(rows[e], e);
    }
    Costs.LayeredProduct layered =
        new Costs.LayeredProduct(satellites, new int[experts], weight, new long[][] {latency});
    int[] last = new int[experts];
    Arrays.fill(last, satellites - 1);
    return List.of(
        new Costs.Product(weight, latency),
        layered,
        layered.withMoves(last, weight),
        new Costs.Matrix(satellites, rows));
  }

  private static List<Capacity> capacities(int experts, int satellites) {
    int[] unlimited = new int[satellites];
    Arrays.fill(unlimited, Integer.MAX_VALUE);
    int[] allOnLast = new int[satellites];
    long[] fullMemory = new long[satellites];
    if (satellites > 0) {
      allOnLast[satellites - 1] = experts;
      fullMemory[satellites - 1] = 2L * experts;
    }
    long[] mostMemory = new long[satellites];
    Arrays.fill(mostMemory, Capacity.Memory.MAX);
    long[] two = new long[experts];
    Arrays.fill(two, 2);
    long[][] twos = new long[experts][satellites];
    for (long[] row : twos) {
      Arrays.fill(row, 2);
    }
    return List.of(
        Capacity.one(),
        Capacity.slots(new int[satellites]),
        Capacity.slots(allOnLast),
        Capacity.slots(unlimited),
        Capacity.memory(new long[satellites], new long[experts]),
        Capacity.memory(new long[satellites], two),
        Capacity.memory(fullMemory, two),
        Capacity.memory(mostMemory, two),
        Capacity.memory(new long[satellites], twos),
        Capacity.memory(fullMemory, twos),
        Capacity.memory(mostMemory, new long[experts][satellites]));
  }
}
