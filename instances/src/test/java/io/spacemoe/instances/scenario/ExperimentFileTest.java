package io.spacemoe.instances.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.spacemoe.instances.scenario.ExperimentFile.Variant;
import io.spacemoe.instances.text.Bundled;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.sky.WalkerConstellation;
import io.spacemoe.scenario.workload.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Experiment files: what they unfold to, and what they refuse. */
class ExperimentFileTest {
  @TempDir Path folder;

  static List<String> bundled() {
    return ExperimentFile.bundled();
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void bundledExperimentsOpenAndFitTheSchema(String name) throws IOException {
    ExperimentFile experiment = ExperimentFile.open(name);
    assertThat(experiment.name()).isEqualTo(name);
    assertThat(experiment.schemes())
        .contains("spacemoe")
        .hasSize(
            experiment.study() != StudyKind.SCHEMES
                ? 2
                : switch (name) {
                  case "paper-schemes" -> Schemes.ids().size();
                  case "paper-assumptions" -> 4;
                  default -> 5;
                });
    assertThat(experiment)
        .isEqualTo(ExperimentFile.read(Path.of("experiments/%s.experiment.json".formatted(name))));
    try (InputStream in =
        getClass().getResourceAsStream("/io/spacemoe/instances/schema/experiment.schema.json")) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
      String text = Bundled.EXPERIMENTS.open(name).characters();
      assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
      assertThat(schema.validate(text.replace("scenario\"", "scene\""), InputFormat.JSON))
          .isNotEmpty();
    }
  }

  @Test
  void theListNamesEveryFile() throws IOException {
    try (var files = Files.list(Path.of("experiments"))) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".experiment.json", "")))
          .containsExactlyInAnyOrderElementsOf(ExperimentFile.bundled());
    }
  }

  @Test
  void twoSweepsUnfoldToEveryCombinationAndChangeNothingElse() throws IOException {
    ExperimentFile experiment =
        experiment(
            """
            "scenario": "ring-40", "schemes": ["spacemoe", "rand-place"],
            "set": { "placement.draws": 3 },
            "sweep": [{ "parameter": "links.linkSurvival", "values": [0.5, 1] },
                      { "parameter": "constellation.altitudeKm", "values": [1200, 1300] }]
            """);

    assertThat(experiment.name()).isEqualTo("my");
    assertThat(experiment.base().links()).isEqualTo(ScenarioFiles.open("ring-40").links());
    assertThat(experiment.base().placement().draws()).isEqualTo(3);
    assertThat(experiment.schemes()).containsExactly("spacemoe", "rand-place");
    assertThat(experiment.variants().stream().map(Variant::values))
        .containsExactly(
            List.of("0.5", "1200"),
            List.of("0.5", "1300"),
            List.of("1", "1200"),
            List.of("1", "1300"));
    Scenario base = ScenarioFiles.open("ring-40");
    Scenario last = experiment.variants().get(3).scenario();
    assertThat(last.links().linkSurvival()).isEqualTo(1);
    assertThat(((WalkerConstellation) last.constellation()).altitudeKm()).isEqualTo(1300);
    assertThat(last.placement().draws()).isEqualTo(3);
    assertThat(last.activation()).isEqualTo(base.activation());
    assertThat(last.model()).isEqualTo(base.model());
    assertThat(last.constellation().planes()).isEqualTo(base.constellation().planes());
  }

  @Test
  void whatTheScenarioLeavesOutCanBeSwept() throws IOException {
    ExperimentFile experiment =
        experiment(
            """
            "scenario": "ring-40", "set": { "links.queue": true },
            "sweep": [{ "parameter": "workload.requestsPerSecond", "values": [0.5, 2] }]
            """);

    assertThat(experiment.base().links().queue()).isTrue();
    assertThat(experiment.variants().get(1).scenario().workload())
        .isEqualTo(new Workload(2, 0, 128));
  }

  @Test
  void valuesOfOneParameterMayBeOfDifferentTypes() throws IOException {
    ExperimentFile experiment =
        experiment(
            """
            "scenario": "ring-40",
            "sweep": [{ "parameter": "links.maxAngularRateDegPerSec", "values": [0.5, 1, null] },
                      { "parameter": "placement.capacity", "values": ["one", { "slots": 3 }] },
                      { "parameter": "links.queue", "values": [false] }]
            """);

    assertThat(experiment.variants().stream().map(Variant::values))
        .containsExactly(
            List.of("0.5", "one", "false"),
            List.of("0.5", "slots 3", "false"),
            List.of("1", "one", "false"),
            List.of("1", "slots 3", "false"),
            List.of("null", "one", "false"),
            List.of("null", "slots 3", "false"));
    assertThat(experiment.variants().get(2).scenario().links().maxAngularRateDegPerSec())
        .hasValue(1);
    assertThat(experiment.variants().get(4).scenario().links().maxAngularRateDegPerSec()).isEmpty();
  }

  @Test
  void aScenarioBesideTheFileIsFoundWithItsTable() throws IOException {
    Files.writeString(folder.resolve("loads.csv"), "4,3,2,1\n1,2,3,4\n");
    Files.writeString(
        folder.resolve("mine.scenario.json"),
        """
        {"format": "spacemoe-scenario/1", "constellation": "star:780:86.4:66/6/2",
         "model": {"layers": 2, "hiddenSize": 64, "expertsPerLayer": 4, "activeExperts": 1,
                   "expertIntermediateSize": 64, "vocabulary": 1000},
         "activation": {"weights": {"kind": "table", "file": "loads.csv"}}}
        """);
    ExperimentFile experiment =
        experiment(
            """
            "scenario": "mine.scenario.json",
            "sweep": [{ "parameter": "constellation", "values": ["star:780:86.4:66/6/2", "star:900:86.4:66/6/2"] }]
            """);

    Scenario second = experiment.variants().get(1).scenario();
    assertThat(((WalkerConstellation) second.constellation()).altitudeKm()).isEqualTo(900);
    assertThat(second.activation())
        .isEqualTo(ScenarioFiles.read(folder.resolve("mine.scenario.json")).activation());
    String before = ScenarioFiles.sha256(second);
    Files.writeString(folder.resolve("loads.csv"), "4,3,2,1\n1,2,3,5\n");
    assertThat(ScenarioFiles.sha256(ExperimentFile.read(file()).variants().get(1).scenario()))
        .isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'sweep': [{'parameter': 'links.linkSurvival', 'values': [0.9, 1.5]}]"
            + "|sweep[0].values[1] (line 3, .*links.linkSurvival is 1.5; allowed: 0 to 1",
        "'sweep': [{'parameter': 'links.survival', 'values': [1]}]"
            + "|links.survival is not a key here",
        "'sweep': [{'parameter': 'links.linkSurvival.x', 'values': [1]}]"
            + "|links.linkSurvival.x is no place in this scenario",
        "'sweep': [{'parameter': 'links.linkSurvival', 'values': []}]|has no values for",
        "'schemes': ['spacemoe', 'SpaceMoE']|schemes[1] .*is SpaceMoE; allowed: each once, the id of a scheme",
        "'schemes': ['spacemoe', 'spacemoe']|schemes[1] .*is spacemoe; allowed: each once",
        "'schemes': []|at least one scheme",
        "'set': {'placement.draws': 0}|placement.draws is 0; allowed",
        "'sweeps': []|Maybe sweep",
      })
  void mistakesAreNamed(String part, String message) {
    assertThatExceptionOfType(InstanceFormatException.class)
        .isThrownBy(() -> experiment("\"scenario\": \"ring-40\",\n" + part.replace('\'', '"')))
        .satisfies(e -> assertThat(e.getMessage()).matches("(?s).*" + quotedBut(message) + ".*"));
  }

  private static String quotedBut(String message) {
    return message.replace("[", "\\[").replace("]", "\\]").replace("(", "\\(").replace(")", "\\)");
  }

  private ExperimentFile experiment(String members) throws IOException {
    Files.writeString(file(), "{\"format\": \"spacemoe-experiment/1\",\n" + members + "}\n");
    return ExperimentFile.read(file());
  }

  private Path file() {
    return folder.resolve("my.experiment.json");
  }
}
