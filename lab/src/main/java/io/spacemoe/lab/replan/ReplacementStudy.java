package io.spacemoe.lab.replan;

import io.spacemoe.lab.replan.ReplacementOutcome.Point;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.replan.OrbitReplacement;
import io.spacemoe.scenario.replan.RegionFollowing;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.solver.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;

/**
 * One placement along the orbit: where the scenario has users on the ground the whole model follows
 * them, else experts follow what their satellites see.
 */
public final class ReplacementStudy {
  /** What a GB moved in an orbit must gain in the mean of the orbit, in ms. */
  private static final List<Double> MU_MS_PER_GB = List.of(0.0, 0.01, 0.1, 1.0, 10.0);

  private final Cancellation cancellation;

  /** A study that can be cancelled between its re-placements. */
  public ReplacementStudy(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  /**
   * What comes of a placement.
   *
   * @param outcome whether it should follow
   * @param placed the token latency as the scheme has placed it
   */
  public record Result(ReplacementOutcome outcome, TokenLatency placed) {}

  /**
   * Follows the orbit.
   *
   * @param threads how many to use; no result depends on it
   * @throws io.spacemoe.scenario.value.InvalidValueException when experts share satellites, or what
   *     has to be known of the scenario is not
   */
  public Result of(Study study, PlacementScheme scheme, int threads) {
    Layout layout = FirstLayout.of(study, scheme, cancellation);
    TokenLatency placed = study.evaluate(layout);
    if (study.scenario().ground().isPresent()) {
      RegionFollowing region = study.during(() -> new RegionFollowing(study, layout));
      return new Result(
          new ReplacementOutcome(
              true,
              study.scenario().snapshots().slots(),
              region.modelGb(),
              region.placedMs(),
              point(region, study.scenario().snapshots().slots(), 0),
              points(
                  study.scenario().snapshots().slots(), (every, mu) -> point(region, every, mu))),
          placed);
    }
    OrbitReplacement orbit =
        study.during(() -> new OrbitReplacement(study, layout, threads, cancellation));
    return new Result(
        new ReplacementOutcome(
            false,
            orbit.slots(),
            orbit.modelGb(),
            orbit.placed().tokenMs(),
            point(orbit.slots(), 0, orbit.once()),
            points(orbit.slots(), (every, mu) -> point(every, mu, orbit.every(every, mu)))),
        placed);
  }

  private static Point point(RegionFollowing region, int every, double mu) {
    RegionFollowing.Followed followed = region.every(every, mu);
    return new Point(
        every,
        mu,
        followed.firstTokenMs(),
        null,
        followed.gbPerOrbit(),
        followed.turns() == 0 ? 0 : region.turnS());
  }

  private static Point point(int every, double mu, OrbitReplacement.Followed followed) {
    return new Point(
        every,
        mu,
        followed.tokenMs(),
        followed.expectedPathMs(),
        followed.gbPerOrbit(),
        followed.longestS());
  }

  /** In every slot, in every second, and so on by powers of two, at every charge. */
  private List<Point> points(int slots, BiFunction<Integer, Double, Point> placed) {
    List<Point> points = new ArrayList<>();
    for (int every = 1; every < slots || every == 1; every *= 2) {
      for (double mu : MU_MS_PER_GB) {
        if (cancellation.cancelled()) {
          throw new CancellationException();
        }
        points.add(placed.apply(every, mu));
      }
    }
    return points;
  }
}
