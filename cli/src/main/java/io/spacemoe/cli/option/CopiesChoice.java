package io.spacemoe.cli.option;

import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.placement.CopyPlan;
import io.spacemoe.scenario.placement.CopyPlan.Amount;
import io.spacemoe.scenario.placement.CopyPlan.Goal;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How many copies of experts, and instances of the model, schemes place. */
public final class CopiesChoice {
  private static final Pattern SPEC =
      Pattern.compile("(?:(\\d{1,7})|total:(\\d{1,7})|(fill))(?:,(latency|throughput))?");

  @Option(
      names = "--copies",
      paramLabel = "SPEC",
      description =
          "Copies of experts beside what a scheme places: a number for each layer, total:N, fill (as"
              + " many as there is room for), or 0; then perhaps ,throughput (default) or ,latency."
              + " Default: the scenario's placement.copies.")
  private String copies;

  @Option(
      names = "--instances",
      paramLabel = "M",
      description =
          "How often the whole model is placed. Default: the scenario's placement.instances.")
  private Integer instances;

  /** The scenario with these in place of its own. */
  public Scenario of(Scenario scenario) {
    PlacementPlan plan = scenario.placement();
    try {
      if (copies != null) {
        plan = plan.withCopies(copyPlan());
      }
      if (instances != null) {
        plan = plan.withInstances(instances);
      }
    } catch (InvalidValueException e) {
      throw new UsageException(
          "--%s %s".formatted(e.path().contains("copies") ? "copies" : "instances", e.problem()));
    }
    return scenario.withPlacement(plan);
  }

  /**
   * Why copies or instances could not be placed, by the option or the place in the scenario that
   * asks for them; any other failure as it is.
   *
   * @param scenario the path or bundled name that {@link #of} was given the scenario of
   */
  public RuntimeException placed(String scenario, RuntimeException failure) {
    if (failure instanceof InvalidValueException wrong) {
      if (copies != null && wrong.path().startsWith("placement.copies")) {
        return new UsageException("--copies " + wrong.problem());
      }
      if (instances != null && wrong.path().equals("placement.instances")) {
        return new UsageException("--instances " + wrong.problem());
      }
    }
    return located(scenario, failure);
  }

  /** The same where there is no option for them. */
  public static RuntimeException located(String scenario, RuntimeException failure) {
    if (failure instanceof InvalidValueException wrong && wrong.path().startsWith("placement.")) {
      try {
        return ScenarioFiles.located(scenario, wrong);
      } catch (InstanceFormatException gone) {
        return failure; // the file has changed since
      }
    }
    return failure;
  }

  private Optional<CopyPlan> copyPlan() {
    Matcher spec = SPEC.matcher(copies);
    if (!spec.matches()) {
      throw new UsageException(
          "--copies is %s; allowed: a number, total:N or fill, then perhaps ,throughput or ,latency"
              .formatted(copies));
    }
    Goal goal = "latency".equals(spec.group(4)) ? Goal.LATENCY : Goal.THROUGHPUT;
    if (spec.group(3) != null) {
      return Optional.of(CopyPlan.fill(goal));
    }
    boolean perLayer = spec.group(1) != null;
    int number = Integer.parseInt(perLayer ? spec.group(1) : spec.group(2));
    return number == 0
        ? Optional.empty()
        : Optional.of(new CopyPlan(perLayer ? Amount.PER_LAYER : Amount.TOTAL, number, goal));
  }
}
