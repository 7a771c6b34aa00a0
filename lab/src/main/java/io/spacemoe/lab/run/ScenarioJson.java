package io.spacemoe.lab.run;

import com.fasterxml.jackson.databind.util.StdConverter;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.Scenario;
import java.util.Map;

/** A scenario in JSON: the content of its file and of those that it names, by their names. */
final class ScenarioJson {
  private ScenarioJson() {}

  /** Writes. */
  static final class ToFiles extends StdConverter<Scenario, Map<String, byte[]>> {
    @Override
    public Map<String, byte[]> convert(Scenario scenario) {
      return ScenarioFiles.files(scenario);
    }
  }

  /** Reads. */
  static final class OfFiles extends StdConverter<Map<String, byte[]>, Scenario> {
    @Override
    public Scenario convert(Map<String, byte[]> files) {
      return ScenarioFiles.of(files);
    }
  }
}
