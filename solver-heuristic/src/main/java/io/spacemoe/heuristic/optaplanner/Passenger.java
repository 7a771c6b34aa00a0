package io.spacemoe.heuristic.optaplanner;

import java.util.BitSet;
import java.util.Comparator;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** An expert as OptaPlanner sees it: a planning entity that looks for a berth. */
@PlanningEntity(difficultyComparatorClass = Passenger.ByDifficulty.class)
public final class Passenger {
  @PlanningId private int expert;
  private long difficulty;

  @PlanningVariable(
      valueRangeProviderRefs = "berths",
      strengthComparatorClass = Berth.ByDearness.class)
  private Berth berth;

  private BitSet core;

  /** For OptaPlanner, which fills in the fields when it copies. */
  public Passenger() {}

  /**
   * An expert.
   *
   * @param difficulty those with more of it are placed first
   * @param berth where it starts, null for nowhere
   * @param core the satellites where a good placement is likely to have it; never changed
   */
  Passenger(int expert, long difficulty, Berth berth, BitSet core) {
    this.expert = expert;
    this.difficulty = difficulty;
    this.berth = berth;
    this.core = core;
  }

  int expert() {
    return expert;
  }

  /** Null as long as there is none. */
  Berth berth() {
    return berth;
  }

  /** Whether a good placement is likely to have it there. */
  boolean suits(Berth other) {
    return core.get(other.satellite());
  }

  @Override
  public String toString() {
    return "expert " + expert;
  }

  /** Experts that are cheap per unit of demand first; created by OptaPlanner. */
  public static final class ByDifficulty implements Comparator<Passenger> {
    /** Has no state. */
    public ByDifficulty() {}

    @Override
    public int compare(Passenger a, Passenger b) {
      int byDifficulty = Long.compare(a.difficulty, b.difficulty);
      return byDifficulty != 0 ? byDifficulty : Integer.compare(b.expert, a.expert);
    }
  }
}
