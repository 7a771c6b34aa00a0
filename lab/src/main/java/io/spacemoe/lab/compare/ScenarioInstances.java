package io.spacemoe.lab.compare;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.text.Names;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.LayerProblem;
import io.spacemoe.scenario.scheme.RingLayers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The problems of a scenario as instances on which engines are compared. */
public final class ScenarioInstances {
  private ScenarioInstances() {}

  /**
   * Writes the problem of the first layer and that of all layers together.
   *
   * @param scenario the scenario
   * @param folder an existing folder
   * @return the files
   * @throws java.io.UncheckedIOException when one cannot be written
   */
  public static List<String> write(Scenario scenario, Path folder) {
    RingLayers ring = new RingLayers(new Study(scenario, 1).context(Engines.recommended()));
    return List.of(
        write(folder, scenario, ring.problemOf(0), "layer-000"),
        write(folder, scenario, ring.problemOfAllLayers(), "all-layers"));
  }

  private static String write(Path folder, Scenario scenario, LayerProblem problem, String what) {
    String name = "%s-%s.assignment.json".formatted(Names.inFile(scenario.name()), what);
    Path file = folder.resolve(name);
    AssignmentFile.of(
            problem.problem(),
            "fs",
            OptionalLong.empty(),
            Optional.of("exported from scenario " + scenario.name()))
        .write(file);
    return file.toString();
  }
}
