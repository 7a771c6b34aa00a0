package io.spacemoe.lab.experiment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.latency.LatencyParts;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

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
    double seconds) {

  /** Copies the lists. */
  public ExperimentRun {
    values = List.copyOf(values);
    layersMs = layersMs == null ? null : List.copyOf(layersMs);
  }

  static ExperimentRun of(
      String key, String experiment, List<String> values, SchemeResult result, double seconds) {
    OptionalDouble halfWidth = result.ciHalfWidthMs();
    return new ExperimentRun(
        key,
        experiment,
        values,
        result.scheme().id(),
        null,
        result.latency().totalMs(),
        halfWidth.isPresent() ? halfWidth.getAsDouble() : null,
        result.layouts().size(),
        result.latency().parts(),
        Arrays.stream(result.latency().layersMs()).boxed().toList(),
        seconds);
  }

  static ExperimentRun failed(
      String key,
      String experiment,
      List<String> values,
      String scheme,
      String problem,
      double seconds) {
    return new ExperimentRun(
        key, experiment, values, scheme, problem, null, null, 0, null, null, seconds);
  }

  /** Whether there is a latency. */
  @JsonIgnore
  public boolean succeeded() {
    return problem == null;
  }
}
