package io.spacemoe.instances.scenario;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spacemoe.instances.json.JsonText;
import io.spacemoe.instances.text.Numbers;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.ServedLayers;
import io.spacemoe.scenario.moe.WeightSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** From a law and its weights or sets to a scenario file's object {@code activation}. */
final class ActivationWriter {
  private final JsonGenerator json;

  ActivationWriter(JsonGenerator json) {
    this.json = json;
  }

  void activation(Activation activation) throws IOException {
    json.writeStringField("law", ScenarioReader.id(activation.law()));
    if (activation.trace().isPresent()) {
      json.writeStringField("file", activation.trace().get().file());
      served(activation.trace().get().served());
    }
    if (activation.weights().isPresent()) {
      JsonText.object(json, "weights", j -> weights(activation.weights().get()));
    }
  }

  private void weights(WeightSource weights) throws IOException {
    if (weights instanceof WeightSource.Zipf zipf) {
      json.writeStringField("kind", "zipf");
      number("exponent", zipf.exponent());
      json.writeNumberField("seed", zipf.seed());
      json.writeBooleanField("shuffle", zipf.shuffle());
    } else if (weights instanceof WeightSource.Dirichlet dirichlet) {
      json.writeStringField("kind", "dirichlet");
      number("alpha", dirichlet.alpha());
      json.writeNumberField("seed", dirichlet.seed());
    } else if (weights instanceof WeightSource.Table table) {
      json.writeStringField("kind", "table");
      json.writeStringField("as", ScenarioReader.id(table.meaning()));
      table(table);
      served(table.served());
    } else {
      json.writeStringField("kind", "uniform");
    }
  }

  private void served(Optional<ServedLayers> served) throws IOException {
    if (served.isEmpty()) {
      return;
    }
    Optional<List<Integer>> rows = served.get().rows();
    if (rows.isPresent()) {
      JsonText.array(json, "layers", rows.get().stream().mapToInt(row -> row).toArray());
    } else {
      json.writeStringField("layers", "repeat");
    }
  }

  private void table(WeightSource.Table table) throws IOException {
    if (table.file().isPresent()) {
      json.writeStringField("file", table.file().get());
      return;
    }
    json.writeArrayFieldStart("rows");
    for (int l = 0; l < table.layers(); l++) {
      json.writeStartArray();
      for (double weight : table.recorded(l)) {
        json.writeNumber(Numbers.plain(weight));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void number(String key, double value) throws IOException {
    json.writeFieldName(key);
    json.writeNumber(Numbers.plain(value));
  }
}
