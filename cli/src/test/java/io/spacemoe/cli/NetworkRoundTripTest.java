package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A bundled scenario whose network is written to a file and read from there gives a placement the
 * same token latency, to the last digit.
 */
class NetworkRoundTripTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @BeforeEach
  void bringsFilesThatScenariosName() throws IOException {
    for (String file : List.of("orbits-40.tle", "relays-15.topology.json")) {
      Files.copy(Path.of("../instances/scenarios", file), folder.resolve(file));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ring-40", "orbits-40", "relays-15"})
  void aTopologyGivesTheSameLatency(String scenario) throws IOException {
    ObjectNode given = given(scenario);
    Run.ok("convert", scenario, folder.resolve("net.json").toString(), "--to", "topology");
    given.set("constellation", JSON.createObjectNode().put("topology", "net.json"));
    withoutRulesOfOrbits(given);
    assertSame(scenario, given);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ring-40", "orbits-40"})
  void aListOfLinksGivesTheSameLatency(String scenario) throws IOException {
    ObjectNode given = given(scenario);
    Run.ok("convert", scenario, folder.resolve("isls.txt").toString(), "--to", "links");
    given.withObject("links").put("file", "isls.txt");
    assertSame(scenario, given);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ring-40", "orbits-40", "relays-15"})
  void boardsThatSayWhatTheScenarioSaysChangeNothing(String scenario) throws IOException {
    ObjectNode given = given(scenario);
    String satellite = scenario.equals("relays-15") ? "RELAY EAST" : "3";
    Files.writeString(
        folder.resolve("boards.csv"),
        "satellite,gflops,available%n%s,7.28,true%n".formatted(satellite));
    given.put("satellites", "boards.csv");
    assertSame(scenario, given);
  }

  /** A bundled scenario, with space weather, three samples a slot and a hop's processing. */
  private ObjectNode given(String scenario) throws IOException {
    Path file = Path.of("../instances/scenarios", scenario + ".scenario.json");
    ObjectNode given = (ObjectNode) JSON.readTree(Files.readString(file));
    given.withObject("links").put("linkSurvival", 0.9).put("perHopProcessingMs", 0.3);
    given.withObject("snapshots").put("samplesPerSlot", 3);
    write("before", given);
    return given;
  }

  private static void withoutRulesOfOrbits(ObjectNode given) {
    given
        .withObject("links")
        .remove(
            List.of(
                "interPlaneSlotOffset",
                "maxRangeKm",
                "interPlaneMaxLatitudeDeg",
                "maxAngularRateDegPerSec",
                "crossSeam"));
  }

  private void assertSame(String scenario, ObjectNode given) throws IOException {
    String placement = folder.resolve("x.placement.json").toString();
    String scheme = scenario.equals("relays-15") ? "greedy-tiles" : "spacemoe";
    Run.ok(
        "place",
        folder.resolve("before.scenario.json").toString(),
        "--scheme",
        scheme,
        "--out",
        placement);
    write("after", given);
    assertThat(tokenMs("after", placement)).isEqualTo(tokenMs("before", placement)).isPositive();
  }

  private void write(String name, ObjectNode scenario) throws IOException {
    Files.writeString(folder.resolve(name + ".scenario.json"), JSON.writeValueAsString(scenario));
  }

  private double tokenMs(String name, String placement) throws IOException {
    String file = folder.resolve(name + ".scenario.json").toString();
    return JSON.readTree(Run.ok("evaluate", file, placement, "--json").out())
        .findValue("tokenLatencyMs")
        .doubleValue();
  }
}
