package io.spacemoe.lab.load;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.operations.CapacityLimits;
import io.spacemoe.scenario.operations.TpotEstimate;
import io.spacemoe.scenario.operations.simulation.LoadPoint;
import io.spacemoe.scenario.operations.simulation.LoadSimulation;
import io.spacemoe.scenario.operations.simulation.Measured;
import io.spacemoe.scenario.operations.simulation.SimulationPlan;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.value.Workers;
import io.spacemoe.scenario.workload.Requests;
import io.spacemoe.scenario.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/**
 * Puts placements of a scenario under load: their exact limits first, then a simulation at each
 * rate, several side by side. Results depend on the plan alone, not on threads.
 */
public final class LoadStudy {
  private final Study study;
  private final LoadPlan plan;
  private final int threads;

  /**
   * A study.
   *
   * @param threads how many rates, and before that snapshots, to work on at once, at least 1
   */
  public LoadStudy(Study study, LoadPlan plan, int threads) {
    this.study = study;
    this.plan = plan;
    this.threads = threads;
  }

  /** Hears how a study gets on. */
  public interface Progress {
    /** The limits are known; so many rates follow. */
    void begins(int rates);

    /** The simulation at a rate has ended. */
    void ended(LoadPoint point);
  }

  /**
   * Loads a placement.
   *
   * @param name what it is called
   * @throws InvalidValueException when it is none of the study's scenario, or the plan has too few
   *     requests for a rate
   * @throws CancellationException when the study was cancelled before the limits were known;
   *     afterwards there is what has ended
   */
  public LoadedPlacement run(String name, Deployment deployment, Progress progress) {
    Scenario scenario = study.scenario();
    double latencyMs =
        deployment.instances().stream()
            .mapToDouble(layout -> study.evaluate(layout).totalMs())
            .average()
            .orElseThrow();
    CapacityLimits limits = limits(deployment);
    List<LoadPoint> points = new ArrayList<>();
    List<Requests> asked = plan.asked(limits, scenario.workload());
    progress.begins(asked.size());
    try {
      study.during(
          () -> {
            LoadSimulation simulation =
                new LoadSimulation(study, deployment, plan.choice(), threads);
            simulate(asked, simulation, points, progress);
            return points;
          });
    } catch (CancellationException stopped) {
      // what has ended is in the list
    }
    points.sort(Comparator.comparingDouble(point -> point.asked().requestsPerSecond()));
    List<Double> missing = new ArrayList<>(rates(asked));
    missing.removeAll(rates(points.stream().map(LoadPoint::asked).toList()));
    return new LoadedPlacement(
        name, deployment, latencyMs, limits, points, missing, estimates(deployment, points));
  }

  private static List<Double> rates(List<? extends Requests> asked) {
    return asked.stream().map(Requests::requestsPerSecond).toList();
  }

  /** What a placement can give at most. */
  CapacityLimits limits(Deployment deployment) {
    Scenario scenario = study.scenario();
    return study.during(
        () ->
            CapacityLimits.of(
                study,
                deployment,
                plan.mix(scenario.workload()),
                plan.choice(),
                scenario.power(),
                threads));
  }

  /** The simulation of a plan with one rate. */
  LoadPoint alone(Deployment deployment) {
    Requests asked = study.scenario().workload().withRequestsPerSecond(plan.rates().get(0));
    return study.during(
        () -> {
          LoadSimulation simulation = new LoadSimulation(study, deployment, plan.choice(), threads);
          return simulation.run(plan(asked, plan.requests(asked, staySeconds(simulation, asked))));
        });
  }

  private List<Double> estimates(Deployment deployment, List<LoadPoint> points) {
    Scenario scenario = study.scenario();
    if (scenario.compute().batching() || points.isEmpty()) {
      return List.of();
    }
    double[] rates =
        points.stream().mapToDouble(point -> point.asked().tokensPerSecond()).toArray();
    try {
      return study.during(
          () ->
              Arrays.stream(
                      TpotEstimate.ms(
                          study,
                          deployment,
                          plan.mix(scenario.workload()),
                          plan.choice(),
                          rates,
                          threads))
                  .boxed()
                  .toList());
    } catch (CancellationException stopped) {
      return List.of();
    }
  }

  private void simulate(
      List<Requests> asked, LoadSimulation simulation, List<LoadPoint> ended, Progress progress) {
    double stay = staySeconds(simulation, plan.mix(study.scenario().workload()));
    List<Callable<LoadPoint>> runs = new ArrayList<>();
    for (int r = asked.size() - 1; r >= 0; r--) { // the longest first
      Requests requests = asked.get(r);
      SimulationPlan one = plan(requests, plan.requests(requests, stay));
      runs.add(() -> simulation.run(one));
    }
    try (Workers workers = new Workers(Math.min(threads, runs.size()), "a study under load")) {
      workers.each(
          runs,
          point -> {
            ended.add(point);
            progress.ended(point);
          });
    }
  }

  private SimulationPlan plan(Requests requests, int number) {
    return new SimulationPlan(requests, number, 1, study.scenario().links().queue(), plan.seed());
  }

  /** How long a request of mean length stays when it is alone. */
  private double staySeconds(LoadSimulation simulation, Requests mix) {
    int prompt = (int) Math.round(mix.meanPromptTokens());
    Workload few = new Workload(0, prompt, mix.meanOutputTokens() > 1 ? 2 : 1);
    LoadPoint alone = simulation.run(plan(few, 100));
    double tpotMs = alone.tpotMs().map(Measured::mean).orElse(0.0);
    return (alone.ttftMs().mean() + (mix.meanOutputTokens() - 1) * tpotMs) / 1000;
  }
}
