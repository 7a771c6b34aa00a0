package io.spacemoe.lab.run;

import io.spacemoe.lab.load.LoadOutcome;
import io.spacemoe.lab.replan.FailureOutcome;
import io.spacemoe.lab.replan.FailureStudy;
import io.spacemoe.lab.replan.ReplacementOutcome;
import io.spacemoe.lab.replan.ReplacementStudy;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.latency.LatencyParts;
import io.spacemoe.scenario.latency.TokenLatency;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of a scheme on a scenario.
 *
 * @param problem why it failed; null when it did not, and what follows is null when it did
 * @param tokenLatencyMs token latency in ms; of a random scheme the mean over its draws
 * @param ciHalfWidthMs half width of the 95 % confidence interval in ms; null where nothing is
 *     drawn
 * @param draws how many layouts are averaged
 * @param parts what the token latency is made of
 * @param layersMs each layer's share in ms
 * @param seconds how long it took, without what the schemes of a scenario share and the first one
 *     prepares
 * @param machine processor, system and Java that it had; null in journals of earlier versions
 * @param host name of the machine, where it was done on another than the study's; else null
 * @param load what came of it under the scenario's workload; null where no requests come
 * @param failures what failures cost it; null in other studies
 * @param replacement whether it should follow the orbit; null in other studies
 */
public record SchemeOutcome(
    String problem,
    Double tokenLatencyMs,
    Double ciHalfWidthMs,
    int draws,
    LatencyParts parts,
    List<Double> layersMs,
    double seconds,
    String machine,
    String host,
    LoadOutcome load,
    FailureOutcome failures,
    ReplacementOutcome replacement) {

  /** Copies the list. */
  public SchemeOutcome {
    layersMs = layersMs == null ? null : List.copyOf(layersMs);
  }

  static SchemeOutcome of(SchemeResult result, double seconds, Optional<LoadOutcome> load) {
    OptionalDouble halfWidth = result.ciHalfWidthMs();
    return new SchemeOutcome(
        null,
        result.latency().totalMs(),
        halfWidth.isPresent() ? halfWidth.getAsDouble() : null,
        result.layouts().size(),
        result.latency().parts(),
        Arrays.stream(result.latency().layersMs()).boxed().toList(),
        seconds,
        Machine.description(),
        null,
        load.orElse(null),
        null,
        null);
  }

  /** Of failures, with the token latency after repair. */
  static SchemeOutcome of(FailureStudy.Result result, double seconds) {
    return overTime(result.repaired(), seconds, result.outcome(), null);
  }

  /** Of the orbit, with the token latency as the scheme places. */
  static SchemeOutcome of(ReplacementStudy.Result result, double seconds) {
    return overTime(result.placed(), seconds, null, result.outcome());
  }

  private static SchemeOutcome overTime(
      TokenLatency latency,
      double seconds,
      FailureOutcome failures,
      ReplacementOutcome replacement) {
    return new SchemeOutcome(
        null,
        latency.totalMs(),
        null,
        1,
        latency.parts(),
        Arrays.stream(latency.layersMs()).boxed().toList(),
        seconds,
        Machine.description(),
        null,
        null,
        failures,
        replacement);
  }

  static SchemeOutcome failed(String problem, double seconds) {
    return new SchemeOutcome(
        problem, null, null, 0, null, null, seconds, Machine.description(), null, null, null, null);
  }

  /**
   * {@return the same as the study's machine sees it}
   *
   * @param on name of the machine that it was done on
   */
  public SchemeOutcome seenFrom(Optional<String> on) {
    return new SchemeOutcome(
        problem,
        tokenLatencyMs,
        ciHalfWidthMs,
        draws,
        parts,
        layersMs,
        seconds,
        machine,
        on.orElse(null),
        load,
        failures,
        replacement);
  }
}
