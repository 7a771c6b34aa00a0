package io.spacemoe.heuristic.optaplanner;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.domain.solution.ProblemFactCollectionProperty;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

/**
 * A joint placement as OptaPlanner sees it: a planning solution. The hard score counts things that
 * a satellite has no room for, the soft score is the negative cost, exactly.
 */
@PlanningSolution
public final class JointPlan {
  @PlanningEntityCollectionProperty private List<GatewayOrExpert> things;

  @ProblemFactCollectionProperty
  @ValueRangeProvider(id = "satellites")
  private List<Integer> satellites;

  @PlanningScore private HardSoftLongScore score;

  private JointProblem problem;
  private JointRun run;

  /** For OptaPlanner, which fills in the fields when it copies. */
  public JointPlan() {}

  /** A plan that starts from a placement. */
  JointPlan(JointProblem problem, Placement start, JointRun run) {
    this.problem = problem;
    this.run = run;
    satellites = IntStream.range(0, problem.satellites()).boxed().toList();
    things = new ArrayList<>();
    for (int thing = 0; thing < problem.things(); thing++) {
      things.add(new GatewayOrExpert(thing, satellites.get(start.satelliteOf(thing))));
    }
  }

  JointProblem problem() {
    return problem;
  }

  JointRun run() {
    return run;
  }

  List<GatewayOrExpert> things() {
    return things;
  }

  /** The placement; empty as long as the hard score is negative. */
  Optional<Placement> placement() {
    if (score == null || !score.isFeasible()) {
      return Optional.empty();
    }
    int[] satelliteOf = new int[things.size()];
    for (GatewayOrExpert thing : things) {
      satelliteOf[thing.index()] = thing.satellite();
    }
    return Optional.of(Placement.of(satelliteOf));
  }
}
