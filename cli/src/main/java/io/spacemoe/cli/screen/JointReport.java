package io.spacemoe.cli.screen;

import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.solver.Incumbent;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How scheme joint came to its placement. All latencies are expected ones, in ms per token: those
 * of expected path latencies, which the engine minimises, beside the true ones elsewhere.
 *
 * @param solver the engine
 * @param expectedMs what it ended with
 * @param boundMs what no placement is below, by a checked proof that was held against all
 *     placements of the run that the problem covers; null without one
 * @param shared whether experts may share satellites; then no bound is known
 * @param snapshots over how many snapshots the expectations are
 * @param ofSnapshots how many there are
 * @param seconds how long the engine worked, without a bound that came before
 * @param stoppedBy the limit that ended its search, for example {@code time}; null where it proved
 *     the best
 * @param improvement the best placement over time, a bound that came before included
 */
public record JointReport(
    String solver,
    double expectedMs,
    Double boundMs,
    boolean shared,
    int snapshots,
    int ofSnapshots,
    double seconds,
    String stoppedBy,
    List<Point> improvement) {
  private static final int SHOWN = 8;

  /** By what share expectations may be above the truth. */
  private static final double TRUTH_ROUNDING = 1e-4;

  /** The best placement after some seconds. */
  record Point(double seconds, double expectedMs) {}

  /** A placement of a run that is below the bound of scheme joint. */
  private record Refutation(
      double boundMs, String measure, String scheme, Layout layout, double ms) {}

  /**
   * The report on a result, without a bound that a placement of the run is below.
   *
   * @param known all results of the run, which the bound is held against
   */
  public static JointReport of(Study study, SchemeResult joint, List<SchemeResult> known) {
    SolveResult solve = joint.solves().get(0);
    double expectedMs = study.expectedMs(joint.layouts().get(0));
    double besideMs = expectedMs - ms(study.joint().cost(joint.layouts().get(0)));
    List<Point> improvement = new ArrayList<>();
    for (Incumbent incumbent : solve.trace()) {
      if (incumbent.cost().isPresent()) {
        double now = ms(incumbent.cost().getAsLong()) + besideMs;
        if (improvement.isEmpty() || now < improvement.get(improvement.size() - 1).expectedMs) {
          improvement.add(new Point(incumbent.seconds(), now));
        }
      }
    }
    int snapshots = study.expectedOver();
    int ofSnapshots = study.network().snapshots();
    Double boundMs = null;
    if (bounded(study, solve) && refutation(study, solve, known).isEmpty()) {
      boundMs = ms(solve.checkedBound().getAsLong()) + besideMs;
    }
    return new JointReport(
        solve.solver(),
        expectedMs,
        boundMs,
        study.joint().problem().rooms().isPresent(),
        snapshots,
        ofSnapshots,
        solve.seconds(),
        solve
            .termination()
            .limit()
            .map(limit -> limit.name().toLowerCase(Locale.ROOT))
            .orElse(null),
        improvement);
  }

  /**
   * Fails where a placement of the run is below the bound of scheme joint, which no report shows
   * then. To be called when all else is shown and written.
   *
   * @throws SolverFailureException saying which placement, and where it is kept
   */
  public static void requireTrueBound(Study study, List<SchemeResult> results) {
    for (SchemeResult result : results) {
      if (result.joint()) {
        refutation(study, result.solves().get(0), results).ifPresent(found -> fail(study, found));
      }
    }
  }

  /** A bound on expectations over some snapshots is none on those over all. */
  private static boolean bounded(Study study, SolveResult solve) {
    return solve.checkedBound().isPresent() && study.expectedOver() == study.network().snapshots();
  }

  /**
   * A bound is held against expected path latencies and, as these are never above it, the true
   * token latency; of random draws against the mean. Probabilities are rounded to a millionth,
   * which a cost may differ by, and the truth by more where a path is far above the mean.
   */
  private static Optional<Refutation> refutation(
      Study study, SolveResult solve, List<SchemeResult> known) {
    if (!bounded(study, solve)) {
      return Optional.empty();
    }
    long bound = solve.checkedBound().getAsLong();
    for (SchemeResult result : known) {
      List<Layout> covered =
          result.layouts().stream().map(Layout::primaries).filter(study.joint()::covers).toList();
      for (Layout layout : covered) {
        long cost = study.joint().cost(layout);
        if (cost < bound - bound / 1e6) {
          return Optional.of(
              new Refutation(
                  ms(bound), "of expected path latencies", result.scheme().id(), layout, ms(cost)));
        }
      }
      boolean copies = result.layouts().stream().anyMatch(Layout::hasCopies);
      if (!copies && !covered.isEmpty() && covered.size() == result.layouts().size()) {
        Layout first = covered.get(0);
        double boundMs = ms(bound) + study.expectedMs(first) - ms(study.joint().cost(first));
        double trueMs = result.latency().totalMs();
        if (trueMs < boundMs * (1 - TRUTH_ROUNDING)) {
          return Optional.of(
              new Refutation(boundMs, "of token latency", result.scheme().id(), first, trueMs));
        }
      }
    }
    return Optional.empty();
  }

  private static void fail(Study study, Refutation found) {
    throw new SolverFailureException(
        String.format(
            Locale.ROOT,
            "the bound of scheme joint, %.6f ms %s, is false: a placement of scheme %s takes %.6f ms. The bound is not shown, all else is.%nPlease report it with the scenario and that placement. %s",
            found.boundMs,
            found.measure,
            found.scheme,
            found.ms,
            kept(study, found)));
  }

  private static String kept(Study study, Refutation found) {
    try {
      Path file = Files.createTempFile("spacemoe-below-bound-", ".placement.json");
      new LayoutFile(
              study.scenario().name(),
              found.scheme,
              found.layout,
              OptionalDouble.empty(),
              OptionalLong.empty())
          .write(file);
      return "It is kept in " + file;
    } catch (IOException | UncheckedIOException e) {
      return "It could not be kept: " + e.getMessage();
    }
  }

  /**
   * What the layouts of other schemes come to by the same measure, for people; without those that
   * are drawn at random or share satellites.
   */
  public static List<String> others(Study study, List<SchemeResult> results) {
    return results.stream()
        .filter(result -> !result.joint() && !result.scheme().random())
        .filter(result -> study.joint().covers(result.layouts().get(0).primaries()))
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
  public List<String> lines(double trueMs) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "scheme joint: %s, %.1f s of search%s; expected path latencies alone give %.2f ms, the true"
                + " token latency is %.2f %% more",
            solver,
            seconds,
            "time".equals(stoppedBy) ? ", ended by the time limit" : "",
            expectedMs,
            Math.round((trueMs / expectedMs - 1) * 1e4) / 100.0)); // no -0.00
    if (boundMs != null) {
      lines.add(
          String.format(
              Locale.ROOT,
              "scheme joint: no placement is below %.2f expected ms (checked); gap %.1f %%",
              Math.floor(boundMs * 100) / 100,
              (1 - boundMs / expectedMs) * 100));
    }
    if (snapshots < ofSnapshots) {
      lines.add(
          String.format(
              Locale.ROOT,
              "scheme joint: the time limit left time for %d of %d snapshots in these expectations; no bound",
              snapshots,
              ofSnapshots));
    } else if (shared) {
      lines.add("scheme joint: no bound, as none is known where experts may share satellites");
    } else if (boundMs == null) {
      lines.add(
          "scheme joint: no bound that holds was found and checked in the time that there was");
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
