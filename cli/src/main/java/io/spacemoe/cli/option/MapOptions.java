package io.spacemoe.cli.option;

import io.spacemoe.instances.map.ExpertMap;
import io.spacemoe.instances.map.MapFile;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.scenario.placement.Layout;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What makes a placement of a map of experts, which knows neither satellites nor gateways. */
public final class MapOptions {
  /** What a map can be written as, besides other forms of maps. */
  public static final String PLACEMENT = "placement";

  @Option(
      names = "--slots",
      paramLabel = "N",
      description =
          "Of a map to be written as a placement: slots of each satellite, which are numbered in"
              + " their order.")
  private Integer slots;

  @Option(
      names = "--gateways",
      paramLabel = "PLACEMENT",
      description =
          "Of a map to be written as a placement: the placement whose gateways and scenario it gets.")
  private Path gateways;

  /**
   * Writes a map.
   *
   * @param to the format that was asked for; null: what the name ends in
   * @throws IllegalArgumentException when the format cannot hold it
   */
  public void write(CommandSpec spec, ExpertMap map, String to, Path out) {
    String name = out.toString().replaceFirst("\\.gz$", "");
    boolean placement = to == null ? name.endsWith(".placement.json") : to.equals(PLACEMENT);
    if (placement) {
      placement(map).write(out);
      return;
    }
    Inapplicable.refuse(spec, "where no placement is written", "--slots", "--gateways");
    MapFile.Form form =
        to == null
            ? MapFile.Form.forName(name)
                .orElseThrow(
                    () ->
                        new UsageException(
                            String.format(
                                Locale.ROOT,
                                "the name %s does not say what to write.%nMaybe add --to with one of %s, %s",
                                out,
                                String.join(", ", MapFile.Form.ids()),
                                PLACEMENT)))
            : MapFile.Form.named(to);
    OutputFile.write(out, MapFile.text(map, form));
  }

  private LayoutFile placement(ExpertMap map) {
    if (slots == null || gateways == null) {
      throw new UsageException(
          "a placement of a map needs --slots, the slots of each satellite, and --gateways, a placement with the gateways");
    }
    LayoutFile with = LayoutFile.read(gateways);
    if (with.layout().layers() != map.layers()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "the map has layers: %d, and %s: %d; expected equally many.%nMaybe it is the map of another model",
              map.layers(),
              gateways,
              with.layout().layers()));
    }
    return new LayoutFile(
        with.scenario(),
        "map",
        new Layout(with.layout().gateways(), map.satellites(slots)),
        OptionalDouble.empty(),
        OptionalLong.empty());
  }
}
