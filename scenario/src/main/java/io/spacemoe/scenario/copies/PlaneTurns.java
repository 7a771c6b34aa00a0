package io.spacemoe.scenario.copies;

import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.Network;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A layout turned by whole planes, where it meets the same links and, some time before or after,
 * the same distances. Where no links cross the seam, no turn takes it there.
 */
public final class PlaneTurns {
  private final Constellation constellation;
  private final boolean seam;

  /** The turns of a constellation with planes. */
  public PlaneTurns(Network network) {
    constellation = network.constellation();
    int last = constellation.planes() - 1;
    seam =
        IntStream.range(0, network.links())
            .anyMatch(
                link ->
                    Math.abs(
                            constellation.planeOf(network.linkA(link))
                                - constellation.planeOf(network.linkB(link)))
                        == last);
  }

  /**
   * All turns of a layout, the one by a given share of the planes first, then those that differ
   * less from it.
   *
   * @param share 0 to 1
   */
  public List<Layout> of(Layout layout, double share) {
    int planes = constellation.planes();
    int first = layout.satellites().stream().map(constellation::planeOf).min().orElse(0);
    int last = layout.satellites().stream().map(constellation::planeOf).max().orElse(0);
    return IntStream.range(1, planes)
        .boxed()
        .sorted(Comparator.comparingDouble(by -> Math.abs(by - share * planes)))
        .flatMap(by -> seam ? IntStream.of(by).boxed() : IntStream.of(by, by - planes).boxed())
        .filter(by -> seam || (first + by >= 0 && last + by < planes))
        .map(by -> layout.moved(turn(by)))
        .toList();
  }

  private IntUnaryOperator turn(int by) {
    int planes = constellation.planes();
    int slots = constellation.satellitesPerPlane();
    return s -> {
      int plane = constellation.planeOf(s) + by;
      int slot = constellation.slotOf(s) + (plane >= planes ? constellation.seamSlots() : 0);
      return constellation.index(plane >= planes ? plane - planes : plane, slot % slots);
    };
  }
}
