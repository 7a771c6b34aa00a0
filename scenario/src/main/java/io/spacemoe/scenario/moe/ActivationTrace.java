package io.spacemoe.scenario.moe;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;

/** Recorded sets of activated experts: for each layer, one set per observed token. Immutable. */
public final class ActivationTrace {
  private final String file;
  private final int[][][] sets;

  /**
   * Copies the sets and sorts each.
   *
   * @param file the file that they came from, as the scenario names it
   * @param sets layers x tokens x K distinct expert indices
   */
  public ActivationTrace(String file, int[][][] sets) {
    this.file = file;
    this.sets = new int[sets.length][][];
    for (int l = 0; l < sets.length; l++) {
      this.sets[l] = new int[sets[l].length][];
      for (int t = 0; t < sets[l].length; t++) {
        this.sets[l][t] = sets[l][t].clone();
        Arrays.sort(this.sets[l][t]);
      }
    }
  }

  /** The file that the sets came from, as the scenario names it. */
  public String file() {
    return file;
  }

  /** The number of layers. */
  public int layers() {
    return sets.length;
  }

  /** The recorded sets of a layer, each ascending; a deep copy. */
  public int[][] sets(int layer) {
    return Arrays.stream(sets[layer]).map(int[]::clone).toArray(int[][]::new);
  }

  /** Refuses a trace with other layers, other indices or other set sizes than this model's. */
  public void checkFits(MoeModel model) {
    if (sets.length != model.layers()) {
      throw wrong(
          String.format(Locale.ROOT, "has %d layers; expected %d", sets.length, model.layers()));
    }
    for (int l = 0; l < sets.length; l++) {
      if (sets[l].length == 0) {
        throw wrong(String.format(Locale.ROOT, "has no activated set for layer %d", l));
      }
      for (int[] set : sets[l]) {
        if (set.length != model.activeExperts()) {
          throw wrong(
              String.format(
                  Locale.ROOT,
                  "has the set %s in layer %d; expected activeExperts, %d, indices",
                  Arrays.toString(set),
                  l,
                  model.activeExperts()));
        }
        for (int i = 0; i < set.length; i++) {
          if (set[i] < 0 || set[i] >= model.expertsPerLayer() || (i > 0 && set[i] == set[i - 1])) {
            throw wrong(
                String.format(
                    Locale.ROOT,
                    "has the set %s in layer %d; expected distinct indices from 0 to %d",
                    Arrays.toString(set),
                    l,
                    model.expertsPerLayer() - 1));
          }
        }
      }
    }
  }

  private InvalidValueException wrong(String problem) {
    return new InvalidValueException("activation.file", "(%s) %s".formatted(file, problem));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ActivationTrace that
        && file.equals(that.file)
        && Arrays.deepEquals(sets, that.sets);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(sets);
  }
}
