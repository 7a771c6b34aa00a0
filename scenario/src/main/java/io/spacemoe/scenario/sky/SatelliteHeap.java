package io.spacemoe.scenario.sky;

import java.util.Arrays;

/** A binary heap of satellites by a label that others hold and lower. */
final class SatelliteHeap {
  private final double[] label;
  private final int[] heap;
  private final int[] place;
  private int size;

  SatelliteHeap(double[] label) {
    this.label = label;
    heap = new int[label.length];
    place = new int[label.length];
    Arrays.fill(place, -1);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Takes a satellite in, or moves it to where its lowered label belongs. O(log N). */
  void lower(int v) {
    int at = place[v] < 0 ? size++ : place[v];
    while (at > 0 && label[v] < label[heap[(at - 1) / 2]]) {
      set(at, heap[(at - 1) / 2]);
      at = (at - 1) / 2;
    }
    set(at, v);
  }

  /** Takes the satellite with the least label out. O(log N). */
  int take() {
    int least = heap[0];
    place[least] = -1;
    int v = heap[--size];
    if (size > 0) {
      sink(v);
    }
    return least;
  }

  private void sink(int v) {
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && label[heap[child + 1]] < label[heap[child]]) {
        child++;
      }
      if (label[v] <= label[heap[child]]) {
        break;
      }
      set(at, heap[child]);
      at = child;
    }
    set(at, v);
  }

  private void set(int at, int v) {
    heap[at] = v;
    place[v] = at;
  }
}
