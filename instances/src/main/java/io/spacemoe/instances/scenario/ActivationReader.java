package io.spacemoe.instances.scenario;

import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.loads.TableFile;
import io.spacemoe.instances.loads.TraceFile;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.Activation.Law;
import io.spacemoe.scenario.moe.ActivationTrace;
import io.spacemoe.scenario.moe.ServedLayers;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.moe.WeightSource.TableMeaning;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** From a scenario file's object {@code activation} to the law and its weights or sets. */
final class ActivationReader {
  private static final Map<String, Law> LAWS =
      ScenarioReader.byId(Law.values(), ScenarioReader::id);
  private static final Map<String, TableMeaning> MEANINGS =
      ScenarioReader.byId(TableMeaning.values(), ScenarioReader::id);

  private final InputFile file;
  private final int experts;
  private final Map<String, Function<JsonObject, WeightSource>> kinds =
      Map.of(
          "uniform",
          json -> new WeightSource.Uniform(),
          "zipf",
          ActivationReader::zipf,
          "dirichlet",
          json -> new WeightSource.Dirichlet(json.number("alpha"), json.whole("seed", 1)),
          "table",
          this::table);

  /**
   * A reader.
   *
   * @param file the scenario's, beside which tables and traces are looked for
   * @param experts the model's experts of a layer
   */
  ActivationReader(InputFile file, int experts) {
    this.file = file;
    this.experts = experts;
  }

  Activation activation(JsonObject json) {
    Activation defaults = Activation.defaults();
    Law law = json.has("law") ? json.choice("law", LAWS) : defaults.law();
    Optional<WeightSource> otherwise = law == Law.TRACE ? Optional.empty() : defaults.weights();
    Optional<WeightSource> weights =
        json.given("weights", key -> json.object(key, this::weights)).or(() -> otherwise);
    Optional<ActivationTrace> trace = json.given("file", key -> trace(json, key));
    return new Activation(law, weights, trace);
  }

  private ActivationTrace trace(JsonObject json, String key) {
    return TraceFile.read(NamedFile.beside(file, json, key), json.text(key), served(json));
  }

  private WeightSource weights(JsonObject json) {
    return json.choice("kind", kinds).apply(json);
  }

  private static WeightSource zipf(JsonObject json) {
    return new WeightSource.Zipf(
        json.number("exponent", 1), json.whole("seed", 1), json.flag("shuffle", true));
  }

  private WeightSource table(JsonObject json) {
    TableMeaning meaning = json.has("as") ? json.choice("as", MEANINGS) : TableMeaning.WEIGHTS;
    Optional<String> name = json.given("file", json::text);
    double[][] rows =
        name.map(table -> tableBeside(json.path("file"), table))
            .orElseGet(() -> json.array("rows").numberRows());
    return new WeightSource.Table(meaning, rows, name, served(json));
  }

  /** Which recorded layer serves which of the model. */
  private static Optional<ServedLayers> served(JsonObject json) {
    String key = "layers";
    if (json.hasText(key)) {
      return Optional.of(json.choice(key, Map.of("repeat", ServedLayers.REPEATED)));
    }
    return json.has(key)
        ? Optional.of(ServedLayers.of(Arrays.stream(json.array(key).indices()).boxed().toList()))
        : Optional.empty();
  }

  /** One table of a file of several is named after a #. */
  private double[][] tableBeside(String path, String name) {
    int mark = name.lastIndexOf('#');
    boolean whole = mark <= 0 || file.isBeside(name);
    return TableFile.read(
        NamedFile.opened(path, whole ? name : name.substring(0, mark), file),
        whole ? Optional.empty() : Optional.of(name.substring(mark + 1)),
        OptionalInt.of(experts));
  }
}
