package io.spacemoe.instances.assignment;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spacemoe.instances.json.JsonText;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import java.io.IOException;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** From a problem to the keys of an assignment instance file. */
final class AssignmentWriter {
  private final PlacementProblem problem;
  private final JsonGenerator json;

  private AssignmentWriter(PlacementProblem problem, JsonGenerator json) {
    this.problem = problem;
    this.json = json;
  }

  /** Writes all but the hash. */
  static void write(AssignmentFile file, JsonGenerator json) throws IOException {
    AssignmentWriter writer = new AssignmentWriter(file.problem(), json);
    json.writeStringField("format", AssignmentFile.FORMAT);
    json.writeStringField("name", file.problem().name());
    if (file.source().isPresent()) {
      json.writeStringField("source", file.source().get());
    }
    json.writeStringField("unit", file.unit());
    if (!file.objective().isCost()) {
      JsonText.object(json, "objective", j -> objective(file.objective(), j));
    }
    json.writeNumberField("experts", file.problem().experts());
    json.writeNumberField("satellites", file.problem().satellites());
    if (file.knownOptimum().isPresent()) {
      json.writeNumberField("knownOptimum", file.knownOptimum().getAsLong());
    }
    JsonText.object(json, "costs", j -> writer.costs());
    JsonText.object(json, "capacity", j -> writer.capacity());
    writer.forbidden();
  }

  private static void objective(Objective objective, JsonGenerator json) throws IOException {
    json.writeStringField("sense", objective.maximised() ? "maximise" : "minimise");
    json.writeNumberField("base", objective.base());
  }

  private void costs() throws IOException {
    Costs costs = problem.costs();
    int n = costs.experts();
    int m = costs.satellites();
    if (costs instanceof Costs.Product product) {
      json.writeStringField("kind", "product");
      array("weightPpm", n, product::weightPpm);
      array("latencyNs", m, product::latencyNs);
    } else if (costs instanceof Costs.LayeredProduct layered) {
      json.writeStringField("kind", "layered-product");
      JsonText.array(json, "layerOf", IntStream.range(0, n).map(layered::layerOf).toArray());
      array("weightPpm", n, layered::weightPpm);
      json.writeArrayFieldStart("latencyNs");
      for (int l = 0; l < layered.layers(); l++) {
        int layer = l;
        array(m, s -> layered.latencyNs(layer, s));
      }
      json.writeEndArray();
      if (layered.hasMoves()) {
        JsonText.array(json, "home", IntStream.range(0, n).map(layered::home).toArray());
        array("moveCost", n, layered::moveCost);
      }
    } else {
      json.writeStringField("kind", "matrix");
      rows("rows", (e, s) -> costs.cost(e, s));
    }
  }

  private void capacity() throws IOException {
    int m = problem.satellites();
    Capacity capacity = problem.capacity();
    if (capacity instanceof Capacity.Slots slots) {
      json.writeStringField("kind", "slots");
      array("slots", m, slots::slots);
    } else if (capacity instanceof Capacity.Memory memory) {
      json.writeStringField("kind", "memory");
      array("memory", m, memory::memory);
      if (memory.pairwise()) {
        rows("demands", memory::demand);
      } else {
        array("demand", problem.experts(), e -> memory.demand(e, 0));
      }
    } else {
      json.writeStringField("kind", "one");
    }
  }

  private void forbidden() throws IOException {
    if (problem.forbidden().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("forbidden");
    for (int e = 0; e < problem.experts(); e++) {
      for (int s : problem.forbidden().of(e).stream().toArray()) {
        json.writeArray(new int[] {e, s}, 0, 2);
      }
    }
    json.writeEndArray();
  }

  /** A number for each expert and satellite. */
  private interface Pairwise {
    long of(int expert, int satellite);
  }

  private void rows(String key, Pairwise value) throws IOException {
    json.writeArrayFieldStart(key);
    for (int e = 0; e < problem.experts(); e++) {
      int expert = e;
      array(problem.satellites(), s -> value.of(expert, s));
    }
    json.writeEndArray();
  }

  private void array(String key, int size, IntToLongFunction value) throws IOException {
    json.writeFieldName(key);
    array(size, value);
  }

  private void array(int size, IntToLongFunction value) throws IOException {
    json.writeArray(IntStream.range(0, size).mapToLong(value).toArray(), 0, size);
  }
}
