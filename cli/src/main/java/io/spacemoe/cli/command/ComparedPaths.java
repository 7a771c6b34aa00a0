package io.spacemoe.cli.command;

import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.cli.screen.Printable;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.lab.compare.ScenarioInstances;
import io.spacemoe.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** On which instances engines are compared. */
final class ComparedPaths {
  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Instance files, folders, globs, names of bundled instances; or scenarios, each for two"
              + " problems: its first layer's, and that of all its layers together.")
  private List<String> paths;

  /** What was asked for. */
  List<String> asked() {
    return paths;
  }

  /**
   * The paths, with the files of their problems in the place of scenarios.
   *
   * @param out the folder of the comparison, in which those files are written
   */
  List<String> instances(Path out) throws IOException {
    List<String> instances = new ArrayList<>();
    Map<String, String> scenarios = new HashMap<>();
    for (String path : paths) {
      boolean scenario =
          path.matches(".*\\.scenario\\.json(\\.gz)?")
              || (!Files.exists(Path.of(path)) && ScenarioFiles.bundled().contains(path));
      if (scenario) {
        Scenario read = ScenarioFiles.open(path);
        String other = scenarios.put(read.name(), path);
        if (other != null && !other.equals(path)) {
          throw new UsageException(
              "%s and %s are both called %s.%nMaybe give one of them another name"
                  .formatted(other, path, Printable.inOneLine(read.name())));
        }
        Path folder = out.resolve("instances");
        Folder.create(folder);
        instances.addAll(ScenarioInstances.write(read, folder));
      } else {
        instances.add(path);
      }
    }
    return instances;
  }
}
