package io.spacemoe.lab.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.scenario.StudyKind;
import io.spacemoe.scenario.Scenario;
import java.util.Optional;
import java.util.OptionalLong;

/** A run of a study with all that is needed to do it, also in another process; a line of JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Task.Solve.class, name = "solve"),
  @JsonSubTypes.Type(value = Task.Place.class, name = "place")
})
public sealed interface Task {
  /**
   * One engine on one instance.
   *
   * @param run what to run
   * @param folder absolute path that the instance's relative path starts at
   * @param limits what the run may use
   * @param reading what is told about the instance's file
   * @param solution where to write the solution file
   */
  record Solve(Run run, String folder, RunLimits limits, Reading reading, String solution)
      implements Task {
    @Override
    public Result without(RunStatus status, Optional<Event.Loaded> loaded, End end) {
      return new Result.Solved(
          Outcome.without(
              status,
              loaded.map(Event.Loaded::facts),
              loaded.map(Event.Loaded::version).orElse("unknown"),
              end.seconds(),
              end.peakBytes(),
              end.message()),
          Optional.empty());
    }
  }

  /**
   * One scheme on one scenario.
   *
   * @param scenario the scenario; in JSON its files
   * @param scheme the id of the scheme, whatever scheme the scenario names
   * @param study what is asked of it
   * @param threads how many threads the scheme may use, at least 1; no result depends on it
   */
  record Place(
      @JsonSerialize(converter = ScenarioJson.ToFiles.class)
          @JsonDeserialize(converter = ScenarioJson.OfFiles.class)
          Scenario scenario,
      String scheme,
      StudyKind study,
      int threads)
      implements Task {
    @Override
    public RunLimits limits() {
      return RunLimits.defaults();
    }

    @Override
    public Result without(RunStatus status, Optional<Event.Loaded> loaded, End end) {
      return new Result.Placed(SchemeOutcome.failed(end.message(), end.seconds()));
    }
  }

  /**
   * How a run ended from outside.
   *
   * @param seconds how long it took
   * @param peakBytes the most memory of its process, where it is known
   * @param message what happened
   */
  record End(double seconds, OptionalLong peakBytes, String message) {}

  /** {@return what the run may use} */
  RunLimits limits();

  /**
   * {@return what came out of a run that was ended from outside}
   *
   * @param status how
   * @param loaded what its worker said when the engine began, if it had
   * @param end when and why
   */
  Result without(RunStatus status, Optional<Event.Loaded> loaded, End end);
}
