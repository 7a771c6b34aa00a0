package io.spacemoe.assignment;

import io.spacemoe.solver.PlacementProblem;

/** The slots of every satellite of a problem. */
final class Slots {
  private Slots() {}

  /** As many slots as a satellite has, but no more than there are experts. */
  static int[] of(PlacementProblem problem) {
    int[] slots = new int[problem.satellites()];
    for (int s = 0; s < slots.length; s++) {
      slots[s] = (int) Math.min(problem.room(s), problem.experts());
    }
    return slots;
  }
}
