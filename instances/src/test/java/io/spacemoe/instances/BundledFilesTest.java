package io.spacemoe.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled set: what is listed is there, and opens. */
class BundledFilesTest {
  static List<String> scenarios() {
    return ScenarioFiles.bundled();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void opensByName(String name) {
    Scenario scenario = ScenarioFiles.open(name);

    assertThat(scenario.name()).isEqualTo(name);
  }
}
