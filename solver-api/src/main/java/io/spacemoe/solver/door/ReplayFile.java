package io.spacemoe.solver.door;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The text of an assignment instance file (docs/formats.md) for any problem, written with nothing
 * but the JDK, so that a problem that broke an engine can be solved again.
 */
public final class ReplayFile {
  private ReplayFile() {}

  /**
   * {@return a problem as the JSON text of an instance file}
   *
   * @param problem the problem
   */
  public static String json(PlacementProblem problem) {
    return String.format(
        Locale.ROOT,
        """
        {"format": "spacemoe-assignment/1", "name": %s, "experts": %d, "satellites": %d,
         "costs": %s,
         "capacity": %s,
         "forbidden": %s}
        """,
        quoted(problem.name()),
        problem.experts(),
        problem.satellites(),
        costs(problem.costs()),
        capacity(problem),
        forbidden(problem));
  }

  private static String costs(Costs costs) {
    int m = costs.satellites();
    if (costs instanceof Costs.Product product) {
      return "{\"kind\": \"product\", \"weightPpm\": %s, \"latencyNs\": %s}"
          .formatted(list(costs.experts(), product::weightPpm), list(m, product::latencyNs));
    }
    if (costs instanceof Costs.LayeredProduct layered) {
      return "{\"kind\": \"layered-product\", \"layerOf\": %s, \"weightPpm\": %s, \"latencyNs\": %s}"
          .formatted(
              list(costs.experts(), layered::layerOf),
              list(costs.experts(), layered::weightPpm),
              list(layered.layers(), l -> list(m, s -> layered.latencyNs(l, s))));
    }
    return "{\"kind\": \"matrix\", \"rows\": %s}"
        .formatted(list(costs.experts(), e -> list(m, s -> costs.cost(e, s))));
  }

  private static String capacity(PlacementProblem problem) {
    int m = problem.satellites();
    if (problem.capacity() instanceof Capacity.Slots slots) {
      return "{\"kind\": \"slots\", \"slots\": %s}".formatted(list(m, slots::slots));
    }
    if (problem.capacity() instanceof Capacity.Memory memory) {
      String demand =
          memory.pairwise()
              ? "\"demands\": " + list(problem.experts(), e -> list(m, s -> memory.demand(e, s)))
              : "\"demand\": " + list(problem.experts(), e -> memory.demand(e, 0));
      return "{\"kind\": \"memory\", \"memory\": %s, %s}"
          .formatted(list(m, memory::memory), demand);
    }
    return "{\"kind\": \"one\"}";
  }

  private static String forbidden(PlacementProblem problem) {
    return IntStream.range(0, problem.experts())
        .boxed()
        .flatMap(
            e ->
                problem.forbidden().of(e).stream()
                    .mapToObj(s -> String.format(Locale.ROOT, "[%d, %d]", e, s)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String list(int size, IntFunction<Object> value) {
    return IntStream.range(0, size)
        .mapToObj(value)
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              boolean plain = c >= ' ' && c != '"' && c != '\\';
              quoted.append(
                  plain ? String.valueOf((char) c) : String.format(Locale.ROOT, "\\u%04x", c));
            });
    return quoted.append('"').toString();
  }
}
