package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.scenario.placement.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of experts and instances of a model, from the scenario to placements, maps and back. */
class CopiesCommandTest {
  @TempDir private Path folder;

  private String scenario(String placement) throws IOException {
    return Files.writeString(
            folder.resolve("s.scenario.json"),
            """
            {
              "format": "spacemoe-scenario/1",
              "name": "often",
              "constellation": "delta:4000:60:96/12/1",
              "links": { "linkSurvival": 0.6 },
              "snapshots": { "slots": 4, "samplesPerSlot": 4 },
              "model": { "layers": 2, "hiddenSize": 512, "expertsPerLayer": 3, "activeExperts": 2,
                         "expertIntermediateSize": 256, "vocabulary": 1000 },
              "placement": { %s }
            }
            """
                .formatted(placement))
        .toString();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void copiesArePlacedShownWrittenAndReadBack() throws IOException {
    String scenario = scenario("\"copies\": { \"perLayer\": 2, \"goal\": \"latency\" }");
    String placement = file("p.placement.json");

    assertThat(Run.ok("info", scenario).out()).containsPattern("copies +2 per layer, for latency");
    String placed = Run.ok("place", scenario, "--out", placement).out();
    String worth = "4 copies of experts; without them a token takes";
    assertThat(placed).contains("scheme spacemoe: " + worth).containsPattern("with them .* \\(-");
    Layout layout = LayoutFile.read(Path.of(placement)).layout();
    assertThat(layout.copies()).isEqualTo(4);
    assertThat(Run.ok("info", placement).out()).containsPattern("copies +4");
    assertThat(Run.ok("evaluate", scenario, placement, "--pictures", file("maps")).out())
        .contains(
            "placement spacemoe: "
                + placed.substring(placed.indexOf(worth)).lines().findFirst().orElseThrow());
    assertThat(Run.ok("evaluate", scenario, placement, "--json").out())
        .containsPattern("\"copies\" ?: ?4");

    String map = file("m.json");
    Run.ok("export", placement, "--to", "physical-to-logical", "--out", map);
    assertThat(Run.ok("info", map).out()).containsPattern("copies +4");
    String back = file("b.placement.json");
    Run.ok("convert", map, back, "--slots", "1", "--gateways", placement);
    Layout again = LayoutFile.read(Path.of(back)).layout();
    assertThat(again.satellites()).isEqualTo(layout.satellites());
    assertThat(again.copies()).isEqualTo(4);
  }

  @Test
  void instancesArePlacedAndEvaluatedAndRefusedWhereOneIsMeant() throws IOException {
    String scenario = scenario("\"instances\": 3");
    String placement = file("p.placement.json");

    assertThat(Run.ok("place", scenario, "--out", placement).out())
        .contains("scheme spacemoe: 3 instances; the token latency is the mean of theirs");
    assertThat(Run.ok("evaluate", scenario, placement).out())
        .containsPattern("ms of each instance: [\\d.]+, [\\d.]+, [\\d.]+\n");
    assertThat(Run.ok("info", placement).out()).containsPattern("instances +3");
    Run one = Run.of("export", placement, "--to", "physical-to-logical", "--out", file("m.json"));
    assertThat(one.exitCode()).isEqualTo(2);
    assertThat(one.err()).contains("has 3 instances; this is done for one alone");
  }

  @Test
  void whatDoesNotFitIsRefusedByItsPlace() throws IOException {
    String many = scenario("\"copies\": { \"perLayer\": 80 }");
    Run tooMany = Run.of("place", many);
    assertThat(tooMany.exitCode()).isEqualTo(2);
    assertThat(tooMany.err())
        .contains(
            many
                + ": $.placement.copies.perLayer (line 9, column 42) is 80, so there are 160 copies in all",
            "room for 88");
    assertThat(Run.of("place", many, "--scheme", "spacemoe,joint").err())
        .contains("scheme joint failed: " + many + ": $.placement.copies.perLayer (line 9");
    String[] load = {"load", many, "--rates", "1", "--requests", "100", "--quiet"};
    assertThat(Run.of(load).err())
        .contains("spacemoe is left out: " + many + ": $.placement.copies.perLayer (line 9");
    assertThat(Run.of(Run.with(load, "--copies", "70")).err())
        .contains("spacemoe is left out: --copies is 70, so there are 140 copies in all");
    assertThat(Run.of("info", scenario("\"copies\": { \"perLayer\": 1, \"fill\": true }")).err())
        .contains("needs one of perLayer, total and fill, and no other of them");
    assertThat(Run.of("info", scenario("\"copies\": { \"fill\": false }")).err())
        .contains("placement.copies.fill", "is false; expected true");
    String scenario = scenario("");
    String placement = file("p.placement.json");
    Run.ok("place", scenario, "--out", placement);
    Layout layout = LayoutFile.read(Path.of(placement)).layout();
    int[][][] twice = new int[2][3][];
    for (int l = 0; l < 2; l++) {
      int layer = l;
      Arrays.setAll(twice[l], e -> layout.copiesOf(layer, e));
    }
    int satellite = layout.expert(0, 0);
    twice[0][0] = new int[] {satellite, satellite};
    new LayoutFile(
            "often",
            "by-hand",
            new Layout(layout.gateways(), twice),
            OptionalDouble.empty(),
            OptionalLong.empty())
        .write(Path.of(placement));
    assertThat(Run.of("evaluate", scenario, placement).err())
        .contains(
            "experts[0][0][1]", "is satellite " + satellite + ", which already hosts this expert");
  }
}
