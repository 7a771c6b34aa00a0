package io.spacemoe.scenario.copies;

import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Who sits where while copies are placed, and what room is left. */
final class Seats {
  private final int[] gateways;
  private final List<List<List<Integer>>> hosts = new ArrayList<>();
  private final int[] room;
  private final BitSet[] ofLayer;

  /**
   * Those of a layout.
   *
   * @param taken satellites that copies must not use
   */
  Seats(Layout layout, Rooms rooms, BitSet taken) {
    gateways = layout.gateways();
    room = rooms.around(gateways);
    taken.stream().forEach(s -> room[s] = 0);
    ofLayer = new BitSet[layout.layers()];
    for (int l = 0; l < layout.layers(); l++) {
      ofLayer[l] = new BitSet();
      List<List<Integer>> experts = new ArrayList<>();
      for (int e = 0; e < layout.experts(l); e++) {
        experts.add(new ArrayList<>());
      }
      hosts.add(experts);
      for (int e = 0; e < layout.experts(l); e++) {
        for (int s : layout.copiesOf(l, e)) {
          add(l, e, s);
        }
      }
    }
  }

  /** Whether there is room on a satellite. */
  boolean free(int satellite) {
    return room[satellite] > 0;
  }

  /** Whether a satellite hosts an expert of a layer. */
  boolean hosts(int layer, int satellite) {
    return ofLayer[layer].get(satellite);
  }

  /** The satellites of an expert, primary first; not to be changed. */
  List<Integer> of(int layer, int expert) {
    return hosts.get(layer).get(expert);
  }

  int gateway(int layer) {
    return gateways[layer];
  }

  int[] gateways() {
    return gateways.clone();
  }

  int layers() {
    return gateways.length;
  }

  int experts(int layer) {
    return hosts.get(layer).size();
  }

  void add(int layer, int expert, int satellite) {
    hosts.get(layer).get(expert).add(satellite);
    ofLayer[layer].set(satellite);
    room[satellite]--;
  }

  /** Takes a copy away from a satellite that hosts nothing else of its layer. */
  void remove(int layer, int expert, int satellite) {
    hosts.get(layer).get(expert).remove(Integer.valueOf(satellite));
    ofLayer[layer].clear(satellite);
    room[satellite]++;
  }

  Layout layout() {
    int[][][] experts =
        hosts.stream()
            .map(
                layer ->
                    layer.stream()
                        .map(own -> own.stream().mapToInt(s -> s).toArray())
                        .toArray(int[][]::new))
            .toArray(int[][][]::new);
    return new Layout(gateways, experts);
  }

  /** The room that is left on all satellites together. */
  int left() {
    return Arrays.stream(room).filter(r -> r > 0).sum();
  }
}
