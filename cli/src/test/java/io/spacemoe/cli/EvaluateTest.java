package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back: what place writes, evaluate reads, and shows as place does. */
class EvaluateTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private String scenario;

  /** A random scheme draws one placement here, so that its mean is that placement's latency. */
  @BeforeEach
  void drawOnce() throws IOException {
    Path file = Path.of("..", "instances", "scenarios", "ring-40.scenario.json");
    ObjectNode json = (ObjectNode) JSON.readTree(file.toFile());
    ((ObjectNode) json.get("placement")).put("draws", 1);
    scenario = Files.writeString(path("my.scenario.json"), json.toString()).toString();
  }

  @Test
  void placementsAreWorthWhatPlaceSays() throws IOException {
    String random = place("rand-intra", "a.placement.json");
    String spacemoe = place("spacemoe", "b.placement.json.gz");
    String[] place = {"place", scenario, "--scheme", "rand-intra,spacemoe", "--quiet"};
    String[] evaluate = {"evaluate", scenario, random, spacemoe, "--quiet"};

    JsonNode placed = JSON.readTree(Run.ok(Run.with(place, "--json")).out()).get("schemes");
    JsonNode report = JSON.readTree(Run.ok(Run.with(evaluate, "--json")).out());
    assertThat(report.get("scenario").textValue()).isEqualTo("ring-40");
    JsonNode evaluated = report.get("placements");
    assertThat(evaluated).hasSize(2);
    for (int p = 0; p < 2; p++) {
      for (String key :
          List.of(
              "scheme", "tokenLatencyMs", "parts", "layersMs", "fullestSatellite", "overSlots")) {
        assertThat(evaluated.get(p).get(key)).as(key).isEqualTo(placed.get(p).get(key)).isNotNull();
      }
      assertThat(evaluated.get(p).get("placement").textValue()).isEqualTo(evaluate[2 + p]);
      double parts = 0;
      for (JsonNode part : placed.get(p).get("parts")) {
        parts += part.doubleValue();
      }
      assertThat(parts).isCloseTo(placed.at("/" + p + "/tokenLatencyMs").asDouble(), within(1e-9));
    }

    Run shown = Run.ok(decorated(place, "place"));
    Run again = Run.ok(decorated(evaluate, "evaluate"));
    assertThat(rows(again.out(), "rand-intra", "spacemoe"))
        .hasSize(6)
        .element(0)
        .asString()
        .endsWith(" 1.000");
    assertThat(rows(again.out(), "rand-intra", "spacemoe").subList(2, 6))
        .isEqualTo(rows(shown.out(), "rand-intra", "spacemoe").subList(2, 6));
    List<String> csv = Files.readAllLines(path("evaluate.csv"));
    assertThat(csv).hasSize(3);
    assertThat(csv.subList(1, 3)).isEqualTo(Files.readAllLines(path("place.csv")).subList(1, 3));
    assertThat(csv.get(0)).startsWith("placement,tokenLatencyMs,");
    assertThat(csv.get(2)).contains("," + placed.at("/1/tokenLatencyMs").asText() + ",");
    for (String map : List.of("rand-intra.svg", "rand-intra.png", "spacemoe.svg", "spacemoe.png")) {
      assertThat(path("evaluate/" + map)).hasSameBinaryContentAs(path("place/" + map));
    }
  }

  @Test
  void placementsOfOneSchemeAreCalledByTheirFiles() throws IOException {
    String one = place("spacemoe", "one.placement.json");
    String other = edited(one, "other.placement.json", "scheme", "spacemoe");
    String named = edited(one, "third.placement.json", "scheme", "=by\nhand");
    Path csv = path("three.csv");
    Path maps = path("maps");
    Run run =
        Run.ok("evaluate", scenario, one, other, named, "--csv", csv + "", "--pictures", maps + "");

    assertThat(rows(run.out(), "one.placement.json", "other.placement.json", "=by\\nhand"))
        .hasSize(9);
    assertThat(run.out()).contains("ratio to first");
    assertThat(run.err()).contains("other.placement.json done, 2 of 3 steps");
    assertThat(Files.readString(csv)).contains("\none.placement.json,").contains("\n'=by\\nhand,");
    assertThat(maps.resolve("one.placement.json.svg")).exists();
    assertThat(maps.toFile().list()).hasSize(3 * 4);
    assertThat(Run.of("evaluate", scenario, one, other, one).err())
        .contains(one + " is given twice");
  }

  @Test
  void oneBadFileIsNamedBeforeAnyWork() throws IOException {
    String good = place("spacemoe", "good.placement.json");
    String bad = Files.writeString(path("bad.placement.json"), "{}").toString();
    Path csv = path("none.csv");
    Run run = Run.of("evaluate", scenario, good, bad, "--csv", csv.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("spacemoe: " + bad).hasLineCount(1);
    assertThat(run.out()).isEmpty();
    assertThat(csv).doesNotExist();
    String missing = path("missing.placement.json").toString();
    assertThat(Run.of("evaluate", scenario, good, missing).err()).contains(missing);
    String foreign = edited(good, "foreign.placement.json", "scenario", "elsewhere");
    assertThat(Run.ok("evaluate", scenario, foreign).err())
        .contains(foreign + " says it is for scenario elsewhere; it is evaluated in ring-40");
  }

  private String place(String scheme, String name) {
    String file = path(name).toString();
    Run.ok("place", scenario, "--scheme", scheme, "--out", file, "--quiet");
    return file;
  }

  /** The same placement with another text in a place. */
  private String edited(String file, String name, String key, String text) throws IOException {
    ObjectNode json = (ObjectNode) JSON.readTree(Path.of(file).toFile());
    return Files.writeString(path(name), json.put(key, text).toString()).toString();
  }

  private String[] decorated(String[] command, String name) {
    return Run.with(
        command, "--csv", path(name + ".csv").toString(), "--pictures", path(name).toString());
  }

  /** The rows of tables that begin with these names, whatever the widths of their columns. */
  private static List<String> rows(String screen, String... names) {
    return screen
        .lines()
        .map(line -> line.strip().replaceAll(" +", " "))
        .filter(line -> List.of(names).contains(line.split(" ", 2)[0]))
        .toList();
  }

  private Path path(String name) {
    return folder.resolve(name);
  }

  /** What is read is not written over, under no name. */
  @Test
  void filesThatAreReadAreNotWrittenOver() throws IOException {
    String placement = place("spacemoe", "c.placement.json");
    String before = Files.readString(Path.of(placement));
    Path link = Files.createSymbolicLink(path("link.csv"), Path.of(placement));
    for (String csv : List.of(placement, link.toString(), scenario)) {
      Run run = Run.of("evaluate", scenario, placement, "--csv", csv);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains(csv + " is named twice, once by --csv");
    }
    assertThat(Run.of("place", scenario, "--out", scenario).err())
        .contains(scenario + " is named twice, once by --out");
    assertThat(Run.of("place", scenario, "--out", placement, "--csv", placement).err())
        .contains(placement + " is named twice, once by --csv");
    assertThat(Path.of(placement)).hasContent(before);
  }
}
