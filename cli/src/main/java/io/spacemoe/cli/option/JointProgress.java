package io.spacemoe.cli.option;

import io.spacemoe.solver.Incumbent;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * How scheme joint gets on: its bound and how long that takes at most, then the best placement.
 *
 * @param screen shows a few words in place of those before
 */
public record JointProgress(Consumer<String> screen) implements IncumbentListener {
  private static final double FS_PER_MS = 1e12;

  @Override
  public void bounding(double mostSeconds) {
    screen.accept(
        mostSeconds < 1e6
            ? String.format(Locale.ROOT, "joint: bound, at most %.0f s", Math.ceil(mostSeconds))
            : "joint: bound");
  }

  @Override
  public void improved(Incumbent incumbent, Placement placement) {
    StringBuilder words = new StringBuilder("joint: paths ");
    incumbent
        .cost()
        .ifPresent(cost -> words.append(String.format(Locale.ROOT, "%.1f ms", cost / FS_PER_MS)));
    incumbent
        .bound()
        .ifPresent(
            bound ->
                words.append(
                    String.format(
                        Locale.ROOT,
                        "%sat least %.1f ms",
                        incumbent.cost().isPresent() ? ", " : "",
                        bound / FS_PER_MS)));
    screen.accept(words.toString());
  }
}
