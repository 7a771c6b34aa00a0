package io.spacemoe.lab.experiment;

import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.text.Names;
import java.util.List;
import java.util.Optional;

/**
 * An experiment with its runs.
 *
 * @param experiment the experiment
 * @param runs one per variant and scheme, in that order; fewer when it was cancelled
 */
public record ExperimentResult(ExperimentFile experiment, List<ExperimentRun> runs) {
  /** Copies the list. */
  public ExperimentResult {
    runs = List.copyOf(runs);
  }

  /** Whether all runs have ended. */
  public boolean complete() {
    return runs.size() == experiment.variants().size() * experiment.schemes().size();
  }

  /** The run of a scheme on a variant, if it has one that did not fail. */
  public Optional<ExperimentRun> run(int variant, String scheme) {
    int column = experiment.schemes().indexOf(scheme);
    return column < 0
        ? Optional.empty()
        : Optional.of(runs.get(variant * experiment.schemes().size() + column))
            .filter(ExperimentRun::succeeded);
  }

  /** The token latency of a scheme on a variant in ms, if it is known. */
  public Optional<Double> latencyMs(int variant, String scheme) {
    return run(variant, scheme).map(ExperimentRun::tokenLatencyMs);
  }

  /** How many runs failed. */
  public long failures() {
    return runs.stream().filter(run -> !run.succeeded()).count();
  }

  /** The name of its scenario. */
  String scenarioName() {
    return experiment.variants().get(0).scenario().name();
  }

  /** What names of figures and tables begin with. */
  String id() {
    return Names.inFile(experiment.name());
  }
}
