package io.spacemoe.instances.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.spacemoe.instances.text.InstanceFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user reads when a scenario is wrong: file, path, line, column, value, range, way out. */
class BadScenarioTest {
  private static final String GOOD =
      """
      {
        "format": "spacemoe-scenario/1",
        "name": "tiny",
        "constellation": { "pattern": "walker-delta", "altitudeKm": 550, "inclinationDeg": 53,
                           "planes": 3, "satellitesPerPlane": 4, "phasing": 1 },
        "links": { "linkSurvival": 0.95, "interPlaneSlotOffset": "nearest" },
        "snapshots": { "slots": 20, "seed": 1 },
        "model": { "layers": 2, "hiddenSize": 8, "expertsPerLayer": 3, "activeExperts": 2,
                   "expertIntermediateSize": 8, "vocabulary": 100 },
        "activation": { "law": "conditional-poisson",
                        "weights": { "kind": "table", "rows": [[1, 2, 3], [3, 2, 1]] } },
        "placement": { "scheme": "spacemoe", "draws": 20 }
      }
      """;

  @TempDir Path folder;

  @Test
  void theScenarioItselfIsGood() throws IOException {
    Path file = Files.writeString(folder.resolve("tiny.scenario.json"), GOOD);

    assertThat(ScenarioFiles.read(file).model().activeExperts()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0.95 | 1.5 | $.links.linkSurvival (line 6, column 30) is 1.5; allowed: 0 to 1",
        "0.95 | -0.1 | $.links.linkSurvival (line 6, column 30) is -0.1; allowed: 0 to 1",
        "0.95 | NaN | $.links.linkSurvival (line 6, column 30) is NaN; expected a finite number",
        "0.95 | -Infinity | $.links.linkSurvival (line 6, column 30) is -Infinity; expected a finite number",
        "0.95 | 1e999 | $.links.linkSurvival (line 6, column 30) is 1E+999; expected a finite number",
        "0.95 | `\"much\"` | $.links.linkSurvival (line 6, column 30) is \"much\"; expected a finite number",
        "0.95 | null | $.links.linkSurvival (line 6, column 30) is null; expected a finite number",
        "0.95 | [0.95] | $.links.linkSurvival (line 6, column 30) is an array; expected a finite number",
        "linkSurvival | linkSurvial | $.links.linkSurvial (line 6, column 29) is not a key here; allowed: ",
        "linkSurvival | linkSurvial | Maybe linkSurvival?",
        "20, \"seed\" | 20, \"slots\" | $.snapshots.slots (line 7, column 31) is there twice; expected each key once",
        "550 | -550 | $.constellation.altitudeKm (line 4, column 63) is -550.0; allowed: more than 80, at most 100000",
        "\"planes\": 3 | \"planes\": 0 | $.constellation.planes (line 5, column 32) is 0; allowed: 1 to 10000",
        "\"planes\": 3 | \"planes\": 2.5 | $.constellation.planes (line 5, column 32) is 2.5; expected a whole number",
        "\"planes\": 3 | \"planes\": 3000000000 | $.constellation.planes (line 5, column 32) is 3000000000; allowed: -2147483648 to 2147483647",
        "\"planes\": 3, |  | $.constellation.planes (line 4, column 20) is missing",
        "planes | plane | is missing; there is plane.",
        "walker-delta | walker-dleta | $.constellation.pattern (line 4, column 33) is \"walker-dleta\"; allowed: walker-delta, walker-star.",
        "\"nearest\" | \"nearst\" | Maybe nearest?",
        "\"activeExperts\": 2 | \"activeExperts\": 4 | $.model.activeExperts (line 8, column 83) is 4; allowed: 1 to expertsPerLayer, 3",
        "\"layers\": 2, | \"preset\": \"mixtral-8x7\", | $.model.preset (line 8, column 24) is \"mixtral-8x7\"; allowed: one of",
        "[3, 2, 1] | [3, 2] | $.activation.weights.rows[1] (line 11, column 69) has 2 numbers; expected one per expert, 3",
        "[3, 2, 1] | [0, 0, 0] | $.activation.weights.rows[1] (line 11, column 69) is all zero; allowed: at least one weight above 0",
        "[3, 2, 1] | [3, 0, 0] | $.activation.weights.rows[1] (line 11, column 69) has 1 numbers above 0; allowed: at least activeExperts, 2",
        "[3, 2, 1] | [3, -2, 1] | $.activation.weights.rows[1][1] (line 11, column 73) is -2.0; allowed: 0 to",
        "[3, 2, 1] | [3, 2, \"x\"] | $.activation.weights.rows[1][2] (line 11, column 76) is \"x\"; expected a number like those beside it",
        ", [3, 2, 1] |  | $.activation.weights.rows (line 11, column 57) has 1 rows; expected one per layer, 2",
        "conditional-poisson | trace | $.activation.file (line 10, column 17) is missing; law trace needs it",
        "spacemoe\", \"draws | SpaceMoE\", \"draws | $.placement.scheme (line 12, column 28) is \"SpaceMoE\"; allowed: the id of a scheme: lower-case",
        "\"draws\": 20 } | \"capacity\": \"two\" } | $.placement.capacity (line 12, column 52) is \"two\"; allowed: one",
        "\"draws\": 20 } | \"capacity\": 2 } | $.placement.capacity (line 12, column 52) is 2; expected an object",
        "\"draws\": 20 } | \"capacity\": {\"slots\": 0} } | $.placement.capacity.slots (line 12, column 62) is 0; allowed: 1 to 100000",
        "\"draws\": 20 } | \"capacity\": {\"memoryGB\": 8, \"slots\": 2} } | $.placement.capacity.memoryGB (line 12, column 65) is not a key here; allowed: slots",
        "\"draws\": 20 } | \"capacity\": {\"memoryGB\": 8, \"reservedGB\": 9} } | $.placement.capacity.reservedGB (line 12, column 82) is 9.0; allowed: 0 to less than memoryGB, 8.0",
        "\"draws\": 20 } | \"capacity\": {\"memoryGB\": 1e-9} } | $.placement.capacity.memoryGB (line 12, column 65) leaves 0.000000001 GB for experts, but one takes 0.000000384 GB.",
        "\"draws\": 20 } | \"draws\": 20 }, \"workload\": {\"outputTokens\": 0} | $.workload.outputTokens (line 12, column 84) is 0; allowed: 1 to 1000000",
        "\"draws\": 20 } | \"draws\": 20 }, \"power\": {\"solarW\": 1, \"sun\": \"noon\"} | $.power.joulesPerGflop (line 12, column 64) is needed: compute.board names none",
        "\"draws\": 20 } | \"draws\": 20 }, \"power\": {\"solarW\": 1, \"joulesPerGflop\": 1, \"sun\": \"noon\"} | $.power.sun (line 12, column 106) is \"noon\"; allowed: a time such as 2026-03-20T00:00:00Z, or an object with betaDeg",
        "\"draws\": 20 } | \"draws\": 20 }, \"power\": {\"solarW\": 1, \"joulesPerGflop\": 1, \"sun\": \"1812-03-20T00:00:00Z\"} | is 1812-03-20T00:00:00Z; allowed: a time between 1950 and 2050",
        "\"pattern\": \"walker-delta\", | \"tle\": \"nope.tle\", | $.constellation.tle (line 4, column 29) names FOLDER/nope.tle, which does not exist; expected a file",
        "\"pattern\": \"walker-delta\", | \"omm\": \"..\", | $.constellation.omm (line 4, column 29) names FOLDER/.., which is a directory; expected a file",
        "\"pattern\": \"walker-delta\", | \"topology\": \"nope\", | $.constellation.topology (line 4, column 34) names FOLDER/nope, which does not exist",
        "\"pattern\": \"walker-delta\", | \"topology\": {\"nodes\": \"tiny.scenario.json\", \"links\": \"nope\"}, | $.constellation.topology.links (line 4, column 75) names FOLDER/nope, which does not exist",
        "0.95 | 0.95, \"file\": \"nope\" | $.links.file (line 6, column 44) names FOLDER/nope, which does not exist",
        "conditional-poisson | trace\", \"file\": \"nope.csv | $.activation.file (line 10, column 43) names FOLDER/nope.csv, which does not exist",
        "\"rows\": [[1, 2, 3], [3, 2, 1]] | \"file\": \"nope.csv#layer\" | $.activation.weights.file (line 11, column 57) names FOLDER/nope.csv, which does not exist",
        "\"draws\": 20 } | \"draws\": 20 }, \"satellites\": \"nope.csv\" | $.satellites (line 12, column 69) names FOLDER/nope.csv, which does not exist",
        "\"draws\": 20 } | \"draws\": 20 }, \"satellites\": \"\\u0000\" | which is no name that a file can have",
        "\"draws\": 20 } | \"draws\": 20 }, \"ground\": { \"stations\": \"large-citys\" } | $.ground.stations (line 12, column 79) names large-citys, which is neither a file nor a bundled list of ground stations; bundled: large-cities, europe.%nMaybe large-cities?",
        "scenario/1 | placement/1 | $.format (line 2, column 13) is \"spacemoe-placement/1\"; allowed: spacemoe-scenario/1",
        "20 } | 20 }, | line 13, column 1 is not JSON: Unexpected character ('}' (code 125)): was expecting double-quote to start field name",
        "20 } | 20 | ends in the middle of a value.",
      })
  void isRefusedWithPlaceValueAndWayOut(String good, String bad, String expected)
      throws IOException {
    Path file = folder.resolve("tiny.scenario.json");
    String changed = GOOD.replace(good, bad == null ? "" : bad);
    assertThat(changed).isNotEqualTo(GOOD);
    Files.writeString(file, changed);

    InstanceFormatException refusal =
        catchThrowableOfType(InstanceFormatException.class, () -> ScenarioFiles.read(file));

    assertThat(refusal.getMessage())
        .startsWith(file.toString())
        .contains(expected.replace("FOLDER", folder.toString()).replace("%n", "\n"));
  }

  @Test
  void marksAndLineEndsOfOtherSystemsAreNoMatter() throws IOException {
    Path file = folder.resolve("tiny.scenario.json");
    Files.writeString(file, GOOD);
    Path windows = folder.resolve("windows.scenario.json");
    Files.writeString(windows, "\ufeff" + GOOD.replace("\n", "\r\n"), StandardCharsets.UTF_8);

    assertThat(ScenarioFiles.read(windows)).isEqualTo(ScenarioFiles.read(file));
  }

  @Test
  void aScenarioWithoutANameIsCalledLikeItsFile() throws IOException {
    Path file = folder.resolve("tiny.scenario.json");
    Files.writeString(file, GOOD.replace("\"name\": \"tiny\",", ""));

    assertThat(ScenarioFiles.read(file).name()).isEqualTo("tiny");
  }

  @Test
  void anUnknownNameListsTheBundledOnesNearestFirst() {
    InstanceFormatException refusal =
        catchThrowableOfType(
            InstanceFormatException.class, () -> ScenarioFiles.open("paper-detla-1056"));

    assertThat(refusal.getMessage())
        .isEqualTo(
            ("paper-detla-1056 is neither a file nor a bundled scenario; bundled: paper-delta-1056,"
                    + " paper-star-1056, qwen3-30b-1056, relays-15, orbits-40, iridium-66, ring-40, llama-moe-4of16-1056,"
                    + " mixtral-kuiper-1156, olmoe-starlink-1584, deepseek-v3-starlink-1584.%nMaybe paper-delta-1056?")
                .formatted());
  }
}
