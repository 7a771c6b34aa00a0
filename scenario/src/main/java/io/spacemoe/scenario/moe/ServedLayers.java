package io.spacemoe.scenario.moe;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which layer of a recording serves which layer of a model that has others.
 *
 * @param rows for each layer of the model the recorded one, from 0; empty: the recorded ones are
 *     repeated in their order, 0, 1, 2, 0, 1, 2 and so on
 */
public record ServedLayers(Optional<List<Integer>> rows) {
  /** The recorded layers in their order, again and again. */
  public static final ServedLayers REPEATED = new ServedLayers(Optional.empty());

  /** Copies the list. */
  public ServedLayers {
    rows = rows.map(List::copyOf);
  }

  /** The recorded layers that are named, one for each of the model. */
  public static ServedLayers of(List<Integer> rows) {
    return new ServedLayers(Optional.of(rows));
  }

  /** The recorded layer that serves a layer of the model. */
  int row(int layer, int recorded) {
    return rows.map(list -> list.get(layer)).orElse(layer % recorded);
  }

  /**
   * Refuses other numbers of layers than they are for.
   *
   * @param served how a recording says which of its layers is which; empty where it does not
   * @param path what messages call the recording
   * @param found begins messages, for example "has 3 rows"
   */
  static void check(
      Optional<ServedLayers> served, int recorded, int layers, String path, String found) {
    if (served.isEmpty() && recorded != layers) {
      throw new InvalidValueException(
          path,
          String.format(
              Locale.ROOT,
              "%s; expected one per layer, %d.%nMaybe say beside it \"layers\": \"repeat\", or which of them serves which layer, as in [0, 0, 1, ...]",
              found,
              layers));
    }
    served.ifPresent(s -> s.check(recorded, layers, path, found));
  }

  private void check(int recorded, int layers, String path, String found) {
    String place = path.replaceFirst("\\.(file|rows)$", ".layers");
    if (rows.isEmpty() && recorded > layers) {
      throw new InvalidValueException(
          place,
          String.format(
              Locale.ROOT,
              "is \"repeat\", but the recording %s for %d layers; expected no more.%nMaybe name those that serve in a list",
              found,
              layers));
    }
    List<Integer> list = rows.orElse(List.of());
    if (rows.isPresent() && list.size() != layers) {
      throw new InvalidValueException(
          place,
          String.format(
              Locale.ROOT, "has %d numbers; expected one per layer, %d", list.size(), layers));
    }
    for (int l = 0; l < list.size(); l++) {
      InvalidValueException.inRange(
          String.format(Locale.ROOT, "%s[%d]", place, l), (long) list.get(l), 0, recorded - 1L);
    }
  }
}
