package io.spacemoe.lab.experiment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.spacemoe.lab.load.LoadOutcome;
import io.spacemoe.lab.replan.FailureOutcome;
import io.spacemoe.lab.replan.ReplacementOutcome;
import io.spacemoe.lab.run.SchemeOutcome;
import io.spacemoe.scenario.latency.LatencyParts;
import java.util.List;

/**
 * One scheme on one variant of an experiment, ended well or badly: a line of the journal.
 *
 * @param key what the outcome depends on: scenario, scheme and version of the program
 * @param experiment the experiment's name
 * @param values the value of each swept parameter
 * @param scheme the scheme's id
 * @param problem why it failed; null when it did not, and what follows is null when it did
 * @param tokenLatencyMs token latency in ms; of a random scheme the mean over its draws
 * @param ciHalfWidthMs half width of the 95 % confidence interval in ms; null where nothing is
 *     drawn
 * @param draws how many layouts are averaged
 * @param parts what the token latency is made of
 * @param layersMs each layer's share in ms
 * @param seconds how long it took; the first scheme of a variant also pays for what all share
 * @param machine processor, system and Java that it had; null in journals of earlier versions
 * @param host name of the machine, where it was done on another than the study's; else null
 * @param load what came of it under the scenario's workload; null where no requests come
 * @param failures what failures cost it; null in other studies
 * @param replacement whether it should follow the orbit; null in other studies
 */
public record ExperimentRun(
    String key,
    String experiment,
    List<String> values,
    String scheme,
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

  /** Copies the lists. */
  public ExperimentRun {
    values = List.copyOf(values);
    layersMs = layersMs == null ? null : List.copyOf(layersMs);
  }

  static ExperimentRun of(
      String key, String experiment, List<String> values, String scheme, SchemeOutcome outcome) {
    return new ExperimentRun(
        key,
        experiment,
        values,
        scheme,
        outcome.problem(),
        outcome.tokenLatencyMs(),
        outcome.ciHalfWidthMs(),
        outcome.draws(),
        outcome.parts(),
        outcome.layersMs(),
        outcome.seconds(),
        outcome.machine(),
        outcome.host(),
        outcome.load(),
        outcome.failures(),
        outcome.replacement());
  }

  /** The same run as one of another experiment, or of another variant with the same scenario. */
  ExperimentRun in(String otherExperiment, List<String> otherValues) {
    return new ExperimentRun(
        key,
        otherExperiment,
        otherValues,
        scheme,
        problem,
        tokenLatencyMs,
        ciHalfWidthMs,
        draws,
        parts,
        layersMs,
        seconds,
        machine,
        host,
        load,
        failures,
        replacement);
  }

  /** Whether there is a latency. */
  @JsonIgnore
  public boolean succeeded() {
    return problem == null;
  }
}
