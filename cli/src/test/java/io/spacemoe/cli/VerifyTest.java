package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A true solution passes, and whatever is changed in it is found. */
class VerifyTest {
  private static final String INSTANCE =
      """
      {"format": "spacemoe-assignment/1", "name": "three", "unit": "fs", "experts": 2, "satellites": 3,
       "costs": {"kind": "matrix", "rows": [[4, 1, 9], [2, 7, 8]]}, "capacity": {"kind": "one"}}
      """;

  @TempDir private Path folder;
  private Path instance;
  private Path solution;
  private String text;

  @BeforeEach
  void solve() throws IOException {
    instance = Files.writeString(folder.resolve("three.assignment.json"), INSTANCE);
    solution = folder.resolve("three.solution.json");
    Run.ok("solve", instance.toString(), "--out", solution.toString());
    text = Files.readString(solution);
    Run.ok("verify", instance.toString(), solution.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "cost" *: *3                | "cost": 4                  | the solution says 4
          "bound" *: *3               | "bound": 2000              | above the cost
          "satelliteOf" *: *[^]]*]    | "satelliteOf": [1, 1]      | not feasible
          "satelliteOf" *: *[^]]*]    | "satelliteOf": [2, 0]      | is 11
          "rents" *: *[^]]*]          | "rents": [5, 5, 5]         | with no evidence
          "sha256" *: *"[0-9a-f]{8}   | "sha256": "00000000        | SHA-256 is
          """)
  void whatIsChangedIsFound(String original, String changed, String says) throws IOException {
    String tampered = text.replaceFirst(original.trim(), changed.trim());
    assertThat(tampered).isNotEqualTo(text);
    assertOff(tampered, says);
  }

  @Test
  void aPlacementThatDoesNotHoldIsNotOptimal() throws IOException {
    String tampered = text.replaceFirst("\"satelliteOf\" *: *[^]]*]", "\"satelliteOf\": [1, 1]");
    assertOff(tampered, "OFF  status: OPTIMAL, but not");
  }

  @Test
  void aTreeIsCheckedAndCounted() {
    String tree = folder.resolve("tree.solution.json").toString();
    Run solved = Run.ok("solve", "gap-c-10x4", "--out", tree);
    Run verified = Run.ok("verify", "gap-c-10x4", tree);
    Run counted = Run.ok("verify", "gap-c-10x4", tree, "--json");

    assertThat(solved.out())
        .contains("solver    branch-and-bound")
        .contains("bound     273, proved by a checked tree");
    assertThat(verified.out())
        .containsPattern(
            "ok   tree: no placement costs less than 273: [0-9]+ nodes, .* checked in ")
        .contains("ok   status: OPTIMAL, proved");
    assertThat(counted.out())
        .containsPattern("\"tree\" ?: ?[{]\\s*\"nodes\" ?: ?[0-9]+,\\s*\"leaves\" ?: ?[0-9]+");
  }

  @Test
  void noClaimMakesASlotProblemInfeasible() throws IOException {
    assertOff(
        """
        {"format": "spacemoe-solution/1", "instance": "three", "sha256": "%s", "solver": "me",
         "status": "INFEASIBLE", "proofs": [{"kind": "claim", "by": "me"}], "seconds": 0}
        """
            .formatted(text.replaceAll("(?s).*\"sha256\" *: *\"([^\"]*)\".*", "$1")),
        "not proved");
  }

  @Test
  void anExportNeverLeavesItsFolder() throws IOException {
    String scenario =
        """
        {"format": "spacemoe-scenario/1", "name": "../../away", "constellation": "delta:1200:60:40/5/1",
         "model": {"layers": 2, "hiddenSize": 64, "expertsPerLayer": 3, "activeExperts": 2,
                   "expertIntermediateSize": 64, "sharedExperts": 0, "vocabulary": 100, "contextLength": 16}}
        """;
    Path file = Files.writeString(folder.resolve("away.scenario.json"), scenario);
    Path out = folder.resolve("a/b/c");
    Run.ok("export", file.toString(), "--out", out.toString());
    try (var written = Files.list(out)) {
      assertThat(written).hasSize(2);
    }
    try (var beside = Files.list(folder.resolve("a"))) {
      assertThat(beside).containsExactly(folder.resolve("a/b"));
    }
  }

  private void assertOff(String tampered, String says) throws IOException {
    Path file = Files.writeString(folder.resolve("tampered.solution.json"), tampered);
    Run run = Run.of("verify", instance.toString(), file.toString());
    assertThat(run.exitCode()).as(run.toString()).isNotZero();
    assertThat(run.out() + run.err()).contains(says).doesNotContain("\tat ");
  }
}
