package io.spacemoe.lab.page;

import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.value.InvalidValueException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Satellites that fail, and what moves because of it: what a page shows as crosses and arrows.
 *
 * @param failed the satellites that fail
 * @param moves what moves
 */
public record MoveOverlay(int[] failed, List<Move> moves) {
  private static final Set<String> KEYS = Set.of("failed", "moves");

  /**
   * A move.
   *
   * @param expert null for the layer's gateway
   * @param from null for the ground
   * @param gb what it weighs in units of 10^9 bytes
   */
  public record Move(int layer, Integer expert, Integer from, int to, double gb) {}

  /**
   * Reads what {@code replan --json} prints.
   *
   * @param sky the scenario that satellites, layers and experts must be of
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static MoveOverlay read(Path file, Scenario sky) {
    int satellites = sky.constellation().satellites();
    return JsonFile.readObject(
        Printed.file(file, "failed", "replan"),
        KEYS::contains,
        root -> {
          int[] failed = root.array("failed").indices();
          for (int satellite : failed) {
            below(root.path("failed"), satellite, satellites);
          }
          return new MoveOverlay(failed, root.objects("moves", move -> move(move, sky)));
        });
  }

  private static Move move(JsonObject move, Scenario sky) {
    int satellites = sky.constellation().satellites();
    move.members(); // there are more than matter here
    OptionalLong expert = move.optionalWhole("expert");
    OptionalLong from = move.optionalWhole("from");
    return new Move(
        below(move.path("layer"), move.whole("layer"), sky.model().layers()),
        expert.isPresent()
            ? below(move.path("expert"), expert.getAsLong(), sky.model().expertsPerLayer())
            : null,
        from.isPresent() ? below(move.path("from"), from.getAsLong(), satellites) : null,
        below(move.path("to"), move.whole("to"), satellites),
        weight(move));
  }

  private static double weight(JsonObject move) {
    double gb = move.number("gb");
    if (gb < 0) {
      throw new InvalidValueException(move.path("gb"), gb, "0 or more");
    }
    return gb;
  }

  private static int below(String path, long index, int count) {
    if (index < 0 || index >= count) {
      throw new InvalidValueException(
          path, index, String.format(Locale.ROOT, "0 to %d", count - 1));
    }
    return (int) index;
  }
}
