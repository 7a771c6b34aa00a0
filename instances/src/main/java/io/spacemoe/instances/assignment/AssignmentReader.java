package io.spacemoe.instances.assignment;

import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** From the root object of an assignment instance file to the problem. */
public final class AssignmentReader {
  /** Sizes that no array of the file need back up must not make anybody allocate gigabytes. */
  private static final long MOST_SATELLITES = 1_000_000;

  private static final long MOST_FORBIDDEN_BITS = 4_000_000_000L;

  private static final Map<String, Function<JsonObject, Capacity>> CAPACITIES =
      Map.of(
          "one", json -> Capacity.one(),
          "slots", json -> Capacity.slots(json.array("slots").indices()),
          "memory", AssignmentReader::memory);

  private static final Map<String, Boolean> SENSES = Map.of("minimise", false, "maximise", true);

  private AssignmentReader() {}

  /** Reads all but the hash. */
  public static AssignmentFile read(JsonObject json) {
    String name = json.text("name");
    int experts = json.count("experts");
    int satellites = json.count("satellites");
    InvalidValueException.inRange("experts", (long) experts, 0, Integer.MAX_VALUE);
    InvalidValueException.inRange("satellites", (long) satellites, 0, MOST_SATELLITES);
    Costs costs = json.object("costs", c -> costs(c, satellites));
    checkSize("experts", experts, costs.experts());
    checkSize("satellites", satellites, costs.satellites());
    Capacity capacity =
        json.has("capacity")
            ? json.object("capacity", c -> c.choice("kind", CAPACITIES).apply(c))
            : Capacity.one();
    ForbiddenPairs forbidden =
        json.has("forbidden")
            ? forbidden(json.array("forbidden").indexRows(), experts, satellites)
            : ForbiddenPairs.none();
    OptionalLong optimum = json.optionalWhole("knownOptimum");
    optimum.ifPresent(
        cost -> InvalidValueException.inRange("knownOptimum", cost, 0, Costs.MAX_TOTAL));
    return new AssignmentFile(
        new PlacementProblem(name, costs, capacity, forbidden),
        json.text("unit", "units"),
        json.has("objective")
            ? json.object("objective", AssignmentReader::objective)
            : Objective.COST,
        optimum,
        json.optional("source", json::text),
        "");
  }

  private static Objective objective(JsonObject json) {
    return new Objective(json.choice("sense", SENSES), json.whole("base"));
  }

  private static Costs costs(JsonObject json, int satellites) {
    Map<String, Function<JsonObject, Costs>> kinds =
        Map.of(
            "product",
            c -> new Costs.Product(c.array("weightPpm").wholes(), c.array("latencyNs").wholes()),
            "layered-product",
            c -> layered(c, satellites),
            "matrix",
            c -> new Costs.Matrix(satellites, c.array("rows").wholeRows()));
    return json.choice("kind", kinds).apply(json);
  }

  private static Costs layered(JsonObject json, int satellites) {
    Costs.LayeredProduct costs =
        new Costs.LayeredProduct(
            satellites,
            json.array("layerOf").indices(),
            json.array("weightPpm").wholes(),
            json.array("latencyNs").wholeRows());
    if (json.has("home") || json.has("moveCost")) {
      return costs.withMoves(
          json.array("home").indicesFrom(Costs.NOWHERE), json.array("moveCost").wholes());
    }
    return costs;
  }

  private static Capacity memory(JsonObject json) {
    long[] memory = json.array("memory").wholes();
    return json.has("demands")
        ? Capacity.memory(memory, json.array("demands").wholeRows())
        : Capacity.memory(memory, json.array("demand").wholes());
  }

  private static ForbiddenPairs forbidden(int[][] pairs, int experts, int satellites) {
    for (int i = 0; i < pairs.length; i++) {
      String path = String.format(Locale.ROOT, "forbidden[%d]", i);
      if (pairs[i].length != 2) {
        throw new InvalidValueException(
            path,
            String.format(
                Locale.ROOT, "has %d numbers; expected two, [expert, satellite]", pairs[i].length));
      }
      InvalidValueException.inRange(path + "[0]", (long) pairs[i][0], 0, experts - 1L);
      InvalidValueException.inRange(path + "[1]", (long) pairs[i][1], 0, satellites - 1L);
    }
    long bits = Arrays.stream(pairs).mapToInt(pair -> pair[0]).distinct().count() * satellites;
    if (bits > MOST_FORBIDDEN_BITS) {
      throw new InvalidValueException(
          "forbidden",
          String.format(
              Locale.ROOT,
              "concerns experts times satellites = %d; allowed: at most %d",
              bits,
              MOST_FORBIDDEN_BITS));
    }
    return ForbiddenPairs.of(List.of(pairs));
  }

  private static void checkSize(String path, int said, int found) {
    if (said != found) {
      throw new InvalidValueException(
          path, String.format(Locale.ROOT, "is %d, but costs are given for %d", said, found));
    }
  }
}
