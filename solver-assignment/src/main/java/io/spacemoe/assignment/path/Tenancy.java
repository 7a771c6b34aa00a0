package io.spacemoe.assignment.path;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;

/** Who sits where: every expert on one satellite or on none, every satellite with open slots. */
public final class Tenancy {
  /** Stands for no expert or no satellite. */
  public static final int NONE = -1;

  /** The satellite of each expert, or {@link #NONE}. */
  public final int[] satelliteOf;

  /** The open slots of each satellite. */
  public final int[] open;

  /** One tenant of each satellite, or {@link #NONE}. */
  public final int[] tenant;

  /** The next tenant of the same satellite, by expert, or {@link #NONE}. */
  final int[] next;

  /** All experts unplaced. */
  Tenancy(int experts, int[] slots) {
    satelliteOf = filled(experts);
    next = filled(experts);
    tenant = filled(slots.length);
    open = slots.clone();
  }

  /** As many slots as each satellite has, but not more than one that no expert will need. */
  public static int[] slots(PlacementProblem problem) {
    int[] slots = new int[problem.satellites()];
    if (problem.capacity() instanceof Capacity.One) {
      Arrays.fill(slots, 1);
      return slots;
    }
    for (int s = 0; s < slots.length; s++) {
      slots[s] = (int) Math.min(problem.room(s), problem.experts() + 1L);
    }
    return slots;
  }

  private static int[] filled(int size) {
    int[] none = new int[size];
    Arrays.fill(none, NONE);
    return none;
  }

  /** Puts an unplaced expert on a satellite with an open slot. */
  public void enter(int expert, int satellite) {
    open[satellite]--;
    satelliteOf[expert] = satellite;
    next[expert] = tenant[satellite];
    tenant[satellite] = expert;
  }

  /** Takes an expert off its satellite. */
  public void leave(int expert) {
    int satellite = satelliteOf[expert];
    if (tenant[satellite] == expert) {
      tenant[satellite] = next[expert];
    } else {
      int before = tenant[satellite];
      while (next[before] != expert) {
        before = next[before];
      }
      next[before] = next[expert];
    }
    satelliteOf[expert] = NONE;
    open[satellite]++;
  }
}
