package io.spacemoe.lab.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.Layout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/** Placements of bundled scenarios, and what a page holds of them. */
final class Sample {
  /** What must stay text: it ends elements and attributes, runs, breaks lines, and is long. */
  static final String NASTY =
      "</script><script>document.title='run'</script><img src=x onerror=\"document.title='run'\">'\u2028&amp;"
          + "x".repeat(200);

  private static final Pattern DATA =
      Pattern.compile("(?s)<script type=\"application/json\" id=\"data\">(.*?)</script>");

  private Sample() {}

  static Study study(String scenario) {
    return new Study(ScenarioFiles.open(scenario, List.of()), 1);
  }

  /** The same under another name. */
  static Study called(String name, Study study) {
    Scenario s = study.scenario();
    return new Study(
        new Scenario(
            name,
            s.constellation(),
            s.links(),
            s.snapshots(),
            s.model(),
            s.compute(),
            s.activation(),
            s.placement()),
        1);
  }

  /** A bundled scenario whose satellites have room for several experts. */
  static Study withRoom(Path folder, String scenario, int slots) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("room.experiment.json"),
            """
            {"format": "spacemoe-experiment/1", "scenario": "SCENARIO",
             "set": {"placement.capacity": {"slots": SLOTS}}}
            """
                .replace("SCENARIO", scenario)
                .replace("SLOTS", Integer.toString(slots)));
    return new Study(ExperimentFile.read(file).variants().get(0).scenario(), 1);
  }

  /** The layout with a second copy of each expert of a layer, on satellites of their own. */
  static Layout copied(Layout layout, int layer) {
    int[][][] experts = new int[layout.layers()][][];
    int free = 0;
    for (int l = 0; l < experts.length; l++) {
      experts[l] = new int[layout.experts(l)][];
      for (int e = 0; e < experts[l].length; e++) {
        experts[l][e] = layout.copiesOf(l, e);
        if (l == layer) {
          free = layout.satellites().nextClearBit(free);
          experts[l][e] = new int[] {layout.expert(l, e), free++};
        }
      }
    }
    return new Layout(layout.gateways(), experts);
  }

  static Shown placed(Study study, String scheme, String name) {
    Layout layout = study.place(Schemes.named(scheme), Engines.recommended()).layouts().get(0);
    return new Shown(name, layout, study.evaluate(layout));
  }

  static String html(Study study, Shown... placements) {
    return html(study, Overlays.NONE, placements);
  }

  static String html(Study study, Overlays overlays, Shown... placements) {
    return PlacementPage.html(PageData.of(study, List.of(placements), overlays));
  }

  static JsonNode data(String html) {
    Matcher data = DATA.matcher(html);
    if (!data.find()) {
      throw new AssertionError("a page without data");
    }
    try {
      return new ObjectMapper().readTree(data.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ByteBuffer unpacked(JsonNode packed) {
    try (InflaterInputStream in =
        new InflaterInputStream(new ByteArrayInputStream(packed.binaryValue()))) {
      return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
