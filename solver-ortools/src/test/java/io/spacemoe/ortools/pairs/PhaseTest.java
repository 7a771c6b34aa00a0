package io.spacemoe.ortools.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ortools-assignment",
        "ortools-flow",
        "ortools-lp",
        "ortools-cpsat",
        "ortools-mip"
      })
  void everyEngineTellsTheFlightRecorderOfItsPhases(String engine) throws IOException {
    try (Recording recording = new Recording()) {
      recording.enable("io.spacemoe.OrTools");
      recording.start();
      Problems.solve(engine, crowded(new Random(1)));
      recording.stop();
      Path file = folder.resolve("phases.jfr");
      recording.dump(file);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file);
      Set<String> phases =
          events.stream().map(event -> event.getString("phase")).collect(Collectors.toSet());
      assertThat(phases).containsExactlyInAnyOrder("BUILD", "SOLVE", "PROVE");
      assertThat(events)
          .allSatisfy(event -> assertThat(event.getInt("pairs")).isBetween(60, 3_600))
          .allSatisfy(event -> assertThat(event.getDuration()).isPositive());
    }
  }

  /** Sixty experts on as many satellites, so that they get in each other's way. */
  private static PlacementProblem crowded(Random random) {
    long[][] costs = new long[60][];
    Arrays.setAll(costs, e -> random.longs(60, 0, 1_000_000).toArray());
    return new PlacementProblem(
        "crowded", new Costs.Matrix(60, costs), Capacity.one(), ForbiddenPairs.none());
  }
}
