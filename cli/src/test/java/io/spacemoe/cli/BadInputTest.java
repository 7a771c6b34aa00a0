package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every bad input ends with exit code 2 and a message that helps, never with a stack trace. */
class BadInputTest {
  private static final String GOOD =
      """
      {
        "format": "spacemoe-scenario/1",
        "name": "good",
        "constellation": {"pattern": "walker-delta", "altitudeKm": 1200, "inclinationDeg": 60, "planes": 5,
                          "satellitesPerPlane": 8, "phasing": 1},
        "links": {"linkSurvival": 0.9},
        "snapshots": {"slots": 2},
        "model": {"layers": 2, "hiddenSize": 64, "expertsPerLayer": 3, "activeExperts": 2,
                  "expertIntermediateSize": 64, "sharedExperts": 0, "vocabulary": 100, "contextLength": 16},
        "activation": {"law": "conditional-poisson", "weights": {"kind": "table", "rows": [[1, 2, 3], [3, 2, 1]]}},
        "placement": {"draws": 2}
      }
      """;

  @TempDir private Path folder;

  @Test
  void theGoodFileIsGood() throws IOException {
    assertThat(Run.ok("validate", file(GOOD).toString()).out()).contains("good");
    assertThat(Run.ok("place", file(GOOD).toString(), "--quiet").out()).contains("spacemoe");
    assertThat(Run.ok("validate", "ring-40", "product-8x9", "paper-schemes").out())
        .contains("ok   ring-40: scenario", "ok   product-8x9: assignment", "1 variant, 7 schemes");
  }

  @Test
  void linksMuchLongerThanTheNearestAreNamed() throws IOException {
    Path file = file(GOOD.replace("\"phasing\": 1", "\"phasing\": 4"));
    String says =
        "links between planes are 9633 km long in the mean; with links.interPlaneSlotOffset \"nearest\", here -2, they would be 5270 km, 45 % shorter";
    assertThat(Run.ok("validate", file.toString()).out()).contains(says);
    assertThat(Run.ok("place", file.toString(), "--quiet").err()).contains("spacemoe: " + says);
    assertThat(Run.ok("validate", "ring-40").out()).doesNotContain("nearest");
  }

  @ParameterizedTest(name = "{0} instead of {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "linkSurvivel": 0.9    | "linkSurvival": 0.9     | $.links.linkSurvivel | linkSurvival
          "slots": "two"         | "slots": 2              | $.snapshots.slots    | two
          "linkSurvival": NaN    | "linkSurvival": 0.9     | $.links              | NaN
          "linkSurvival": 1e999  | "linkSurvival": 0.9     | $.links.linkSurvival | a finite number
          "linkSurvival": 1.5    | "linkSurvival": 0.9     | $.links.linkSurvival | 1.5; allowed: 0 to 1
          "altitudeKm": -550     | "altitudeKm": 1200      | $.constellation.altitudeKm | -550
          "planes": 0            | "planes": 5             | $.constellation.planes | 0; allowed: 1 to
          "expertsPerLayer": 20  | "expertsPerLayer": 3    | $.activation.weights.rows[0] | 20
          "activeExperts": 4     | "activeExperts": 2      | $.model.activeExperts | 4; allowed: 1 to expertsPerLayer, 3
          [[1, 2], [3, 2, 1]]    | [[1, 2, 3], [3, 2, 1]]  | $.activation.weights.rows[0] | has 2 numbers
          [[0, 0, 0], [3, 2, 1]] | [[1, 2, 3], [3, 2, 1]]  | $.activation.weights.rows[0] | all zero
          """)
  void aBadValueIsNamedWithItsPlaceAndRange(String bad, String good, String place, String says)
      throws IOException {
    assertThat(GOOD).contains(good);
    assertRefused(file(GOOD.replace(good, bad)), place, says);
  }

  @Test
  void aSubnetThatIsTooSmallSaysHowManyAreMissing() throws IOException {
    Path file =
        file(
            GOOD.replace("\"planes\": 5", "\"planes\": 1")
                .replace("\"phasing\": 1", "\"phasing\": 0")
                .replace("\"layers\": 2", "\"layers\": 3")
                .replace("[[1, 2, 3],", "[[1, 1, 1], [1, 2, 3],"));
    assertRefused(
        file, "$.model.expertsPerLayer", "room for 1 experts: 2 missing; allowed: at most 1");
  }

  @Test
  void aFileCutShortIsRefusedAtEveryLength() throws IOException {
    String whole = GOOD.trim();
    for (int length = 0; length < whole.length(); length += 13) {
      assertRefused(file(whole.substring(0, length)), "scenario.json", "");
    }
  }

  @Test
  void binaryHugeMissingFilesAndFoldersAreRefused() throws IOException {
    Path binary = folder.resolve("binary.scenario.json");
    Files.write(binary, new byte[] {0x7f, 'E', 'L', 'F', 0, 1, 2, (byte) 0xff});
    assertRefused(binary, "binary.scenario.json", "");
    Path huge = folder.resolve("huge.scenario.json");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      sparse.setLength(2L << 30);
    }
    assertRefused(huge, "huge.scenario.json", "");
    assertRefused(folder, folder.toString(), "");
    assertRefused(folder.resolve("missing.scenario.json"), "missing.scenario.json", "");
  }

  @Test
  void anUnknownScenarioListsThoseThereAre() {
    Run run = Run.of("place", "paper-delta-1065");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("paper-delta-1056").contains("iridium-66");
  }

  @Test
  void wrongUsageIsRefusedWithTheWayOut() {
    assertUsage("no command is named", List.of());
    assertUsage("there are rand-place", List.of("place", "ring-40", "--scheme", "best"));
    assertUsage("names no scheme", List.of("place", "ring-40", "--scheme", ","));
    assertUsage("installed: ", List.of("place", "ring-40", "--solver", "best"));
    assertUsage("1 to 1024", List.of("place", "ring-40", "--threads", "0"));
    String[] joint = {"place", "ring-40", "--scheme", "joint"};
    assertUsage("--iteration-limit: ", with(joint, "--iteration-limit", "0"));
    String[] batch = {"batch", "product-8x9", "--solvers", "assignment", "--plan"};
    assertUsage("--out is missing", with(batch, "--resume"));
    assertUsage("at most 1000000", with(batch, "--repeats", "2000000000"));
    assertUsage("jobs is 0", List.of("compare", "ring-40", "--jobs", "0", "--out", out()));
    assertUsage("for example 500ms", List.of("solve", "x.assignment.json", "--time-limit", "10"));
    assertUsage(
        "--out takes one",
        List.of("place", "ring-40", "--scheme", "rand-place,spacemoe", "--out", "x.json"));
  }

  @Test
  void whereToWriteIsTestedBeforeTheWork() throws IOException {
    String missing = folder.resolve("missing/x.json").toString();
    String inAFile = Files.createFile(folder.resolve("file")).resolve("x").toString();
    assertUsage("its folder does not exist", List.of("solve", "no-such", "--out", missing));
    assertUsage("it is a directory", List.of("solve", "no-such", "--out", folder.toString()));
    assertUsage("its folder does not exist", List.of("place", "ring-40", "--out", missing));
    assertUsage("Not a directory", List.of("solve", "product-8x9", "--out", inAFile));
    assertUsage("Not a directory", List.of("place", "ring-40", "--pictures", inAFile));
    assertUsage("Not a directory", List.of("export", "ring-40", "--out", inAFile));
  }

  @Test
  void whatIsInAFileDoesNotReachTheTerminalAsACommand() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.assignment.json"),
            """
            {"format": "spacemoe-assignment/1", "name": "x\\nstatus \\u001b[31mred\\u202e", "unit": "fs",
             "experts": 1, "satellites": 1, "costs": {"kind": "matrix", "rows": [[4]]},
             "capacity": {"kind": "one"}, "knownOptimum": 3}
            """);
    for (String command : List.of("info", "solve", "validate")) {
      assertThat(Run.ok(command, file.toString()).out())
          .contains("x\\nstatus \\u001b[31mred\\u202e")
          .doesNotContain("\u001b")
          .doesNotContain("\u202e");
    }
    assertThat(Run.ok("info", file.toString(), "--json").out())
        .contains("\"x\\nstatus \\u001B[31mred\\u202e\"");
    assertThat(Run.ok("solve", file.toString()).err())
        .contains("knownOptimum 3 is wrong: checked rents prove that nothing is better than 4");
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  private static List<String> with(String[] args, String... more) {
    return Stream.concat(Arrays.stream(args), Arrays.stream(more)).toList();
  }

  private static void assertUsage(String says, List<String> args) {
    Run run = Run.of(args.toArray(new String[0]));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(says).doesNotContain("\tat ").doesNotContain("java.");
  }

  private static void assertRefused(Path file, String place, String says) {
    for (String command : List.of("validate", "place")) {
      Run run = Run.of(command, file.toString());
      assertThat(run.exitCode()).as("%s %s", command, run).isEqualTo(2);
      assertThat(run.err())
          .contains(file.getFileName().toString())
          .contains(place)
          .contains(says)
          .doesNotContain("\tat ");
    }
  }

  private Path file(String text) throws IOException {
    Path file = Files.createTempFile(folder, "bad", ".scenario.json");
    return Files.writeString(file, text);
  }

  @Test
  void aProblemThatDoesNotFitIntoTheMemoryIsRefusedInOneLine() throws Exception {
    Process process =
        Spawned.start(
            folder.toString(), "generate", "matrix", "--experts", "4400", "--out", "m.csv");

    assertThat(Spawned.output(process))
        .startsWith("spacemoe: memory of ")
        .contains("SPACEMOE_JAVA_OPTS=-Xmx")
        .hasLineCount(1);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(folder).isEmptyDirectory();
  }
}
