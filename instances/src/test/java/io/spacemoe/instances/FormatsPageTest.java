package io.spacemoe.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.assignment.SolutionFile;
import io.spacemoe.instances.loads.TableFile;
import io.spacemoe.instances.loads.TraceFile;
import io.spacemoe.instances.map.MapFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.ActivationTrace;
import io.spacemoe.scenario.moe.ModelPresets;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.workload.RequestTrace;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.tck.BruteForce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example of docs/formats.md is what the page says it is. */
class FormatsPageTest {
  private static final Path PAGE = Path.of("../docs/formats.md");

  @TempDir Path folder;

  @Test
  void everyJsonExampleIsRead() throws IOException {
    Files.copy(Path.of("scenarios/orbits-40.tle"), folder.resolve("orbits-40.tle"));
    Set<String> kinds =
        examples("json").stream()
            .map(
                example ->
                    AnyFile.inOneLine(AnyFile.read(file(example).toString(), Reading.BY_CONTENT))
                        .split(" ", 2)[0])
            .collect(Collectors.toSet());

    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "scenario",
            "network",
            "placement",
            "assignment",
            "solution",
            "experiment",
            "expected-max",
            "joint",
            "map");
  }

  @Test
  void thePageListsThePublishedModels() throws IOException {
    String page = Files.readString(PAGE);
    for (String preset : ModelPresets.names()) {
      MoeModel model = ModelPresets.named(preset, 4096);
      assertThat(page)
          .contains(
              String.format(
                  Locale.ROOT,
                  "| `%s` | %d | %d | %d | %d | %d | %d |",
                  preset,
                  model.layers(),
                  model.expertsPerLayer(),
                  model.activeExperts(),
                  model.sharedExperts(),
                  model.hiddenSize(),
                  model.expertIntermediateSize()));
    }
  }

  @Test
  void theSmallestScenarioHasTheDefaults() throws IOException {
    Scenario smallest = ScenarioFiles.read(file(examples("json").get(0)));

    assertThat(smallest)
        .isEqualTo(
            new Scenario(
                "example",
                smallest.constellation(),
                LinkRules.defaults(),
                SnapshotPlan.defaults(),
                ModelPresets.named("llama-moe-3.5b-2of8", 4096),
                Compute.defaults(),
                Activation.defaults(),
                PlacementPlan.defaults()));
  }

  @Test
  void theTableIsTheInlineOneAndTheTracesAgree() throws IOException {
    List<String> csv = examples("csv");
    List<String> lines = examples("jsonl");

    assertThat(TableFile.read(InputFile.read(file(csv.get(0)))))
        .isDeepEqualTo(new double[][] {{10, 5, 0, 1}, {1, 1, 1, 1}});
    assertThat(TableFile.read(InputFile.read(file(lines.get(0)))))
        .isDeepEqualTo(new double[][] {{10, 5, 0, 1}, {1, 1, 1, 1}});
    assertThat(trace(csv.get(1))).isEqualTo(trace(lines.get(2)));
    assertThat(trace(lines.get(3))).isEqualTo(trace(lines.get(2)));
    assertThat(trace(lines.get(1)).sets(1)).isDeepEqualTo(new int[][] {{3, 38}});
  }

  @Test
  void theRequestsAreRead() throws IOException {
    assertThat(AnyFile.read(file(examples("csv").get(2)).toString(), Reading.BY_CONTENT))
        .isInstanceOfSatisfying(
            RequestTrace.class, trace -> assertThat(trace.requestsPerSecond()).isEqualTo(0.8));
  }

  @Test
  void theMapsSayTheSame() throws IOException {
    String json = exampleWith(examples("json"), "physical_to_logical_map");

    assertThat(MapFile.read(InputFile.read(file(examples("yaml").get(0))), Optional.empty()))
        .isEqualTo(MapFile.read(InputFile.read(file(json)), Optional.empty()));
  }

  @Test
  void theSolutionSolvesItsInstance() throws IOException {
    List<String> examples = examples("json");
    AssignmentFile instance = AssignmentFile.read(file(exampleWith(examples, "\"rows\": [[4, 7]")));
    SolutionFile solution = SolutionFile.read(file(exampleWith(examples, "spacemoe-solution")));
    AssignmentFile tiny = AssignmentFile.read(file(exampleWith(examples, "\"name\": \"tiny\"")));

    assertThat(instance.problem().evaluate(solution.placement().orElseThrow()).cost())
        .isEqualTo(solution.cost().orElseThrow());
    assertThat(((Proof.Rents) solution.proofs().get(0)).bound(instance.problem()))
        .isEqualTo(solution.bound());
    assertThat(BruteForce.leastCost(tiny.problem())).isEqualTo(tiny.knownOptimum());
  }

  @Test
  void theLimitsAreThoseOfTheCode() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains(String.format(Locale.ROOT, "%,d bytes", InputFile.LIMIT));
  }

  private ActivationTrace trace(String text) {
    return TraceFile.read(InputFile.read(file(text)), "trace");
  }

  private static String exampleWith(List<String> examples, String part) {
    return examples.stream().filter(example -> example.contains(part)).findFirst().orElseThrow();
  }

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("example.scenario.json"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> examples(String language) throws IOException {
    return Pattern.compile(String.format(Locale.ROOT, "(?ms)^```%s\n(.*?)^```$", language))
        .matcher(Files.readString(PAGE))
        .results()
        .map(block -> block.group(1))
        .toList();
  }
}
