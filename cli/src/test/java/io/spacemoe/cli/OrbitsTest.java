package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands with real satellites say who takes part, and who does not and why. */
class OrbitsTest {
  private static final String SUMMARY =
      "orbits-40.tle: 43 satellites, 5 planes of 8 without links over the seam, at"
          + " 2024-07-16T12:00:00Z; left out: 3 (1 off altitude, 1 off plane, 1 surplus)";

  @TempDir private Path folder;

  @Test
  void validateNamesEachSatelliteThatIsLeftOut() {
    String screen = Run.ok("validate", "../instances/scenarios/orbits-40.scenario.json").out();

    assertThat(screen.lines().map(String::strip))
        .contains(
            SUMMARY,
            "MADE UP 41 (00041) is left out, off altitude: height 1170.0 km; most satellites are"
                + " near 1200.0",
            "MADE UP 42 (00042) is left out, surplus: its plane has 9 satellites for 8 slots, and"
                + " MADE UP 18 (00018) is 5.0 degrees from it",
            "MADE UP 43 (00043) is left out, off plane: node 160.0 degrees, which it shares with 0"
                + " others; up to 9 are in a plane");
  }

  @Test
  void infoListsPlanesInTheOrderOfSlots() {
    String screen = Run.ok("info", "../instances/scenarios/orbits-40.tle").out();

    assertThat(screen)
        .contains("element sets of satellites")
        .containsPattern("plane4 +node 144.00 deg: MADE UP 3[3-9], MADE UP");
    assertThat(Run.ok("info", "../instances/scenarios/orbits-40.scenario.json", "--json").out())
        .contains("\"planes\" : 5", "\"leftOut\" : \"3 (1 off altitude");
  }

  @Test
  void infoCountsOlderElementSetsOfTheSameSatellite() throws IOException {
    String tle = Files.readString(Path.of("../instances/scenarios/orbits-40.tle"));
    List<String> lines = tle.lines().toList();
    int first = lines.get(0).startsWith("1 ") ? 0 : 1;
    String older = lines.get(first).replace(lines.get(first).substring(18, 32), "24197.50000000");
    Path file =
        Files.writeString(
            folder.resolve("twice.tle"),
            tle
                + "%s%s%n%s%n"
                    .formatted(
                        first == 0 ? "" : lines.get(0) + "\n",
                        checked(older),
                        lines.get(first + 1)));

    assertThat(Run.ok("info", file.toString()).out())
        .containsPattern("found +43")
        .contains("1 older element sets of the same satellites are passed over");
    assertThat(Run.ok("validate", file.toString()).out())
        .contains("left out: 3 (", "; 1 older element sets");
    assertThat(Run.ok("info", "../instances/scenarios/orbits-40.tle").out())
        .doesNotContain("older");
  }

  /** A line of elements with its checksum. */
  private static String checked(String line) {
    int sum =
        line.substring(0, 68)
            .chars()
            .map(c -> c == '-' ? 1 : Character.isDigit(c) ? c - '0' : 0)
            .sum();
    return line.substring(0, 68) + sum % 10;
  }

  @Test
  void placesEvaluatesAndDraws() throws IOException {
    Path file = folder.resolve("my.placement.json");
    Run placed =
        Run.ok(
            "place",
            "orbits-40",
            "--scheme",
            "spacemoe",
            "--out",
            file.toString(),
            "--pictures",
            folder.toString(),
            "--quiet");

    assertThat(placed.err()).contains(SUMMARY);
    assertThat(placed.out()).contains("with a checked proof: 4 of 4");
    assertThat(ImageIO.read(folder.resolve("spacemoe.png").toFile()).getWidth()).isPositive();
    assertThat(Files.readString(folder.resolve("spacemoe.svg"))).contains("<svg");
    assertThat(Run.ok("evaluate", "orbits-40", file.toString()).out()).contains("token latency");
  }

  @Test
  void theDemoTakesThemToo() throws IOException {
    Path out = folder.resolve("demo");

    Run run =
        Run.ok(
            "demo",
            "--scenario",
            "orbits-40",
            "--quiet",
            "--joint-time",
            "200ms",
            "--out",
            out.toString());

    assertThat(run.out()).contains("on orbits-40.tle:40/5, 60 snapshots");
    assertThat(Files.readAllLines(out.resolve("schemes.csv"))).hasSize(8);
  }

  @Test
  void damagedElementSetsAreRefusedWithTheirLine() throws IOException {
    String text = Files.readString(Path.of("../instances/scenarios/orbits-40.tle"));
    Path scenario = Path.of("../instances/scenarios/orbits-40.scenario.json");
    Files.writeString(folder.resolve("orbits-40.tle"), text.replaceFirst("9991", "9990"));
    Path copy = Files.copy(scenario, folder.resolve("my.scenario.json"));

    Run run = Run.of("place", copy.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("orbits-40.tle: line 2 has the checksum 0, but its digits give");
  }
}
