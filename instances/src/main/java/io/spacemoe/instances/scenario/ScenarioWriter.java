package io.spacemoe.instances.scenario;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spacemoe.instances.json.JsonText;
import io.spacemoe.instances.text.Numbers;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.fleet.Failures;
import io.spacemoe.scenario.fleet.Fleet;
import io.spacemoe.scenario.ground.Ground;
import io.spacemoe.scenario.moe.ModelPresets;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.orbit.Selection;
import io.spacemoe.scenario.placement.CopyPlan;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.ObservedConstellation;
import io.spacemoe.scenario.sky.Topology;
import io.spacemoe.scenario.sky.WalkerConstellation;
import io.spacemoe.scenario.workload.Power;
import io.spacemoe.scenario.workload.Sun;
import io.spacemoe.scenario.workload.Workload;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;

/** From a scenario to the keys of its file, defaults written out. */
final class ScenarioWriter {
  private final JsonGenerator json;

  private ScenarioWriter(JsonGenerator json) {
    this.json = json;
  }

  static void write(Scenario scenario, JsonGenerator json) throws IOException {
    ScenarioWriter writer = new ScenarioWriter(json);
    json.writeStringField("format", ScenarioFiles.FORMAT);
    json.writeStringField("name", scenario.name());
    JsonText.object(json, "constellation", j -> writer.constellation(scenario.constellation()));
    JsonText.object(json, "links", j -> writer.links(scenario.links()));
    JsonText.object(
        json,
        "snapshots",
        j -> {
          j.writeNumberField("slots", scenario.snapshots().slots());
          j.writeNumberField("samplesPerSlot", scenario.snapshots().samplesPerSlot());
          j.writeNumberField("seed", scenario.snapshots().seed());
        });
    JsonText.object(json, "model", j -> writer.model(scenario.model()));
    JsonText.object(
        json,
        "compute",
        j -> {
          writer.number("satelliteGflops", scenario.compute().satelliteGflops());
          j.writeStringField("include", ScenarioReader.id(scenario.compute().include()));
          if (scenario.compute().board().isPresent()) {
            j.writeStringField("board", scenario.compute().board().get());
          }
          if (scenario.compute().memoryGBps().isPresent()) {
            writer.number("memoryGBps", scenario.compute().memoryGBps().getAsDouble());
          }
          if (scenario.compute().batching()) {
            j.writeBooleanField("batching", true);
          }
        });
    JsonText.object(
        json, "activation", j -> new ActivationWriter(j).activation(scenario.activation()));
    JsonText.object(
        json,
        "placement",
        j -> {
          j.writeStringField("scheme", scenario.placement().scheme());
          writer.number("unreachablePenaltyMs", scenario.placement().unreachablePenaltyMs());
          j.writeNumberField("draws", scenario.placement().draws());
          j.writeNumberField("seed", scenario.placement().seed());
          writer.capacity(scenario.placement().capacity());
          if (scenario.placement().gatewaysShare()) {
            j.writeBooleanField("gatewaysShare", true);
          }
          if (scenario.placement().copies().isPresent()) {
            JsonText.object(j, "copies", o -> copies(scenario.placement().copies().get(), o));
          }
          if (scenario.placement().instances() > 1) {
            j.writeNumberField("instances", scenario.placement().instances());
          }
        });
    writer.fleet(scenario.fleet());
    if (scenario.ground().isPresent()) {
      JsonText.object(json, "ground", j -> writer.ground(scenario.ground().get()));
    }
    if (!scenario.workload().equals(Workload.defaults())) {
      JsonText.object(json, "workload", j -> writer.workload(scenario.workload()));
    }
    if (scenario.power().isPresent()) {
      JsonText.object(json, "power", j -> writer.power(scenario.power().get()));
    }
  }

  private static void copies(CopyPlan plan, JsonGenerator json) throws IOException {
    if (plan.amount() == CopyPlan.Amount.FILL) {
      json.writeBooleanField(plan.amount().key(), true);
    } else {
      json.writeNumberField(plan.amount().key(), plan.number());
    }
    json.writeStringField("goal", plan.goal().key());
  }

  private void workload(Workload workload) throws IOException {
    number("requestsPerSecond", workload.requestsPerSecond());
    json.writeNumberField("promptTokens", workload.promptTokens());
    json.writeNumberField("outputTokens", workload.outputTokens());
  }

  private void power(Power power) throws IOException {
    number("solarW", power.solarW());
    number("idleW", power.idleW());
    number("joulesPerGflop", power.joulesPerGflop());
    number("joulesPerGbit", power.joulesPerGbit());
    if (power.sun() instanceof Sun.At at) {
      json.writeStringField("sun", at.time().toString());
    } else if (power.sun() instanceof Sun.Beta beta) {
      JsonText.object(json, "sun", j -> number("betaDeg", beta.degrees()));
    }
  }

  private void ground(Ground ground) throws IOException {
    json.writeStringField("stations", ground.file());
    number("minElevationDeg", ground.minElevationDeg());
    number("uplinkGbps", ground.uplinkGbps());
    number("downlinkGbps", ground.downlinkGbps());
  }

  private void fleet(Fleet fleet) throws IOException {
    if (fleet.boards().isPresent()) {
      json.writeStringField("satellites", fleet.boards().get().file());
    }
    if (!fleet.failures().equals(Failures.NONE)) {
      JsonText.object(json, "failures", j -> failures(fleet.failures()));
    }
  }

  private void failures(Failures failures) throws IOException {
    JsonText.array(json, "satellites", ints(failures.satellites()));
    JsonText.array(json, "planes", ints(failures.planes()));
    json.writeNumberField("random", failures.random());
    json.writeNumberField("seed", failures.seed());
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(number -> number).toArray();
  }

  private void capacity(SatelliteCapacity capacity) throws IOException {
    if (capacity instanceof SatelliteCapacity.Slots slots) {
      JsonText.object(json, "capacity", j -> j.writeNumberField("slots", slots.slots()));
    } else if (capacity instanceof SatelliteCapacity.Memory memory) {
      JsonText.object(
          json,
          "capacity",
          j -> {
            number("memoryGB", memory.memoryGB());
            number("reservedGB", memory.reservedGB());
          });
    } else {
      json.writeStringField("capacity", "one");
    }
  }

  private void constellation(Constellation sky) throws IOException {
    if (sky instanceof ObservedConstellation observed) {
      json.writeStringField(ScenarioReader.id(observed.file().form()), observed.file().name());
      if (observed.file().newest()) {
        json.writeStringField("epochs", "newest");
      }
      if (observed.file().selection().isPresent()) {
        JsonText.object(json, "select", j -> selection(observed.file().selection().get()));
      }
    } else if (sky instanceof Topology topology) {
      topology(topology.sources());
    } else if (sky instanceof WalkerConstellation walker) {
      walker(walker);
    }
  }

  private void selection(Selection selection) throws IOException {
    if (selection.inclinationDeg().isPresent()) {
      range("inclinationDeg", selection.inclinationDeg().get());
    }
    if (selection.altitudeKm().isPresent()) {
      range("altitudeKm", selection.altitudeKm().get());
    }
    if (selection.name().isPresent()) {
      json.writeStringField("name", selection.name().get());
    }
  }

  private void range(String key, Selection.Range range) throws IOException {
    json.writeArrayFieldStart(key);
    json.writeNumber(Numbers.plain(range.from()));
    json.writeNumber(Numbers.plain(range.to()));
    json.writeEndArray();
  }

  private void topology(List<Topology.Source> sources) throws IOException {
    if (sources.size() == 1) {
      json.writeStringField("topology", sources.get(0).name());
      return;
    }
    JsonText.object(
        json,
        "topology",
        j -> {
          j.writeStringField("nodes", sources.get(0).name());
          j.writeStringField("links", sources.get(1).name());
        });
  }

  private void walker(WalkerConstellation sky) throws IOException {
    json.writeStringField("pattern", ScenarioReader.id(sky.pattern()));
    number("altitudeKm", sky.altitudeKm());
    number("inclinationDeg", sky.inclinationDeg());
    json.writeNumberField("planes", sky.planes());
    json.writeNumberField("satellitesPerPlane", sky.satellitesPerPlane());
    json.writeNumberField("phasing", sky.phasing());
  }

  private void links(LinkRules links) throws IOException {
    if (links.interPlaneSlotOffset().isPresent()) {
      json.writeNumberField("interPlaneSlotOffset", links.interPlaneSlotOffset().getAsInt());
    } else {
      json.writeStringField("interPlaneSlotOffset", "nearest");
    }
    number("rateGbps", links.rateGbps());
    number("perHopProcessingMs", links.perHopProcessingMs());
    number("linkSurvival", links.linkSurvival());
    numberOrNull("maxRangeKm", links.maxRangeKm());
    numberOrNull("interPlaneMaxLatitudeDeg", links.interPlaneMaxLatitudeDeg());
    numberOrNull("maxAngularRateDegPerSec", links.maxAngularRateDegPerSec());
    if (links.crossSeam().isPresent()) {
      json.writeBooleanField("crossSeam", links.crossSeam().get());
    }
    if (links.terminals() != LinkRules.GRID_TERMINALS) {
      json.writeNumberField("terminals", links.terminals());
    }
    if (links.list().isPresent()) {
      json.writeStringField("file", links.list().get().file());
    }
    if (links.queue()) {
      json.writeBooleanField("queue", true);
    }
  }

  /** A model that is called like a preset is written as its difference from the preset. */
  private void model(MoeModel model) throws IOException {
    Optional<MoeModel> preset =
        ModelPresets.names().contains(model.name())
            ? Optional.of(ModelPresets.named(model.name(), ModelPresets.DEFAULT_CONTEXT_LENGTH))
            : Optional.empty();
    json.writeStringField(preset.isPresent() ? "preset" : "name", model.name());
    size("layers", MoeModel::layers, model, preset);
    size("hiddenSize", MoeModel::hiddenSize, model, preset);
    size("expertsPerLayer", MoeModel::expertsPerLayer, model, preset);
    size("activeExperts", MoeModel::activeExperts, model, preset);
    size("expertIntermediateSize", MoeModel::expertIntermediateSize, model, preset);
    size("sharedExperts", MoeModel::sharedExperts, model, preset);
    size("vocabulary", MoeModel::vocabulary, model, preset);
    json.writeNumberField("contextLength", model.contextLength());
    number("bytesPerParameter", model.bytesPerParameter());
    number("bytesPerActivation", model.bytesPerActivation());
  }

  private void size(
      String key, ToIntFunction<MoeModel> size, MoeModel model, Optional<MoeModel> preset)
      throws IOException {
    int value = size.applyAsInt(model);
    if (preset.isEmpty() || size.applyAsInt(preset.get()) != value) {
      json.writeNumberField(key, value);
    }
  }

  private void number(String key, double value) throws IOException {
    json.writeFieldName(key);
    json.writeNumber(Numbers.plain(value));
  }

  private void numberOrNull(String key, OptionalDouble value) throws IOException {
    if (value.isPresent()) {
      number(key, value.getAsDouble());
    } else {
      json.writeNullField(key);
    }
  }
}
