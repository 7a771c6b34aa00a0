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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    JsonNode evaluated = json("evaluate", scenario, file.toString(), "--json").at("/placements/0");

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

  /** The engine that is named cannot solve slots; two of the three schemes do not need it. */
  @Test
  void aSchemeThatFailsTakesNothingFromTheOthers() throws IOException {
    String scenario = small(3, "{ \"slots\": 3 }");
    String schemes = "rand-place,spacemoe,greedy-tiles";
    Run run = Run.of("place", scenario, "--scheme", schemes, "--solver", "closed-form", "--json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("scheme spacemoe failed: closed-form cannot solve small layer 0");
    assertThat(JSON.readTree(run.out()).get("schemes").findValuesAsText("scheme"))
        .containsExactly("rand-place", "greedy-tiles");
    assertThat(Run.of("place", scenario, "--solver", "closed-form").exitCode()).isEqualTo(2);
  }

  /** Experts share satellites in scheme joint, too, which starts from the same ring or better. */
  @Test
  void jointSharesSatellitesAndIsNotAboveTheRing() throws IOException {
    String roomy = small(60, "{ \"slots\": 5 }");
    JsonNode schemes =
        json("place", roomy, "--scheme", "spacemoe,joint", "--iteration-limit", "20", "--json")
            .get("schemes");
    assertThat(schemes.at("/1/fullestSatellite").intValue()).isBetween(2, 5);
    assertThat(schemes.at("/1/tokenLatencyMs").doubleValue())
        .isLessThanOrEqualTo(schemes.at("/0/tokenLatencyMs").doubleValue());
    assertThat(schemes.at("/1/joint/shared").booleanValue()).isTrue();
    assertThat(schemes.at("/1/joint/boundMs").isNull()).isTrue();
    assertThat(Run.ok("place", roomy, "--scheme", "joint", "--time-limit", "1s", "--quiet").out())
        .contains("no bound, as none is known where experts may share satellites");
  }

  /** Without room for all, the others' results are shown all the same. */
  @Test
  void jointWithoutRoomIsRefused() throws IOException {
    Run run = Run.of("place", small(300, "{ \"slots\": 5 }"), "--scheme", "joint", "--quiet");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("beside the gateways room for");
  }

  /** Boards that differ, and gateways that share their satellites. */
  @Test
  void jointFillsBoardsThatDifferAndSharesWithGateways() throws IOException {
    Path file = folder.resolve("boards.scenario.json");
    Files.writeString(
        folder.resolve("boards.csv"), "satellite,gflops,memoryGB\n7,3,0.0005\n8,3,0.0005\n");
    Files.writeString(
        file,
        Files.readString(Path.of(small(20, "{ \"memoryGB\": 0.0001, \"reservedGB\": 0.00003 }")))
            .replace(
                "\"placement\": {",
                "\"satellites\": \"boards.csv\", \"placement\": {\"gatewaysShare\": true, "));
    JsonNode joint =
        json("place", file.toString(), "--scheme", "joint", "--iteration-limit", "20", "--json");
    assertThat(joint.at("/schemes/0/fullestSatellite").intValue()).isGreaterThan(2);
  }

  /** With a time limit a bound comes first and has a quarter of it; a search ends long before. */
  private static String[] withBound(Path scenario, String... options) {
    return Stream.concat(
            Stream.of(
                "place", scenario.toString(), "--time-limit", "60s", "--iteration-limit", "100"),
            Arrays.stream(options))
        .toArray(String[]::new);
  }

  /**
   * Four pairs of experts that are always activated together. The order by frequency parts them,
   * and another order of the same satellites is better: no bound may build on the first.
   */
  @Test
  void aBoundHoldsForPairsThatAreActivatedTogether() throws IOException {
    aBoundHoldsFor(
        new int[][] {{0, 4}, {1, 5}, {2, 6}, {3, 7}}, new int[] {0, 2, 4, 6, 1, 3, 5, 7}, 0.99);
  }

  /**
   * Experts 0, 1 and 2 are always activated together, expert 3 more often, but never without two
   * that are farther away: nearest it helps nobody.
   */
  @Test
  void aBoundHoldsForThreeThatAreAlwaysTogether() throws IOException {
    int[][] sets = {
      {0, 1, 2}, {0, 1, 2}, {0, 1, 2}, {0, 1, 2}, {3, 4, 5}, {3, 5, 6}, {3, 6, 7}, {3, 4, 7},
      {3, 4, 6}, {3, 5, 7}
    };
    aBoundHoldsFor(sets, new int[] {3, 0, 1, 2, 4, 5, 6, 7}, 0.9999);
  }

  /**
   * Places two layers of eight experts, then gives their satellites to others.
   *
   * @param sets what is activated, each as often
   * @param from whose satellite each expert gets instead of its own
   * @param ratio what the latency is less than, relative to that of the order by frequency
   */
  private void aBoundHoldsFor(int[][] sets, int[] from, double ratio) throws IOException {
    Path traced = folder.resolve("traced.scenario.json");
    StringBuilder csv = new StringBuilder("token,layer,experts\n");
    for (int layer = 0; layer < 2; layer++) {
      for (int token = 0; token < sets.length; token++) {
        String activated =
            Arrays.stream(sets[token]).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        csv.append(token + "," + layer + "," + activated + "\n");
      }
    }
    Files.writeString(folder.resolve("routed.csv"), csv);
    Files.writeString(
        traced,
        Files.readString(Path.of(small(8, "\"one\"")))
            .replace("\"activeExperts\": 2", "\"activeExperts\": " + sets[0].length)
            .replace(
                "\"placement\"",
                "\"activation\": {\"law\": \"trace\", \"file\": \"routed.csv\"}, \"placement\""));
    Path mine = folder.resolve("mine.placement.json");
    JsonNode joint =
        json(withBound(traced, "--scheme", "joint", "--out", mine.toString(), "--json"))
            .at("/schemes/0/joint");
    ObjectNode other = (ObjectNode) JSON.readTree(Files.readString(mine));
    for (JsonNode layer : other.get("experts")) {
      ArrayNode satellites = (ArrayNode) layer;
      ArrayNode before = satellites.deepCopy();
      for (int expert = 0; expert < from.length; expert++) {
        satellites.set(expert, before.get(from[expert]));
      }
    }
    other.remove("tokenLatencyMs");
    Files.writeString(mine, other.toString());
    double better =
        json("evaluate", traced.toString(), mine.toString(), "--json")
            .at("/placements/0/tokenLatencyMs")
            .doubleValue();
    assertThat(better).isLessThan(ratio * joint.get("expectedMs").doubleValue());
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
