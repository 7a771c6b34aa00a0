package io.spacemoe.heuristic;

import io.spacemoe.solver.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.domain.solution.ProblemFactCollectionProperty;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

/**
 * A placement as OptaPlanner sees it: a planning solution. The hard score counts room demanded
 * beyond what there is, the soft score is the negative cost, exactly.
 */
@PlanningSolution
public final class SeatingPlan {
  @PlanningEntityCollectionProperty private List<Passenger> passengers;

  @ProblemFactCollectionProperty
  @ValueRangeProvider(id = "berths")
  private List<Berth> berths;

  @PlanningScore private HardSoftLongScore score;

  private PairTable table;
  private Search search;

  /** For OptaPlanner, which fills in the fields when it copies. */
  public SeatingPlan() {}

  /** A plan that starts from the hint, if there is one. */
  SeatingPlan(PairTable table, Search search) {
    this.table = table;
    this.search = search;
    this.berths = new ArrayList<>();
    for (int s = 0; s < table.satellites; s++) {
      long dearness = 0;
      for (int e = 0; e < table.experts; e++) {
        dearness += table.cost(e, s);
      }
      berths.add(new Berth(s, dearness));
    }
    this.passengers = new ArrayList<>();
    Optional<Placement> hint = search.options().hint();
    for (int e = 0; e < table.experts; e++) {
      long difficulty = Seating.difficulty(table, e);
      int expert = e;
      Berth start = hint.map(h -> berths.get(h.satelliteOf(expert))).orElse(null);
      passengers.add(new Passenger(e, difficulty, start));
    }
  }

  PairTable table() {
    return table;
  }

  Search search() {
    return search;
  }

  List<Passenger> passengers() {
    return passengers;
  }

  /** The placement; empty as long as an expert has no berth or the hard score is negative. */
  Optional<Placement> placement() {
    int[] satelliteOf = new int[passengers.size()];
    for (Passenger passenger : passengers) {
      if (passenger.berth() == null) {
        return Optional.empty();
      }
      satelliteOf[passenger.expert()] = passenger.berth().satellite();
    }
    return score != null && score.isFeasible()
        ? Optional.of(Placement.of(satelliteOf))
        : Optional.empty();
  }
}
