package io.spacemoe.cli.option;

import io.spacemoe.instances.requests.RequestFile;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.lab.load.LoadPlan;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.operations.CopyChoice;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.workload.RequestTrace;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which requests come, and how fast. */
public final class LoadChoice {
  @Option(
      names = "--rates",
      paramLabel = "R",
      split = ",",
      description =
          "Requests a second, with commas. Default: the scenario's workload.requestsPerSecond, and"
              + " where that is 0 as with --auto.")
  private List<Double> rates;

  @Option(
      names = "--auto",
      description =
          "Eight rates up to 0.95 of what the limits of each placement allow, and one beyond.")
  private boolean auto;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description =
          "Requests as they were recorded, in place of the scenario's workload: CSV with"
              + " time,promptTokens,outputTokens or TIMESTAMP,ContextTokens,GeneratedTokens.")
  private Path trace;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "What the times between the requests of a trace are divided by. Default: 1.")
  private Double speed;

  @Option(
      names = "--requests",
      paramLabel = "N",
      description =
          "How many requests come at each rate, at least 100; of a trace the first ones. Default:"
              + " all of a trace, else as many as come in eight times the time that one stays, at"
              + " least 500.")
  private Integer requests;

  @Option(
      names = "--copy-choice",
      paramLabel = "ID",
      description =
          "Which copy serves an activation where an expert has several: nearest (the least path"
              + " latency), shares (random, as often as balances the processors) or least-work (the"
              + " least unfinished work and path latency together; default).")
  private Choice choice = Choice.LEAST_WORK;

  /** As the command line has them. */
  enum Choice {
    NEAREST(CopyChoice.NEAREST),
    SHARES(CopyChoice.SHARES),
    LEAST_WORK(CopyChoice.LEAST_WORK);

    private final CopyChoice choice;

    Choice(CopyChoice choice) {
      this.choice = choice;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The plan for a scenario. */
  public LoadPlan plan(CommandSpec spec, Scenario scenario) {
    if (trace == null) {
      Inapplicable.refuse(spec, "without --trace, whose times it divides", "--speed");
    } else {
      Inapplicable.refuse(
          spec, "beside --trace, whose requests come when they came", "--rates", "--auto");
    }
    if (auto) {
      Inapplicable.refuse(spec, "beside --auto, which chooses them", "--rates");
    }
    List<Double> given = rates == null ? List.of() : rates;
    double own = scenario.workload().requestsPerSecond();
    if (rates == null && !auto && trace == null && own > 0) {
      given = List.of(own);
    }
    try {
      return new LoadPlan(
          trace(),
          given,
          requests == null ? OptionalInt.empty() : OptionalInt.of(requests),
          choice.choice,
          scenario.placement().seed());
    } catch (InvalidValueException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  /** What the times of a trace are divided by. */
  public double speed() {
    return speed == null ? 1 : speed;
  }

  private Optional<RequestTrace> trace() {
    if (trace == null) {
      return Optional.empty();
    }
    RequestTrace recorded = RequestFile.read(InputFile.read(trace));
    try {
      return Optional.of(recorded.faster(speed()));
    } catch (InvalidValueException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }
}
