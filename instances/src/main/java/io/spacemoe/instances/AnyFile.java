package io.spacemoe.instances;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** A file of any of the formats, told apart by what it says it is. */
public final class AnyFile {
  private AnyFile() {}

  /**
   * Reads a file and says in one line what it is.
   *
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static String describe(Path file) {
    InputFile input = InputFile.read(file);
    Map<String, Function<JsonObject, String>> readers =
        Map.of(
            ScenarioFiles.FORMAT,
            json -> "scenario " + new ScenarioReader(input).scenario(json).name(),
            LayoutFile.FORMAT,
            json -> "placement for scenario " + LayoutFile.of(json).scenario(),
            AssignmentFile.FORMAT,
            json -> "assignment instance " + AssignmentReader.read(json).problem(),
            SolutionFile.FORMAT,
            json -> "solution of instance " + SolutionReader.read(json).instance(),
            ExperimentFile.FORMAT,
            json -> {
              ExperimentFile experiment = new ExperimentReader(input).experiment(json);
              return "experiment %s: %d variants, %d schemes"
                  .formatted(
                      experiment.name(), experiment.variants().size(), experiment.schemes().size());
            });
    return JsonFile.read(input, readers);
  }
}
