package io.spacemoe.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.scenario.Scenario;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written reads back equal, plain and gzipped, whatever it holds. */
class RoundTripTest {
  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everythingReadsBackEqual(long seed) {
    String suffix = seed % 2 == 0 ? ".json" : ".json.gz";
    RandomContent content = new RandomContent(seed);
    Scenario scenario = content.scenario();
    LayoutFile layout = content.layout();
    AssignmentFile assignment = content.assignment();
    SolutionFile solution = content.solution();

    ScenarioFiles.write(scenario, folder.resolve("s" + suffix));
    layout.write(folder.resolve("p" + suffix));
    assignment.write(folder.resolve("a" + suffix));
    solution.write(folder.resolve("r" + suffix));

    assertThat(ScenarioFiles.read(folder.resolve("s" + suffix))).isEqualTo(scenario);
    assertThat(LayoutFile.read(folder.resolve("p" + suffix))).isEqualTo(layout);
    assertThat(AssignmentFile.read(folder.resolve("a" + suffix))).isEqualTo(assignment);
    assertThat(SolutionFile.read(folder.resolve("r" + suffix))).isEqualTo(solution);
  }
}
