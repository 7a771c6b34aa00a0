package example;

import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.ExpertSolver;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.door.Solvers;

/** A bundled scenario, placed by the paper's scheme with an engine of our choice. */
public final class FromScenario {
  public static void main(String[] args) {
    Scenario scenario = ScenarioFiles.open("ring-40");
    Study study = new Study(scenario, 2); // two threads; no result depends on their number
    Engines flow =
        Engines.recommended()
            .withExperts(ExpertSolver.of(Solvers.named("ortools-flow"), SolveOptions.defaults()));

    SchemeResult random = study.run(Schemes.named("rand-place"), flow);
    SchemeResult placed = study.run(Schemes.named("spacemoe"), flow);
    System.out.printf(
        "layers proved optimal: %d of %d%n",
        placed.solves().stream().filter(s -> s.checkedBound().equals(s.cost())).count(),
        scenario.model().layers());
    System.out.println(
        "spacemoe beats rand-place: " + (placed.latency().totalMs() < random.latency().totalMs()));
    System.out.println(
        "evaluated again: "
            + (study.evaluate(placed.layouts().get(0)).totalMs() == placed.latency().totalMs()));
  }
}
