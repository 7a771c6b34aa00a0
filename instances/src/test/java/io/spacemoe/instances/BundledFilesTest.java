package io.spacemoe.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.orbit.MadeUpTle;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.ObservedConstellation;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.tck.BruteForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled set: what is listed is there and opens by name, and says what is true. */
class BundledFilesTest {
  static List<String> scenarios() {
    return ScenarioFiles.bundled();
  }

  static List<String> assignments() {
    return AssignmentFile.bundled();
  }

  @Test
  void theListsNameEveryFile() throws IOException {
    assertThat(namesIn("scenarios", ".scenario.json"))
        .containsExactlyInAnyOrderElementsOf(scenarios());
    assertThat(namesIn("assignments", ".assignment.json"))
        .containsExactlyInAnyOrderElementsOf(assignments());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aScenarioOpensByNameAndByPath(String name) {
    Scenario scenario = ScenarioFiles.open(name);

    assertThat(scenario.name()).isEqualTo(name);
    assertThat(ScenarioFiles.open("scenarios/%s.scenario.json".formatted(name)))
        .isEqualTo(scenario);
  }

  @ParameterizedTest
  @CsvSource({
    "ring-40, delta:1200:60:40/5/2, 60, 4",
    "iridium-66, star:780:86.4:66/6/2, 60, 4",
    "paper-delta-1056, delta:550:87:1056/33/16, 200, 32",
    "paper-star-1056, star:550:87:1056/33/0, 200, 32",
    "llama-moe-4of16-1056, delta:550:87:1056/33/16, 200, 32",
    "mixtral-kuiper-1156, delta:630:51.9:1156/34/1, 200, 32",
    "olmoe-starlink-1584, delta:550:53:1584/72/17, 200, 16",
    "qwen3-30b-1056, delta:550:87:1056/33/16, 200, 48",
    "deepseek-v3-starlink-1584, delta:550:53:1584/72/17, 200, 58",
  })
  void scenariosAreWhatTheirNamesSay(String name, String sky, int snapshots, int layers) {
    Scenario scenario = ScenarioFiles.open(name);

    assertThat(scenario.constellation()).isEqualTo(Constellation.parse(sky));
    assertThat(scenario.snapshots().snapshots(scenario.links().linkSurvival()))
        .isEqualTo(snapshots);
    assertThat(scenario.model().layers()).isEqualTo(layers);
  }

  /** Five planes of eight, a spare 30 km lower, one too many and one on its way to a plane. */
  @Test
  void theMadeUpSatellitesAreWhereTheyShouldBe() throws IOException {
    String text =
        MadeUpTle.of("star:1200:87.9:40/5/0")
            + MadeUpTle.set(41, 1170, 87.9, 36, 100)
            + MadeUpTle.set(42, 1200, 87.9, 72, 50)
            + MadeUpTle.set(43, 1200, 87.9, 160, 200);

    assertThat(Files.readString(Path.of("scenarios", "orbits-40.tle"))).isEqualTo(text);
    ObservedConstellation sky =
        (ObservedConstellation) ScenarioFiles.open("orbits-40").constellation();
    assertThat(sky.planes()).isEqualTo(5);
    assertThat(sky.satellitesPerPlane()).isEqualTo(8);
    assertThat(sky.grid().leftOut())
        .extracting(out -> out.set().name())
        .containsExactlyInAnyOrder("MADE UP 41", "MADE UP 42", "MADE UP 43");
  }

  @ParameterizedTest
  @MethodSource("assignments")
  void theKnownOptimumOfAnInstanceIsTrue(String name) {
    AssignmentFile file = AssignmentFile.open(name);
    PlacementProblem problem = file.problem();

    assertThat(problem.name()).isEqualTo(name);
    if (BruteForce.canJudge(problem)) {
      assertThat(BruteForce.leastCost(problem)).isEqualTo(file.knownOptimum());
    } else {
      SolveResult result =
          Solvers.solve(Solvers.named("assignment"), problem, SolveOptions.defaults());
      assertThat(result.cost()).isEqualTo(file.knownOptimum());
      assertThat(result.checkedBound()).isEqualTo(file.knownOptimum());
    }
  }

  @ParameterizedTest
  @MethodSource("assignments")
  void anInstanceOpensByPathWithTheHashOfItsFile(String name) {
    Path file = Path.of("assignments", name + ".assignment.json");

    assertThat(AssignmentFile.read(file)).isEqualTo(AssignmentFile.open(name));
    assertThat(AssignmentFile.read(file).source()).isPresent();
  }

  private static List<String> namesIn(String folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(suffix))
          .map(name -> name.replace(suffix, ""))
          .toList();
    }
  }
}
