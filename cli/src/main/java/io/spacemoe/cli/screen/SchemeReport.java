package io.spacemoe.cli.screen;

import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.LatencyParts;
import io.spacemoe.scenario.latency.TokenLatency;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What {@code place --json} prints.
 *
 * @param scenario the scenario's name
 * @param schemes one entry per scheme, in the order asked for
 */
public record SchemeReport(String scenario, List<Entry> schemes) {

  /**
   * One scheme.
   *
   * @param ciHalfWidthMs half width of the 95 % confidence interval; null where nothing is drawn
   * @param checkedGap relative gap of the layers' assignment problems by checked bounds; null where
   *     nothing was solved or a bound is missing
   * @param fullestSatellite the most experts on one satellite
   * @param overSlots how the token latency varies over the time slots
   * @param joint how scheme joint came to its placement; null for other schemes
   * @param copies the copies and instances; of a random scheme those of the first draw
   * @param stations the time to the first token by station; null where the scenario has no ground
   */
  record Entry(
      String scheme,
      double tokenLatencyMs,
      Double ciHalfWidthMs,
      LatencyParts parts,
      double[] layersMs,
      Double checkedGap,
      int fullestSatellite,
      TokenLatency.Spread overSlots,
      JointReport joint,
      CopiesReport copies,
      List<GroundReport> stations) {

    public static Entry of(Study study, SchemeResult result, List<SchemeResult> all) {
      TokenLatency latency = result.latency();
      return new Entry(
          result.scheme().id(),
          latency.totalMs(),
          boxed(result.ciHalfWidthMs()),
          latency.parts(),
          latency.layersMs(),
          boxed(result.checkedGap()),
          result.fullest(),
          latency.overSlots(),
          result.joint() ? JointReport.of(study, result, all) : null,
          CopiesReport.of(result.deployments().get(0), result.withoutCopiesMs()),
          study.scenario().ground().isPresent()
              ? GroundReport.of(study, result.layouts().get(0), latency)
              : null);
    }

    private static Double boxed(OptionalDouble value) {
      return value.isPresent() ? value.getAsDouble() : null;
    }
  }

  public static SchemeReport of(Study study, List<SchemeResult> results) {
    return new SchemeReport(
        study.scenario().name(),
        results.stream().map(result -> Entry.of(study, result, results)).toList());
  }

  /** Prints, for people, the latencies, what is proved of each, and the ways to the ground. */
  public static void print(
      Study study, List<SchemeResult> results, LatencyTable table, PrintWriter screen) {
    screen.printf("%s%n%n", Heading.of(study.scenario()));
    table.print(screen);
    ProofReport.lines(study, results).forEach(screen::println);
    for (SchemeResult result : results) {
      CopiesReport.of(result.deployments().get(0), result.withoutCopiesMs())
          .lines(result.latency().totalMs())
          .forEach(line -> screen.println("scheme " + result.scheme().id() + ": " + line));
      Room.of(study.scenario(), result.fullest())
          .ifPresent(room -> screen.println("scheme " + result.scheme().id() + ": " + room));
    }
    for (SchemeResult result : results) {
      GroundReport.print(
          study,
          "scheme " + result.scheme().id(),
          result.layouts().get(0),
          result.latency(),
          screen);
    }
  }
}
