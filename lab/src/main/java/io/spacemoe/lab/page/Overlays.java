package io.spacemoe.lab.page;

import java.util.List;
import java.util.Optional;

/**
 * What a page shows beside placements.
 *
 * @param loads how busy satellites are, rate after rate of placement after placement
 * @param moves what fails and moves
 */
public record Overlays(List<LoadOverlay> loads, Optional<MoveOverlay> moves) {
  /** Nothing. */
  public static final Overlays NONE = new Overlays(List.of(), Optional.empty());

  /** Copies the list. */
  public Overlays {
    loads = List.copyOf(loads);
  }

  /** Loads alone. */
  public static Overlays of(List<LoadOverlay> loads) {
    return new Overlays(loads, Optional.empty());
  }

  /** Failures and moves alone. */
  public static Overlays of(MoveOverlay moves) {
    return new Overlays(List.of(), Optional.of(moves));
  }
}
