package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
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
  @CsvSource({"qwen3-30b-1056, 48, 12", "deepseek-v3-starlink-1584, 58, 90"})
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void aBundledScenarioIsPlacedAndEvaluated(String scenario, int layers, int room)
      throws IOException {
    Path file = folder.resolve("my.placement.json.gz");
    JsonNode placed = json("place", scenario, "--out", file.toString(), "--json");
    JsonNode scheme = placed.get("schemes").get(0);
    JsonNode evaluated = json("evaluate", scenario, file.toString(), "--json");

    assertThat(scheme.get("layersMs")).hasSize(layers);
    assertThat(scheme.get("checkedGap").doubleValue()).isZero();
    assertThat(scheme.get("fullestSatellite").intValue()).isEqualTo(room);
    for (int[] hosts : expertsOf(file)) {
      long satellites = Arrays.stream(hosts).distinct().count();
      assertThat(satellites).isEqualTo((hosts.length + room - 1) / room).isGreaterThan(2);
    }
    for (String key : new String[] {"tokenLatencyMs", "parts", "layersMs", "fullestSatellite"}) {
      assertThat(evaluated.get(key)).isEqualTo(scheme.get(key));
    }
  }

  /** Layers x experts: the satellite of each. */
  private static int[][] expertsOf(Path placement) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(placement))) {
      return JSON.treeToValue(JSON.readTree(in).get("experts"), int[][].class);
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
    Run run =
        Run.ok(
            "demo",
            "--scenario",
            small(60, "{ \"slots\": 5 }"),
            "--out",
            folder.resolve("demo").toString(),
            "--quiet");
    assertThat(run.out()).contains("rand-place", "spacemoe", "fullest satellite: 5 of at most 5");
    assertThat(run.out()).doesNotContain("scheme joint");
    assertThat(run.err()).contains("scheme joint is left out: model.expertsPerLayer is 60");
  }

  /** Where it has no room, the others' results are shown all the same. */
  @Test
  void jointWithoutRoomTakesNothingFromTheOthers() throws IOException {
    String tight = small(60, "{ \"slots\": 5 }");
    Run run = Run.of("place", tight, "--scheme", "spacemoe,joint", "--quiet");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("scheme spacemoe: layers solved by");
    assertThat(run.err()).contains("scheme joint is left out");
    assertThat(Run.of("place", tight, "--scheme", "joint", "--quiet").exitCode()).isEqualTo(2);
  }

  /** One each and several are two problems: their placements are not set in relation. */
  @Test
  void jointBesideSchemesThatShareSaysThatItPlacesOneEach() throws IOException {
    String roomy = small(3, "{ \"slots\": 3 }");
    Run run =
        Run.ok("place", roomy, "--scheme", "spacemoe,joint", "--iteration-limit", "50", "--quiet");
    assertThat(run.out())
        .containsPattern("joint \\(one each\\) +[0-9.]+ +- +- ")
        .contains("places one gateway or expert on a satellite, whatever placement.capacity")
        .contains("no placement with a satellite for each gateway and expert is below")
        .doesNotContain("no placement is below");
  }

  /**
   * Eight experts in four pairs that are always activated together. The order by frequency parts
   * them, and another order of the same satellites is better: no bound may build on the first.
   */
  @Test
  void aBoundHoldsForExpertsThatAreActivatedTogether() throws IOException {
    Path traced = folder.resolve("traced.scenario.json");
    StringBuilder csv = new StringBuilder("token,layer,experts\n");
    for (int layer = 0; layer < 2; layer++) {
      for (int token = 0; token < 8; token++) {
        int first = token % 4;
        csv.append(token + "," + layer + "," + first + " " + (first + 4) + "\n");
      }
    }
    Files.writeString(folder.resolve("routed.csv"), csv);
    Files.writeString(
        traced,
        Files.readString(Path.of(small(8, "\"one\"")))
            .replace(
                "\"placement\"",
                "\"activation\": {\"law\": \"trace\", \"file\": \"routed.csv\"}, \"placement\""));
    Path mine = folder.resolve("mine.placement.json");
    JsonNode joint =
        json("place", traced.toString(), "--scheme", "joint", "--out", mine.toString(), "--json")
            .at("/schemes/0/joint");
    String placed = Files.readString(mine);
    ObjectNode other = (ObjectNode) JSON.readTree(placed);
    for (JsonNode layer : other.get("experts")) {
      ArrayNode satellites = (ArrayNode) layer;
      ArrayNode nearestFirst = satellites.deepCopy();
      for (int pair = 0; pair < 4; pair++) {
        satellites.set(pair, nearestFirst.get(2 * pair));
        satellites.set(pair + 4, nearestFirst.get(2 * pair + 1));
      }
    }
    other.remove("tokenLatencyMs");
    Files.writeString(mine, other.toString());
    double better =
        json("evaluate", traced.toString(), mine.toString(), "--json")
            .get("tokenLatencyMs")
            .doubleValue();
    assertThat(better).isLessThan(0.99 * joint.get("expectedMs").doubleValue());
    assertThat(joint.get("boundMs").doubleValue()).isBetween(0.5 * better, better);
  }

  /** What the file's own scheme has no room for is no matter where another is asked for. */
  @Test
  void theSchemeThatIsAskedForIsChecked() throws IOException {
    Path narrow = folder.resolve("narrow.scenario.json"); // subnets of two satellites
    Files.writeString(
        narrow,
        Files.readString(Path.of(small(2, "\"one\"")))
            .replace("delta:1200:60:40/5/1", "delta:1200:60:66/2/1")
            .replace("\"layers\": 2", "\"layers\": 21"));
    String file = narrow.toString();
    String out = folder.resolve("narrow.placement.json").toString();
    assertThat(Run.of("place", file, "--quiet").err()).contains("ring subnet of layer 0");
    Run.ok("place", file, "--scheme", "joint", "--iteration-limit", "5", "--out", out, "--quiet");
    Run.ok("evaluate", file, out);
    Run demo =
        Run.ok(
            "demo", "--scenario", file, "--joint-time", "1s", "--quiet", "--out", folder + "/all");
    assertThat(demo.out()).contains("scheme joint: ");
    assertThat(demo.err()).contains("scheme spacemoe is left out");
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
