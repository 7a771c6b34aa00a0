package io.spacemoe.lab.replan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What failed satellites cost a placement, by what is done about them. Latencies are token
 * latencies in ms; weights are in units of 10^9 bytes.
 *
 * @param failed how many satellites have failed
 * @param lostGateways how many gateways are on them
 * @param lostExperts how many experts are on them, without copies
 * @param beforeMs before the failure
 * @param copied with nothing done, by copies of each expert
 * @param repairedMs where only what was lost has moved
 * @param repairGb what that weighs
 * @param moved re-placed within budgets
 * @param fromNothingMs placed from nothing on what is left; null where the scheme has no room
 * @param modelGb what the whole model weighs
 */
public record FailureOutcome(
    int failed,
    int lostGateways,
    int lostExperts,
    double beforeMs,
    List<Copied> copied,
    double repairedMs,
    double repairGb,
    List<Moved> moved,
    Double fromNothingMs,
    double modelGb) {

  /**
   * A placement with which nothing is done.
   *
   * @param each on how many satellites each expert is
   * @param beforeMs its token latency before the failure
   * @param leftMs that of what is left of it; null where the model cannot answer
   * @param oddsDraws how many times so many random failures were drawn to see how often the model
   *     cannot answer
   * @param silent in how many of those it could not
   * @param lostExpert in how many of those it could not even if no gateway were lost
   */
  public record Copied(
      int each, double beforeMs, Double leftMs, int oddsDraws, int silent, int lostExpert) {}

  /**
   * A placement after a re-placement.
   *
   * @param percent of the model's bytes, how much may move beside the repair
   * @param gb how much does
   */
  public record Moved(double percent, double gb, double tokenLatencyMs) {}

  /** Columns of what follows, budgets in percent of the model's bytes. */
  public static final List<String> COLUMNS = columns();

  private static List<String> columns() {
    List<String> columns =
        new ArrayList<>(
            List.of("failed", "lostGateways", "lostExperts", "beforeMs", "repairGb", "modelGb"));
    for (int each = 1; each <= FailureStudy.MOST_COPIES; each++) {
      columns.add("nothingDone" + each + "Ms");
    }
    for (double percent : FailureStudy.PERCENTS) {
      columns.add(String.format(Locale.ROOT, "moved%.0fMs", percent));
      columns.add(String.format(Locale.ROOT, "moved%.0fGb", percent));
    }
    columns.add("fromNothingMs");
    return List.copyOf(columns);
  }

  /** A value for each column, null where there is none. */
  public List<Number> values() {
    List<Number> values =
        new ArrayList<>(List.of(failed, lostGateways, lostExperts, beforeMs, repairGb, modelGb));
    for (int c = 0; c < FailureStudy.MOST_COPIES; c++) {
      values.add(c < copied.size() ? copied.get(c).leftMs() : null);
    }
    for (Moved some : moved) {
      values.add(some.tokenLatencyMs());
      values.add(some.gb());
    }
    values.add(fromNothingMs);
    return values;
  }

  /** Copies the lists. */
  public FailureOutcome {
    copied = List.copyOf(copied);
    moved = List.copyOf(moved);
  }
}
