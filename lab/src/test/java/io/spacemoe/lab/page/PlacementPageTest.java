package io.spacemoe.lab.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.sky.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The data of a page are those of the network, the model and the evaluator. */
class PlacementPageTest {

  @ParameterizedTest
  @ValueSource(strings = {"ring-40", "orbits-40", "relays-15"})
  void holdsWhatNetworkModelAndEvaluatorSay(String scenario) {
    Study study = Sample.study(scenario);
    Shown shown = Sample.placed(study, "rand-place", "mine");
    JsonNode data = Sample.data(Sample.html(study, shown));

    JsonNode placement = data.at("/placements/0");
    assertThat(placement.get("totalMs").doubleValue()).isEqualTo(shown.latency().totalMs());
    double layers = 0;
    for (JsonNode ms : placement.get("layersMs")) {
      layers += ms.doubleValue();
    }
    assertThat(layers + placement.get("headMs").doubleValue())
        .isCloseTo(shown.latency().totalMs(), within(1e-9));
    for (int l = 0; l < shown.layout().layers(); l++) {
      assertThat(placement.get("gateways").get(l).intValue()).isEqualTo(shown.layout().gateway(l));
      for (int e = 0; e < shown.layout().experts(l); e++) {
        assertThat(placement.get("experts").get(l).get(e).get(0).intValue())
            .isEqualTo(shown.layout().expert(l, e));
      }
    }
    linksAreThoseOf(study.network(), data);
    tokensAreDrawnFrom(study, data);
  }

  private static void linksAreThoseOf(Network network, JsonNode data) {
    ByteBuffer ends = Sample.unpacked(data.at("/links/ends"));
    ByteBuffer up = Sample.unpacked(data.at("/links/up"));
    int each = (network.links() + 7) / 8;
    assertThat(up.capacity()).isEqualTo(each * network.snapshots());
    for (int link = 0; link < network.links(); link++) {
      assertThat(ends.getInt(8 * link)).isEqualTo(network.linkA(link));
      assertThat(ends.getInt(8 * link + 4)).isEqualTo(network.linkB(link));
    }
    for (int t = 0; t < network.snapshots(); t++) {
      for (int link = 0; link < network.links(); link++) {
        boolean there = (up.get(t * each + link / 8) >> link % 8 & 1) == 1;
        assertThat(there).isEqualTo(Double.isFinite(network.snapshot(t).linkMs(link)));
      }
    }
  }

  private static void tokensAreDrawnFrom(Study study, JsonNode data) {
    int active = study.scenario().model().activeExperts();
    JsonNode tokens = data.at("/model/tokens");
    assertThat(tokens).hasSize(16);
    for (JsonNode token : tokens) {
      assertThat(token).hasSize(study.laws().size());
      for (JsonNode set : token) {
        Set<Integer> experts = new HashSet<>();
        set.forEach(e -> experts.add(e.intValue()));
        assertThat(experts).hasSize(active).allMatch(e -> e < study.laws().get(0).experts());
      }
    }
  }

  @Test
  void sampledPositionsAreWithinAStep() {
    Study study = Sample.study("orbits-40");
    JsonNode sky =
        Sample.data(Sample.html(study, Sample.placed(study, "spacemoe", "x"))).get("sky");
    double unit = sky.get("positionUnitKm").doubleValue();
    ByteBuffer steps = Sample.unpacked(sky.get("positions"));
    assertThat(unit).isBetween(0.1, 0.3);
    for (int slot = 0; slot < study.network().times(); slot++) {
      double[] km = study.network().positionsKm(slot);
      for (int i = 0; i < km.length; i++) {
        assertThat(unit * steps.getShort(2 * (slot * km.length + i)))
            .isCloseTo(km[i], within(0.51 * unit));
      }
    }
  }

  @Test
  void longPlansAreThinnedToAFileOfAFewMegabytes() {
    Study study = Sample.study("qwen3-30b-1056");
    ShownTimes all = ShownTimes.of(study.network());
    assertThat(all.slots().length * all.samples()).isEqualTo(study.network().snapshots());
    assertThat(all.snapshots(study.network()))
        .containsExactly(IntStream.range(0, study.network().snapshots()).toArray());
  }

  @Test
  void loadsAndMovesAreReadAndBelongToSatellites(@TempDir Path folder) throws IOException {
    Study study = Sample.study("ring-40");
    String busy = "0.5" + ", 0".repeat(39);
    Path load =
        Files.writeString(
            folder.resolve("load.json"),
            """
            {"scenario": "ring-40", "schemes": [{"scheme": "x", "limits": {"bottleneck": null}, "points":
              [{"requestsPerS": 0.2, "tokensPerS": 3, "tpotMs": {"mean": 1}, "utilisation": [%s]}]}]}
            """
                .formatted(busy));
    Path replan =
        Files.writeString(
            folder.resolve("replan.json"),
            """
            {"before": 1.5, "failed": [7], "moves": [{"layer": 3, "expert": null, "from": null, "to": 39,
              "gb": 0.5, "path": [1, 39], "startS": 0, "seconds": 2}], "curve": []}
            """);
    Overlays overlays =
        new Overlays(
            LoadOverlay.read(load, study.scenario()),
            Optional.of(MoveOverlay.read(replan, study.scenario())));
    JsonNode data =
        Sample.data(Sample.html(study, overlays, Sample.placed(study, "spacemoe", "x")));
    assertThat(Sample.unpacked(data.at("/loads/0/utilisation")).getFloat(0)).isEqualTo(0.5f);
    assertThat(data.at("/moves/failed/0").intValue()).isEqualTo(7);
    assertThat(data.at("/moves/moves/0/to").intValue()).isEqualTo(39);
    assertThat(data.at("/moves/moves/0/from").isNull()).isTrue();
    assertThatThrownBy(() -> LoadOverlay.read(load, Sample.study("iridium-66").scenario()))
        .hasMessageContaining("load.json: $.scenario")
        .hasMessageContaining("is \"ring-40\"; expected \"iridium-66\"");
    refusesLoad(
        study,
        load,
        busy,
        "0" + ", 0".repeat(38),
        "39 entries; expected one for each of 40 satellites");
    refusesLoad(study, load, "0.5,", "1.5,", "utilisation[0]", "is 1.5; allowed: 0 to 1");
    refusesMoves(study, replan, "\"to\": 39", "\"to\": 40", "$.moves[0].to", "0 to 39");
    refusesMoves(study, replan, "\"gb\": 0.5", "\"gb\": -1", "is -1.0; allowed: 0 or more");
    refusesMoves(study, replan, "\"expert\": null", "\"expert\": 8", "$.moves[0].expert", "0 to 7");
  }

  private static void refusesLoad(
      Study study, Path good, String old, String other, String... message) throws IOException {
    Path bad = Files.writeString(good.resolveSibling("bad-load.json"), with(good, old, other));
    assertThatThrownBy(() -> LoadOverlay.read(bad, study.scenario()))
        .hasMessageContainingAll(message);
  }

  private static void refusesMoves(
      Study study, Path good, String old, String other, String... message) throws IOException {
    Path bad = Files.writeString(good.resolveSibling("bad-replan.json"), with(good, old, other));
    assertThatThrownBy(() -> MoveOverlay.read(bad, study.scenario()))
        .hasMessageContainingAll(message);
  }

  private static String with(Path good, String old, String other) throws IOException {
    return Files.readString(good).replace(old, other);
  }

  @Test
  void namesEndNoElement() {
    Study plain = Sample.study("ring-40");
    String quiet = Sample.html(plain, Sample.placed(plain, "spacemoe", "quiet"));
    Study study = Sample.called(Sample.NASTY, plain);
    String html = Sample.html(study, Sample.placed(study, "spacemoe", Sample.NASTY));
    assertThat(html.split("</script", -1)).hasSameSizeAs(quiet.split("</script", -1));
    assertThat(html).doesNotContain("<img src=x");
    assertThat(Sample.data(html).at("/placements/0/name").textValue()).isEqualTo(Sample.NASTY);
    assertThat(Sample.data(html).get("title").textValue()).isEqualTo(Sample.NASTY);
  }

  @Test
  void everyProgramOfThePageIsThere() {
    Study study = Sample.study("ring-40");
    String html = Sample.html(study, Sample.placed(study, "spacemoe", "x"));
    assertThat(html).doesNotContain("{{").doesNotContain("from './").doesNotContain("from '../");
    assertThat(html).doesNotContainPattern("(src|href)=\"(?!#)");
    assertThat(html.length()).isLessThan(2_000_000);
  }
}
