package io.spacemoe.instances.loads;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Sets of activated experts, gathered layer by layer. */
final class LayerSets {
  private final TreeMap<Integer, List<int[]>> setsOfLayer = new TreeMap<>();

  void add(int layer, int... experts) {
    setsOfLayer.computeIfAbsent(layer, l -> new ArrayList<>()).add(experts);
  }

  /** Layers x sets x experts; the layers in ascending order, whatever their numbers. */
  int[][][] sets() {
    return setsOfLayer.values().stream()
        .map(sets -> sets.toArray(int[][]::new))
        .toArray(int[][][]::new);
  }
}
