package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.SnapshotPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks as researchers bring them, through the command line. */
class NetworksTest {
  private static final String SKY = "delta:1200:60:40/5/2";
  private static final String MODEL =
      """
      "model": { "layers": 4, "hiddenSize": 512, "expertsPerLayer": 6, "activeExperts": 2, \
      "expertIntermediateSize": 256, "vocabulary": 1000 }""";

  @TempDir private Path folder;
  private Path grid;

  @BeforeEach
  void placesOnTheGrid() throws IOException {
    grid = scenario("grid", "\"" + SKY + "\"", "{}");
    Run.ok("place", grid.toString(), "--scheme", "spacemoe", "--out", placement().toString());
  }

  private Path placement() {
    return folder.resolve("grid.placement.json");
  }

  private Path scenario(String name, String constellation, String links) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".scenario.json"),
        "{ \"format\": \"spacemoe-scenario/1\", \"constellation\": %s, \"links\": %s, %s }"
            .formatted(constellation, links, MODEL));
  }

  private double tokenMs(Path scenario) throws IOException {
    String json = Run.ok("evaluate", scenario.toString(), placement().toString(), "--json").out();
    JsonNode ms = new ObjectMapper().readTree(json).findValue("tokenLatencyMs");
    return ms.doubleValue();
  }

  private static double placedMs(Path scenario) throws IOException {
    String json = Run.ok("place", scenario.toString(), "--scheme", "spacemoe", "--json").out();
    return new ObjectMapper().readTree(json).findValue("tokenLatencyMs").doubleValue();
  }

  @Test
  void theListOfTheGridGivesTheGridsLatency() throws IOException {
    Files.writeString(folder.resolve("isls.txt"), list(" "));
    Files.writeString(folder.resolve("links.csv"), "a,b\r\n" + list(" , "));
    Path isls = scenario("isls", "\"" + SKY + "\"", "{ \"file\": \"isls.txt\" }");
    Path csv = scenario("csv", "\"" + SKY + "\"", "{ \"file\": \"links.csv\" }");

    assertThat(tokenMs(isls)).isEqualTo(tokenMs(grid));
    assertThat(tokenMs(csv)).isEqualTo(tokenMs(grid));
    assertThat(Run.ok("info", isls.toString()).out())
        .containsPattern("links +80")
        .containsPattern("islands +1");
  }

  private static String list(String between) {
    Network network =
        new Network(Constellation.parse(SKY), LinkRules.defaults(), new SnapshotPlan(1, 1, 1), 0);
    StringBuilder list = new StringBuilder();
    for (int link = network.links() - 1; link >= 0; link--) {
      list.append(network.linkB(link)).append(between).append(network.linkA(link)).append('\n');
    }
    return list.toString();
  }

  @Test
  void islandsAreCountedAndSaid() throws IOException {
    Files.writeString(folder.resolve("two.txt"), "0 1\n1 2\n4 5\n");
    Path two = scenario("two", "\"" + SKY + "\"", "{ \"file\": \"two.txt\" }");

    assertThat(Run.ok("info", two.toString()).out()).containsPattern("islands +37");
    assertThat(Run.ok("validate", two.toString()).out())
        .contains("links leave 37 islands of satellites, the largest of 3; no path joins two");
  }

  @Test
  void badListsAndRulesAreNamed() throws IOException {
    refused(
        "0 1\n1 0\n", "{ \"file\": \"x\" }", "line 2", "is the link of 1 and 0 again, as line 1");
    refused("0 1\n7 7\n", "{ \"file\": \"x\" }", "line 2", "joins satellite 7 to itself");
    refused("0 1 2\n", "{ \"file\": \"x\" }", "line 1", "expected the indices of two satellites");
    refused("0 -1\n", "{ \"file\": \"x\" }", "line 1", "expected the indices of two satellites");
    refused("\n", "{ \"file\": \"x\" }", "has no links");
    refused("0 40\n", "{ \"file\": \"x\" }", "joins 0 and 40", "0 to 39");
    refused(
        "0 1\n", "{ \"file\": \"x\", \"terminals\": 3 }", "links.terminals", "beside links.file");
    refused("0 1\n", "{ \"file\": \"x\", \"crossSeam\": true }", "links.crossSeam", "beside");
    refused("", "{ \"terminals\": 3 }", "links.terminals", "5 planes", "crossSeam to false");
    refused("", "{ \"terminals\": 5 }", "links.terminals", "3 to 4");
    refused("", "{ \"crossSeam\": 1 }", "links.crossSeam", "expected true or false");
  }

  private void refused(String list, String links, String... said) throws IOException {
    Files.writeString(folder.resolve("x"), list);
    Run run = Run.of("validate", scenario("bad", "\"" + SKY + "\"", links).toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out() + run.err()).contains(said);
  }

  /** Written with all its times, in JSON and in CSV, a constellation is what it was. */
  @Test
  void aConstellationAsATopologyGivesItsLatency() throws IOException {
    Files.writeString(folder.resolve("net.json"), topology());
    Path json = scenario("json", "{ \"topology\": \"net.json\" }", "{}");
    assertThat(tokenMs(json)).isEqualTo(tokenMs(grid));
    assertThat(placedMs(json)).isEqualTo(placedMs(grid));
    assertThat(Run.ok("info", folder.resolve("net.json").toString()).out())
        .containsPattern("nodes +40")
        .containsPattern("planes +5")
        .containsPattern("times +20");

    JsonNode net = new ObjectMapper().readTree(topology());
    StringBuilder nodes = new StringBuilder("slot,name,plane\n");
    net.get("nodes")
        .forEach(
            n ->
                nodes.append("%s,%s,%s%n".formatted(n.get("slot"), n.get("name"), n.get("plane"))));
    StringBuilder links = new StringBuilder("a,b,slot,latencyMs\n");
    net.get("links")
        .forEach(
            l ->
                links.append(
                    "%s,%s,%s,%s%n"
                        .formatted(l.get("a"), l.get("b"), l.get("slot"), l.get("latencyMs"))));
    Files.writeString(folder.resolve("nodes.csv"), nodes);
    Files.writeString(folder.resolve("links.csv"), links);
    Path csv =
        scenario(
            "csv",
            "{ \"topology\": { \"nodes\": \"nodes.csv\", \"links\": \"links.csv\" } }",
            "{}");
    assertThat(tokenMs(csv)).isEqualTo(tokenMs(grid));
  }

  /** The links of the constellation at all its times, nodes in any order. */
  private static String topology() {
    Constellation sky = Constellation.parse(SKY);
    Network network = new Network(sky, LinkRules.defaults(), SnapshotPlan.defaults(), 0);
    List<String> nodes = new ArrayList<>();
    for (int v = sky.satellites() - 1; v >= 0; v--) {
      nodes.add(
          String.format(
              Locale.ROOT,
              "{\"name\": %d, \"plane\": %d, \"slot\": %d}",
              v,
              sky.planeOf(v),
              sky.slotOf(v)));
    }
    List<String> links = new ArrayList<>();
    for (int slot = 0; slot < network.snapshots(); slot++) {
      for (int link = 0; link < network.links(); link++) {
        double ms = network.snapshot(slot).linkMs(link);
        if (ms < Double.POSITIVE_INFINITY) {
          links.add(
              String.format(
                  Locale.ROOT,
                  "{\"a\": %d, \"b\": %d, \"slot\": %d, \"latencyMs\": %s}",
                  network.linkA(link),
                  network.linkB(link),
                  slot,
                  ms));
        }
      }
    }
    return "{\"nodes\": [%s], \"links\": [%s]}"
        .formatted(String.join(", ", nodes), String.join(", ", links));
  }

  /** Three nodes in a row, K = N = 1: a token takes what its two ways take, counted by hand. */
  @Test
  void latenciesAndRatesOfATopologyAreThoseOfItsFile() throws IOException {
    Files.writeString(
        folder.resolve("row.json"),
        """
        { "nodes": [{ "name": "a" }, { "name": "b" }, { "name": "c" }],
          "links": [{ "a": "a", "b": "b", "latencyMs": 3, "slot": 0 },
                    { "a": "b", "b": "a", "latencyMs": 5, "slot": 1, "rateGbps": 0.001 },
                    { "a": "c", "b": "b", "latencyMs": 7, "rateGbps": 0.002 }] }
        """);
    Path row =
        Files.writeString(
            folder.resolve("row.scenario.json"),
            """
            { "format": "spacemoe-scenario/1", "constellation": { "topology": "row.json" },
              "links": { "rateGbps": 0.004, "perHopProcessingMs": 0.5 },
              "compute": { "include": "none" },
              "model": { "layers": 1, "hiddenSize": 500, "expertsPerLayer": 1, "activeExperts": 1,
                         "expertIntermediateSize": 2, "vocabulary": 10 } }
            """);
    Files.writeString(
        placement(),
        """
        { "format": "spacemoe-placement/1", "scenario": "row", "scheme": "mine",
          "gateways": [0], "experts": [[2]] }
        """);

    JsonNode json =
        new ObjectMapper()
            .readTree(Run.ok("evaluate", row.toString(), placement().toString(), "--json").out());
    // 8000 bits take 2 ms at 4 Mbit/s, 4 ms at 2 and 8 ms at 1
    assertThat(json.findValue("tokenLatencyMs").doubleValue())
        .isCloseTo((2 * (3 + 2 + 7 + 4 + 1) + 2 * (5 + 8 + 7 + 4 + 1)) / 2.0, within(1e-9));
    assertThat(json.findValue("transmissionMs").doubleValue()).isCloseTo(18, within(1e-9));
    assertThat(json.findValue("propagationMs").doubleValue()).isCloseTo(22, within(1e-9));
    assertThat(json.findValue("processingMs").doubleValue()).isCloseTo(2, within(1e-9));
  }

  @Test
  void schemesWithoutPlanesWorkWhereThereAreNone() {
    Run run =
        Run.ok("place", "relays-15", "--scheme", "joint", "--iteration-limit", "20", "--quiet");
    assertThat(run.out()).contains("joint");
    assertThat(Run.ok("place", "relays-15", "--scheme", "rand-place", "--quiet").out())
        .contains("rand-place");
    assertThat(Run.ok("place", "relays-15", "--scheme", "greedy-tiles", "--quiet").out())
        .contains("greedy-tiles");
    Run refused = Run.of("place", "relays-15", "--scheme", "spacemoe");
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.err()).contains("has no planes of satellites, which scheme spacemoe needs");
  }

  @Test
  void badTopologiesAreNamed() throws IOException {
    String ab = "\"nodes\": [{\"name\": \"a\"}, {\"name\": \"b\"}]";
    String link = "{\"a\": \"a\", \"b\": \"b\", \"latencyMs\": 1}";
    refusedTopology("{}", "nodes", "has 0 entries");
    refusedTopology("{" + ab + ", \"links\": [" + link + ", " + link + "]}", "links[1]", "again");
    refusedTopology(
        "{" + ab + ", \"links\": [" + link.replace("\"b\": \"b\"", "\"b\": \"x\"") + "]}",
        "links[0].b",
        "which no node is called");
    refusedTopology(
        "{" + ab + ", \"links\": [" + link.replace("1}", "-1}") + "]}",
        "links[0].latencyMs",
        "0 to");
    refusedTopology("{" + ab.replace("\"b\"", "\"a\"") + "}", "nodes[1].name", "as is nodes[0]");
    refusedTopology(
        "{" + ab.replace("\"b\"", "\"b\", \"plane\": 1") + "}",
        "nodes[1]",
        "expected both or neither");
    Files.writeString(folder.resolve("net.json"), "{" + ab + ", \"links\": [" + link + "]}");
    for (String rule :
        new String[] {
          "\"maxRangeKm\": 3",
          "\"terminals\": 3",
          "\"crossSeam\": true",
          "\"interPlaneSlotOffset\": \"nearest\""
        }) {
      Run run =
          Run.of(
              "validate",
              scenario("bad", "{ \"topology\": \"net.json\" }", "{ " + rule + " }").toString());
      assertThat(run.out() + run.err()).contains("does not apply to constellation.topology");
    }
  }

  private void refusedTopology(String json, String... said) throws IOException {
    Path file = Files.writeString(folder.resolve("net.json"), json);
    Run run =
        Run.of("validate", scenario("bad", "{ \"topology\": \"net.json\" }", "{}").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out() + run.err()).contains(said).contains(file.getFileName().toString());
  }

  private Path extended(String name, String more) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".scenario.json"),
        "{ \"format\": \"spacemoe-scenario/1\", \"constellation\": \"%s\", %s, %s }"
            .formatted(SKY, more, MODEL));
  }

  @Test
  void boardsThatAreAllAlikeChangeNothing() throws IOException {
    StringBuilder boards = new StringBuilder("gflops;satellite;available\n");
    for (int s = 0; s < 40; s++) {
      boards.append("7.28;").append(s).append(";yes\n");
    }
    Files.writeString(folder.resolve("boards.csv"), boards);
    assertThat(tokenMs(extended("alike", "\"satellites\": \"boards.csv\"")))
        .isEqualTo(tokenMs(grid));
  }

  @Test
  void failedSatellitesHostNothing() throws IOException {
    Path failed = extended("failed", "\"failures\": { \"satellites\": [17], \"random\": 3 }");
    assertThat(Run.ok("info", failed.toString()).out()).containsPattern("inService +36");
    Run.ok("place", failed.toString(), "--scheme", "spacemoe", "--quiet");
    JsonNode layout = new ObjectMapper().readTree(placement().toFile());
    int gateway = layout.get("gateways").get(0).intValue();
    Path without = extended("without", "\"failures\": { \"satellites\": [%s] }".formatted(gateway));
    Run refused = Run.of("evaluate", without.toString(), placement().toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("is satellite %s, which is out of service".formatted(gateway));
    Files.writeString(folder.resolve("bad.csv"), "plane,slot,available\n5,0,no\n");
    Run bad = Run.of("validate", extended("bad", "\"satellites\": \"bad.csv\"").toString());
    assertThat(bad.out() + bad.err()).contains("bad.csv", "line 2", "has plane 5; allowed: 0 to 4");
  }

  @Test
  void stationsAreServedAndDrawn() throws IOException {
    assertThat(Run.ok("info", "../instances/stations/large-cities.csv").out())
        .containsPattern("kind +ground stations")
        .containsPattern("stations +20");
    Files.writeString(folder.resolve("boards.csv"), "satellite,gflops\n0,3\n1,4\n");
    assertThat(Run.of("info", folder.resolve("boards.csv").toString()).err())
        .contains("is a table of boards of satellites, which is read with the scenario");
    Path users = extended("users", "\"ground\": { \"stations\": \"large-cities\" }");
    Path pictures = folder.resolve("pictures");
    Run run =
        Run.ok(
            "place",
            users.toString(),
            "--scheme",
            "spacemoe",
            "--quiet",
            "--pictures",
            pictures.toString());
    assertThat(run.out())
        .contains("Time to the first token by station, scheme spacemoe", "Tokyo", "Moscow")
        .contains("mean over stations, by weight");
    assertThat(pictures.resolve("spacemoe-stations.svg")).exists();
    JsonNode json =
        new ObjectMapper()
            .readTree(Run.ok("place", users.toString(), "--scheme", "spacemoe", "--json").out());
    assertThat(json.findValue("stations")).hasSize(20);
    Files.writeString(folder.resolve("hypatia.txt"), "0,Tokyo,35.6895,139.69171,0\n");
    Path one = extended("one", "\"ground\": { \"stations\": \"hypatia.txt\" }");
    JsonNode tokyo =
        new ObjectMapper()
            .readTree(Run.ok("place", one.toString(), "--scheme", "spacemoe", "--json").out())
            .findValue("stations")
            .get(0);
    assertThat(tokyo.get("firstTokenMs").doubleValue())
        .isCloseTo(
            json.findValue("stations").get(0).get("firstTokenMs").doubleValue(), within(0.01));
  }

  @Test
  void memoryIsCountedOrMentioned() throws IOException {
    Path board = extended("board", "\"compute\": { \"board\": \"h100-sxm\" }");
    assertThat(Run.ok("validate", board.toString()).out())
        .contains(
            "memory of board h100-sxm at 3350.0 GB/s would make the experts' work 295.3 times");
    Path counted =
        extended("counted", "\"compute\": { \"board\": \"h100-sxm\", \"memoryGBps\": \"board\" }");
    assertThat(Run.ok("validate", counted.toString()).out()).doesNotContain("times as long");
    assertThat(tokenMs(counted)).isGreaterThan(tokenMs(board));
    Run none =
        Run.of(
            "validate", extended("none", "\"compute\": { \"memoryGBps\": \"board\" }").toString());
    assertThat(none.out() + none.err()).contains("compute.board names none");
  }
}
