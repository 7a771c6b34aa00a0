package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models with more experts than satellites, from the scenario to the evaluated placement. */
class CapacityTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"qwen3-30b-1056, 48, 128, 12", "deepseek-v3-starlink-1584, 58, 256, 90"})
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void aBundledScenarioIsPlacedAndEvaluated(String scenario, int layers, int experts, int room)
      throws IOException {
    Path file = folder.resolve("my.placement.json.gz");
    JsonNode placed = json("place", scenario, "--out", file.toString(), "--json");
    JsonNode scheme = placed.get("schemes").get(0);
    JsonNode evaluated = json("evaluate", scenario, file.toString(), "--json");

    assertThat(scheme.get("layersMs")).hasSize(layers);
    assertThat(scheme.get("checkedGap").doubleValue()).isZero();
    assertThat(scheme.get("fullestSatellite").intValue()).isEqualTo(room);
    assertThat(experts).isGreaterThan(2 * room); // so some are shared, and none holds a layer
    for (String key : new String[] {"tokenLatencyMs", "parts", "layersMs", "fullestSatellite"}) {
      assertThat(evaluated.get(key)).isEqualTo(scheme.get(key));
    }
  }

  @Test
  void peopleReadHowFullTheFullestSatelliteIsAndHowGoodThePlacement() throws IOException {
    String tight = small(3, "{ \"memoryGB\": 0.0001, \"reservedGB\": 0.00003 }");
    assertThat(Run.ok("place", tight, "--quiet").out())
        .contains("with a checked proof: 2 of 2; checked gap 0.0000 %")
        .contains(
            "spacemoe: fullest satellite: 2 of at most 2 experts, 0.000 GB of 0.000 GB free for"
                + " them");
    assertThat(Run.ok("place", small(3, "{ \"slots\": 3 }"), "--quiet").out())
        .contains("spacemoe: fullest satellite: 3 of at most 3 experts, 0.000 GB");
    assertThat(Run.ok("place", small(3, "\"one\""), "--quiet").out()).doesNotContain("fullest");
  }

  @Test
  void theDemoLeavesOutTheSchemeThatNeedsASatelliteForEachExpert() throws IOException {
    String screen =
        Run.ok(
                "demo",
                "--scenario",
                small(60, "{ \"slots\": 5 }"),
                "--out",
                folder.resolve("demo").toString(),
                "--quiet")
            .out();
    assertThat(screen).contains("rand-place", "spacemoe", "fullest satellite: 5 of at most 5");
    assertThat(screen).doesNotContain("joint");
  }

  /** Two layers with so many experts of 24,576 bytes. */
  private String small(int experts, String capacity) throws IOException {
    return Files.writeString(
            folder.resolve("small.scenario.json"),
            String.format(
                Locale.ROOT,
                """
            {
              "format": "spacemoe-scenario/1",
              "constellation": "delta:1200:60:40/5/1",
              "snapshots": {"slots": 2},
              "model": {"layers": 2, "hiddenSize": 64, "expertsPerLayer": %d, "activeExperts": 2,
                        "expertIntermediateSize": 64, "vocabulary": 100},
              "placement": {"capacity": %s}
            }
            """,
                experts,
                capacity))
        .toString();
  }

  private static JsonNode json(String... args) throws IOException {
    return JSON.readTree(Run.ok(args).out());
  }
}
