package io.spacemoe.heuristic.optaplanner;

import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** A gateway or an expert of a joint problem as OptaPlanner sees it: it looks for a satellite. */
@PlanningEntity
public final class GatewayOrExpert {
  @PlanningId private int index;

  @PlanningVariable(valueRangeProviderRefs = "satellites")
  private Integer satellite;

  /** For OptaPlanner, which fills in the fields when it copies. */
  public GatewayOrExpert() {}

  GatewayOrExpert(int index, Integer satellite) {
    this.index = index;
    this.satellite = satellite;
  }

  int index() {
    return index;
  }

  int satellite() {
    return satellite;
  }

  @Override
  public String toString() {
    return "thing " + index;
  }
}
