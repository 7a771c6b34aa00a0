package io.spacemoe.lab.page;

import io.spacemoe.scenario.latency.LatencyParts;
import io.spacemoe.scenario.placement.Layout;
import java.util.stream.IntStream;

/**
 * A placement, and how long a token takes with it.
 *
 * @param experts layers x experts x satellites, the primary first
 * @param totalMs the token latency
 * @param parts what it is made of
 * @param layersMs each layer's share
 * @param headMs the output head's share
 * @param slotsMs the token latency at each of the times shown
 */
record PlacementData(
    String name,
    int[] gateways,
    int[][][] experts,
    double totalMs,
    LatencyParts parts,
    double[] layersMs,
    double headMs,
    double[] slotsMs) {

  static PlacementData of(Shown shown, ShownTimes times) {
    Layout layout = shown.layout();
    double[] slotsMs = shown.latency().slotsMs();
    return new PlacementData(
        shown.name(),
        layout.gateways(),
        IntStream.range(0, layout.layers())
            .mapToObj(l -> satellites(layout, l))
            .toArray(int[][][]::new),
        shown.latency().totalMs(),
        shown.latency().parts(),
        shown.latency().layersMs(),
        shown.latency().headMs(),
        IntStream.of(times.slots()).mapToDouble(slot -> slotsMs[slot]).toArray());
  }

  private static int[][] satellites(Layout layout, int layer) {
    return IntStream.range(0, layout.experts(layer))
        .mapToObj(e -> layout.copiesOf(layer, e))
        .toArray(int[][]::new);
  }
}
