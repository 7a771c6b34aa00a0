package io.spacemoe.scenario;

import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.latency.PathLatency;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Optional;

/**
 * A complete question: which model, on which constellation, over which links, placed how
 * (docs/formats.md). Immutable and validated.
 *
 * @param name what reports call it
 */
public record Scenario(
    String name,
    Constellation constellation,
    LinkRules links,
    SnapshotPlan snapshots,
    MoeModel model,
    Compute compute,
    Activation activation,
    PlacementPlan placement) {

  /** Checks that the parts belong together. */
  public Scenario {
    if (name.isBlank()) {
      throw new InvalidValueException("name", "is empty; allowed: any text");
    }
    activation.trace().ifPresent(trace -> trace.checkFits(model));
    if (activation.weights().orElse(null) instanceof WeightSource.Table table) {
      table.checkFits(model);
    }
  }

  /** How many of the model's experts a satellite has room for; a gateway's has none. */
  public int slots() {
    return placement.capacity().slots(model);
  }

  /** The path latency of the model's experts. */
  public PathLatency pathLatency() {
    return PathLatency.of(compute, model, placement.unreachablePenaltyMs());
  }

  /**
   * Refuses a scheme that the model has no room for here.
   *
   * @throws InvalidValueException saying how much room is missing, and where
   */
  public void checkRoom(PlacementScheme scheme) {
    scheme.checkRoom(constellation, model, slots());
  }

  /** What {@link #checkRoom} says against a scheme; nothing where there is room. */
  public Optional<String> noRoomBecause(PlacementScheme scheme) {
    try {
      checkRoom(scheme);
      return Optional.empty();
    } catch (InvalidValueException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * Refuses a layout with other layers or experts than the model's, on satellites that do not
   * exist, with more experts on a satellite than it has room for, or with a gateway that is not
   * alone on its satellite.
   *
   * @throws InvalidValueException naming the place in the layout
   */
  public void checkFits(Layout layout) {
    LayoutCheck.of(this, layout);
  }
}
