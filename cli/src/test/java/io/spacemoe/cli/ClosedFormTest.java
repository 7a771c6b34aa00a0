package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.scheme.RingLayers;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.SolverProvider;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In every layer of every bundled scenario, exact engines confirm the closed form's cost. */
class ClosedFormTest {
  /** These take their time, and are asked about the first layer only. */
  private static final Set<String> SLOW = Set.of("ortools-cpsat", "ortools-lp", "ortools-mip");

  static List<String> scenarios() {
    return ScenarioFiles.bundled();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void isOptimalToTheLastDigit(String name) {
    Scenario scenario = ScenarioFiles.open(name);
    RingLayers ring = new RingLayers(new Study(scenario, 2).context(Engines.recommended()));
    PlacementProblem first = ring.problemOf(0).problem();
    assumeTrue(first.countsSlots(), "with memory there is no closed form");
    List<SolverProvider> exact =
        Solvers.installed().stream()
            .filter(engine -> engine.capabilities().contains(Capability.PROVES_OPTIMALITY))
            .filter(engine -> engine.capabilities().containsAll(first.needs()))
            .toList();
    assertThat(exact).extracting(SolverProvider::id).contains("assignment").containsAll(SLOW);

    for (int layer = 0; layer < scenario.model().layers(); layer++) {
      PlacementProblem problem = ring.problemOf(layer).problem();
      long closedForm = closedForm(problem);
      for (SolverProvider engine : exact) {
        if (layer == 0 || !SLOW.contains(engine.id())) {
          SolveResult result = Solvers.solve(engine, problem, SolveOptions.defaults());
          String what = String.format(Locale.ROOT, "layer %d by %s", layer, engine.id());
          assertThat(result.termination()).as(what).isEqualTo(Termination.optimal());
          assertThat(result.cost()).as(what).hasValue(closedForm);
          assertThat(result.checkedBound()).as(what).hasValue(closedForm);
        }
      }
    }
  }

  /** The heaviest experts on the nearest satellite, as many as it has slots, and so on. */
  private static long closedForm(PlacementProblem problem) {
    Costs.Product costs = (Costs.Product) problem.costs();
    long[] weight =
        IntStream.range(0, costs.experts()).mapToLong(costs::weightPpm).sorted().toArray();
    long[] latency =
        IntStream.range(0, costs.satellites())
            .boxed()
            .flatMap(s -> Collections.nCopies((int) problem.room(s), costs.latencyNs(s)).stream())
            .mapToLong(Long::longValue)
            .sorted()
            .toArray();
    long sum = 0;
    for (int i = 0; i < weight.length; i++) {
      sum = Math.addExact(sum, Math.multiplyExact(weight[weight.length - 1 - i], latency[i]));
    }
    return sum;
  }
}
