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
            "expected-max-local-search",
            "--out",
            file,
            "--quiet");
    assertThat(run.out())
        .contains("layers solved by expected-max-local-search")
        .containsPattern("checked gap \\d\\.\\d{4} %");
    assertThat(Run.ok("evaluate", "ring-40", file).out()).contains("token latency");
  }

  @Test
  void anUnknownEngineOrObjectiveIsNamed() {
    Run engine = Run.of("place", "ring-40", "--objective", "expected-max", "--solver", "simplex");
    assertThat(engine.exitCode()).isEqualTo(2);
    assertThat(engine.err()).contains("simplex").contains("expected-max-local-search");
    Run objective = Run.of("place", "ring-40", "--objective", "median");
    assertThat(objective.exitCode()).isEqualTo(2);
    assertThat(objective.err()).contains("median").contains("expected-max");
  }

  /** Ids of version 0.1 are understood where they can only mean one engine. */
  @Test
  void anOldIdIsUnderstoodAndTheNewOneShown() {
    Run old = Run.ok("place", "ring-40", "--objective", "expected-max", "--solver", "closed-form");
    assertThat(old.out()).contains("layers solved by expected-max-closed-form");
    Run joint =
        Run.ok(
            "place",
            "ring-40",
            "--scheme",
            "joint",
            "--joint-solver",
            "alternating",
            "--iteration-limit",
            "1");
    assertThat(joint.out()).contains("scheme joint: joint-alternating");
    Run linear = Run.of("place", "ring-40", "--solver", "alternating");
    assertThat(linear.exitCode()).isEqualTo(2);
    assertThat(linear.err()).contains("no solver is called alternating");
  }
}
