package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedMaxTest {
  @TempDir private Path folder;

  @Test
  void placesBySlowestExpertsAndSaysHowFarTheBoundIs() {
    String file = folder.resolve("my.placement.json").toString();
    Run run =
        Run.ok(
            "place",
            "ring-40",
            "--scheme",
            "spacemoe",
            "--objective",
            "expected-max",
            "--solver",
            "local-search",
            "--out",
            file,
            "--quiet");
    assertThat(run.out())
        .contains("layers solved by local-search")
        .containsPattern("checked gap \\d\\.\\d{4} %");
    assertThat(Run.ok("evaluate", "ring-40", file).out()).contains("token latency");
  }

  @Test
  void anUnknownEngineOrObjectiveIsNamed() {
    Run engine = Run.of("place", "ring-40", "--objective", "expected-max", "--solver", "simplex");
    assertThat(engine.exitCode()).isEqualTo(2);
    assertThat(engine.err()).contains("simplex").contains("local-search");
    Run objective = Run.of("place", "ring-40", "--objective", "median");
    assertThat(objective.exitCode()).isEqualTo(2);
    assertThat(objective.err()).contains("median").contains("expected-max");
  }
}
