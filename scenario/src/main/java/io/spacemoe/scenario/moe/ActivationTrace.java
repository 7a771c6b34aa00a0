package io.spacemoe.scenario.moe;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Recorded sets of activated experts: for each layer, one set per observed token. Immutable. */
public final class ActivationTrace {
  private final String file;
  private final int[][][] sets;
  private final Optional<ServedLayers> served;

  /** A trace with sets for each layer of the model. */
  public ActivationTrace(String file, int[][][] sets) {
    this(file, sets, Optional.empty());
  }

  /**
   * Copies the sets and sorts each.
   *
   * @param file the file that they came from, as the scenario names it
   * @param sets recorded layers x tokens x K distinct expert indices
   * @param served which recorded layer serves which layer of the model, where they are others
   */
  public ActivationTrace(String file, int[][][] sets, Optional<ServedLayers> served) {
    this.file = file;
    this.served = served;
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

  /** The number of recorded layers. */
  public int layers() {
    return sets.length;
  }

  /** The sets of a recorded layer, each ascending; a deep copy. */
  public int[][] recorded(int row) {
    return Arrays.stream(sets[row]).map(int[]::clone).toArray(int[][]::new);
  }

  /** The sets that serve a layer of the model, each ascending; a deep copy. */
  public int[][] sets(int layer) {
    return recorded(served.map(s -> s.row(layer, sets.length)).orElse(layer));
  }

  /** Which recorded layer serves which layer of the model, where they are others. */
  public Optional<ServedLayers> served() {
    return served;
  }

  /** Refuses a trace with other layers, other indices or other set sizes than this model's. */
  public void checkFits(MoeModel model) {
    ServedLayers.check(
        served,
        sets.length,
        model.layers(),
        "activation.file",
        String.format(Locale.ROOT, "(%s) has %d layers", file, sets.length));
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
        && served.equals(that.served)
        && Arrays.deepEquals(sets, that.sets);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(sets);
  }
}
