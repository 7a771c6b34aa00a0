package io.spacemoe.lab.page;

import io.spacemoe.lab.map.LayerPalette;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * All that a page shows: one JSON object.
 *
 * @param title the scenario's name
 * @param facts names and values that say what is looked at
 * @param snapshots how many snapshots the token latency is the mean of
 * @param palette the colours of layers, {@code #rrggbb}; they repeat
 * @param loads how busy satellites are; may be empty
 * @param moves what fails and moves; null where nothing does
 */
record PageData(
    String title,
    List<Fact> facts,
    int snapshots,
    SkyData sky,
    LinkData links,
    ModelData model,
    List<PlacementData> placements,
    List<String> palette,
    List<Load> loads,
    MoveOverlay moves) {

  /** How busy satellites are, as numbers of 32 bits. */
  record Load(String placement, double requestsPerS, double tokensPerS, byte[] utilisation) {
    static Load of(LoadOverlay load) {
      float[] utilisation = new float[load.utilisation().length];
      for (int s = 0; s < utilisation.length; s++) {
        utilisation[s] = (float) load.utilisation()[s];
      }
      return new Load(
          load.placement(), load.requestsPerS(), load.tokensPerS(), Packed.floats(utilisation));
    }
  }

  /** A name and what it stands for. */
  record Fact(String name, String value) {}

  static PageData of(Study study, List<Shown> placements, Overlays overlays) {
    ShownTimes times = ShownTimes.of(study.network());
    return new PageData(
        study.scenario().name(),
        facts(study, times),
        study.network().snapshots(),
        SkyData.of(study.network(), times),
        LinkData.of(study.network(), times),
        ModelData.of(study),
        placements.stream().map(shown -> PlacementData.of(shown, times)).toList(),
        IntStream.range(0, LayerPalette.SIZE)
            .mapToObj(LayerPalette::of)
            .map(colour -> String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff))
            .toList(),
        overlays.loads().stream().map(Load::of).toList(),
        overlays.moves().orElse(null));
  }

  private static List<Fact> facts(Study study, ShownTimes times) {
    Scenario scenario = study.scenario();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("constellation", scenario.constellation().notation()));
    facts.add(
        new Fact(
            "model",
            String.format(
                Locale.ROOT,
                "%s, %d layers of %d experts, %d active",
                scenario.model().name(),
                scenario.model().layers(),
                scenario.model().expertsPerLayer(),
                scenario.model().activeExperts())));
    facts.add(
        new Fact(
            "links",
            String.format(
                Locale.ROOT,
                "%s Gbit/s, survival %s",
                plain(scenario.links().rateGbps()),
                plain(scenario.links().linkSurvival()))));
    int all = study.network().times();
    int shown = times.slots().length;
    int samples = study.network().snapshots() / all;
    String draws = samples > 1 ? String.format(Locale.ROOT, " × %d link draws", samples) : "";
    String part =
        shown < all || times.samples() < samples
            ? String.format(Locale.ROOT, "; %d × %d are shown", shown, times.samples())
            : "";
    facts.add(new Fact("snapshots", String.format(Locale.ROOT, "%d times%s%s", all, draws, part)));
    return facts;
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
