package io.spacemoe.cli;

import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.SchemeId;
import io.spacemoe.solver.Incumbent;
import io.spacemoe.solver.SolveResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How scheme joint came to its placement. All latencies are expected ones, in ms per token: those
 * of expected path latencies, which the engine minimises, beside the true ones elsewhere.
 *
 * @param solver the engine
 * @param expectedMs what it ended with
 * @param boundMs what no placement is below, by a checked proof; null without one
 * @param seconds how long it worked
 * @param improvement the best placement over time
 */
record JointReport(
    String solver, double expectedMs, Double boundMs, double seconds, List<Point> improvement) {
  private static final int SHOWN = 8;

  /** The best placement after some seconds. */
  record Point(double seconds, double expectedMs) {}

  static JointReport of(Study study, SchemeResult joint) {
    SolveResult solve = joint.solves().get(0);
    double expectedMs = study.expectedMs(joint.layouts().get(0));
    double besideMs = expectedMs - ms(solve.cost().orElseThrow());
    List<Point> improvement = new ArrayList<>();
    for (Incumbent incumbent : solve.trace()) {
      if (incumbent.cost().isPresent()) {
        double now = ms(incumbent.cost().getAsLong()) + besideMs;
        if (improvement.isEmpty() || now < improvement.get(improvement.size() - 1).expectedMs) {
          improvement.add(new Point(incumbent.seconds(), now));
        }
      }
    }
    Double boundMs =
        solve.checkedBound().isPresent() ? ms(solve.checkedBound().getAsLong()) + besideMs : null;
    return new JointReport(solve.solver(), expectedMs, boundMs, solve.seconds(), improvement);
  }

  /**
   * What the layouts of other schemes come to by the same measure, for people; without those that
   * are drawn at random or share satellites.
   */
  static List<String> others(Study study, List<SchemeResult> results) {
    return results.stream()
        .filter(result -> result.scheme() != SchemeId.JOINT && !result.scheme().random())
        .filter(result -> result.fullest() == 1)
        .map(
            result ->
                String.format(
                    Locale.ROOT,
                    "scheme %s: expected path latencies alone give %.2f ms",
                    result.scheme().id(),
                    study.expectedMs(result.layouts().get(0))))
        .toList();
  }

  /** Femtoseconds in ms. */
  private static double ms(long cost) {
    return cost / 1e12;
  }

  /** For people. */
  List<String> lines(double trueMs) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "scheme joint: %s, %.1f s; expected path latencies alone give %.2f ms, the true token latency"
                + " is %.2f %% more",
            solver,
            seconds,
            expectedMs,
            (trueMs / expectedMs - 1) * 100));
    if (boundMs != null) {
      lines.add(
          String.format(
              Locale.ROOT,
              "scheme joint: no placement is below %.2f expected ms (checked); gap %.1f %%",
              boundMs,
              (1 - boundMs / expectedMs) * 100));
    }
    StringBuilder over = new StringBuilder("scheme joint: expected ms after seconds:");
    int step = Math.max(1, (improvement.size() + SHOWN - 1) / SHOWN);
    for (int k = 0; k < improvement.size(); k++) {
      if (k % step == 0 || k == improvement.size() - 1) {
        Point point = improvement.get(k);
        over.append(String.format(Locale.ROOT, "  %.1f: %.2f", point.seconds, point.expectedMs));
      }
    }
    lines.add(over.toString());
    return lines;
  }
}
