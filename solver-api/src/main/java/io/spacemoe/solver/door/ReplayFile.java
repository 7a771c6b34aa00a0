package io.spacemoe.solver.door;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.SharedLaw;
import io.spacemoe.solver.joint.SharedRooms;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/**
 * Any problem as a file (docs/formats.md), written with nothing but the JDK, so that a problem that
 * broke an engine can be solved again.
 */
public final class ReplayFile {
  private final Object problem;
  private final String suffix;
  private final Consumer<Json> content;

  private ReplayFile(Object problem, String suffix, Consumer<Json> content) {
    this.problem = problem;
    this.suffix = suffix;
    this.content = content;
  }

  /**
   * {@return a problem as an assignment instance}
   *
   * @param problem the problem
   */
  public static ReplayFile of(PlacementProblem problem) {
    return new ReplayFile(problem, ".assignment.json", json -> write(problem, json));
  }

  /**
   * {@return a problem as an expected-max instance}
   *
   * @param problem the problem
   */
  public static ReplayFile of(ExpectedMaxProblem problem) {
    return new ReplayFile(problem, ".expected-max.json", json -> write(problem, json));
  }

  /**
   * {@return a problem as a joint instance, with a distance for each pair of satellites}
   *
   * @param problem the problem
   */
  public static ReplayFile of(JointProblem problem) {
    return new ReplayFile(problem, ".joint.json", json -> write(problem, json));
  }

  /** {@return how the name of such a file ends} */
  public String suffix() {
    return suffix;
  }

  /** {@return the text of the file} */
  public String json() {
    StringWriter text = new StringWriter();
    content.accept(new Json(new PrintWriter(text)));
    return text.toString();
  }

  /**
   * Writes the file.
   *
   * @param file where to
   * @throws IOException when it cannot be written
   */
  public void write(Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      content.accept(new Json(out));
      if (out.checkError()) {
        throw new IOException("cannot write " + file);
      }
    }
  }

  /** Writes it to a temporary file, and says which. */
  String kept() {
    try {
      Path file = Files.createTempFile("spacemoe-failed-", suffix);
      write(file);
      return "The problem, %s, is kept for replay in %s".formatted(problem, file);
    } catch (IOException e) {
      return "The problem, %s, could not be kept for replay: %s".formatted(problem, e);
    }
  }

  private static void write(PlacementProblem problem, Json json) {
    json.text(
        "{\"format\": \"spacemoe-assignment/1\", \"name\": %s, \"experts\": %d, \"satellites\": %d,\n \"costs\": ",
        quoted(problem.name()), problem.experts(), problem.satellites());
    writeCosts(problem.costs(), json);
    json.text(",\n \"capacity\": ");
    writeCapacity(problem, json);
    json.text(",\n \"forbidden\": [");
    String comma = "";
    for (int e = 0; e < problem.experts(); e++) {
      for (int s : problem.forbidden().of(e).stream().toArray()) {
        json.text("%s[%d, %d]", comma, e, s);
        comma = ", ";
      }
    }
    json.text("]}\n");
  }

  private static void writeCosts(Costs costs, Json json) {
    int m = costs.satellites();
    if (costs instanceof Costs.Product product) {
      json.text("{\"kind\": \"product\", \"weightPpm\": ");
      json.numbers(costs.experts(), product::weightPpm);
      json.text(", \"latencyNs\": ");
      json.numbers(m, product::latencyNs);
    } else if (costs instanceof Costs.LayeredProduct layered) {
      json.text("{\"kind\": \"layered-product\", \"layerOf\": ");
      json.numbers(costs.experts(), layered::layerOf);
      json.text(", \"weightPpm\": ");
      json.numbers(costs.experts(), layered::weightPpm);
      json.text(", \"latencyNs\": ");
      json.list(layered.layers(), l -> json.numbers(m, s -> layered.latencyNs(l, s)));
      if (layered.hasMoves()) {
        json.text(", \"home\": ");
        json.numbers(costs.experts(), layered::home);
        json.text(", \"moveCost\": ");
        json.numbers(costs.experts(), layered::moveCost);
      }
    } else {
      json.text("{\"kind\": \"matrix\", \"rows\": ");
      json.list(costs.experts(), e -> json.numbers(m, s -> costs.cost(e, s)));
    }
    json.text("}");
  }

  private static void writeCapacity(PlacementProblem problem, Json json) {
    int m = problem.satellites();
    if (problem.capacity() instanceof Capacity.Slots slots) {
      json.text("{\"kind\": \"slots\", \"slots\": ");
      json.numbers(m, slots::slots);
    } else if (problem.capacity() instanceof Capacity.Memory memory) {
      json.text("{\"kind\": \"memory\", \"memory\": ");
      json.numbers(m, memory::memory);
      json.text(memory.pairwise() ? ", \"demands\": " : ", \"demand\": ");
      if (memory.pairwise()) {
        json.list(problem.experts(), e -> json.numbers(m, s -> memory.demand(e, s)));
      } else {
        json.numbers(problem.experts(), e -> memory.demand(e, 0));
      }
    } else {
      json.text("{\"kind\": \"one\"");
    }
    json.text("}");
  }

  private static void write(ExpectedMaxProblem problem, Json json) {
    json.text(
        "{\"format\": \"spacemoe-expected-max/1\", \"name\": %s, \"active\": %d,\n \"weights\": ",
        quoted(problem.name()), problem.active());
    json.list(problem.experts(), e -> json.text("%s", problem.weight(e)));
    json.text(",\n \"latencyNs\": ");
    json.list(
        problem.snapshots(), t -> json.numbers(problem.satellites(), s -> problem.latencyNs(t, s)));
    json.text("}\n");
  }

  private static void write(JointProblem problem, Json json) {
    json.text(
        "{\"format\": \"spacemoe-joint/1\", \"name\": %s, \"satellites\": %d,\n \"lastPpm\": ",
        quoted(problem.name()), problem.satellites());
    writeRows(problem.layers(), problem::lastPpm, json);
    json.text(",\n \"floorPpm\": ");
    writeRows(problem.layers(), problem::floorPpm, json);
    json.text(",\n \"distanceNs\": ");
    json.list(problem.satellites(), a -> json.numbers(a, b -> problem.distances().ns(a, b)));
    problem.rooms().ifPresent(rooms -> write(problem, rooms, json));
    json.text("}\n");
  }

  private static void write(JointProblem problem, SharedRooms rooms, Json json) {
    json.text(",\n \"rooms\": {\"slots\": ");
    json.numbers(problem.satellites(), s -> rooms.room(s, false));
    json.text(", \"besideGateway\": ");
    json.numbers(problem.satellites(), s -> rooms.room(s, true));
    json.text(", \"workNs\": ");
    json.numbers(problem.satellites(), rooms::workNs);
    json.text(", \"countedNs\": %d,\n \"laws\": ", rooms.countedNs());
    json.list(
        problem.layers(),
        l -> {
          SharedLaw.Text law = rooms.law(l).text();
          json.text("{\"law\": %s, \"active\": %d, \"numbers\": ", quoted(law.law()), law.active());
          json.list(
              law.numbers().length,
              k ->
                  json.list(
                      law.numbers()[k].length,
                      i -> json.text("%s", Math.min(law.numbers()[k][i], Double.MAX_VALUE))));
          json.text("}");
        });
    json.text("}");
  }

  private static void writeRows(int layers, IntFunction<int[]> row, Json json) {
    json.list(
        layers,
        l -> {
          int[] numbers = row.apply(l);
          json.numbers(numbers.length, j -> numbers[j]);
        });
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              boolean plain = c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate((char) c);
              quoted.append(
                  plain ? String.valueOf((char) c) : String.format(Locale.ROOT, "\\u%04x", c));
            });
    return quoted.append('"').toString();
  }

  /** JSON as it is written, piece by piece: a matrix may be larger than any string. */
  private record Json(PrintWriter out) {
    void text(String format, Object... values) {
      out.printf(Locale.ROOT, format, values);
    }

    void list(int size, IntConsumer item) {
      out.print('[');
      for (int i = 0; i < size; i++) {
        out.print(i == 0 ? "" : ", ");
        item.accept(i);
      }
      out.print(']');
    }

    void numbers(int size, IntToLongFunction number) {
      list(size, i -> out.print(number.applyAsLong(i)));
    }
  }
}
