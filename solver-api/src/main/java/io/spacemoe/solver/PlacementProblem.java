package io.spacemoe.solver;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Experts to be placed on satellites at the least total cost: each expert on exactly one satellite,
 * no satellite beyond its capacity, no forbidden pair used. Immutable and validated at
 * construction.
 *
 * @param name what messages, results and files call it
 * @param costs the cost of every expert on every satellite
 * @param capacity what each satellite can host
 * @param forbidden pairs that no placement may use
 */
public record PlacementProblem(
    String name, Costs costs, Capacity capacity, ForbiddenPairs forbidden) {

  /**
   * Checks that the parts belong together.
   *
   * @param name what messages, results and files call it
   * @param costs the cost of every expert on every satellite
   * @param capacity what each satellite can host
   * @param forbidden pairs that no placement may use
   */
  public PlacementProblem {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(costs, "costs");
    Objects.requireNonNull(capacity, "capacity");
    Objects.requireNonNull(forbidden, "forbidden");
    if (capacity instanceof Capacity.Slots slots) {
      checkSize("slots", slots.satellites(), "satellite", costs.satellites());
    }
    if (capacity instanceof Capacity.Memory memory) {
      checkSize("memory", memory.satellites(), "satellite", costs.satellites());
      checkSize("demand", memory.experts(), "expert", costs.experts());
    }
    forbidden.checkWithin(costs.experts(), costs.satellites());
  }

  /**
   * {@return the base case: one expert per satellite, every pair allowed}
   *
   * @param name what messages, results and files call it
   * @param costs the cost of every expert on every satellite
   */
  public static PlacementProblem of(String name, Costs costs) {
    return new PlacementProblem(name, costs, Capacity.one(), ForbiddenPairs.none());
  }

  /** {@return the number of experts} */
  public int experts() {
    return costs.experts();
  }

  /** {@return the number of satellites} */
  public int satellites() {
    return costs.satellites();
  }

  /**
   * {@return the cost of one expert on one satellite}
   *
   * @param expert index of an expert, from 0
   * @param satellite index of a satellite, from 0
   */
  public long cost(int expert, int satellite) {
    return costs.cost(expert, satellite);
  }

  /**
   * {@return whether a satellite's capacity is a number of experts, so that the problem is a linear
   * assignment problem}
   */
  public boolean countsSlots() {
    return !(capacity instanceof Capacity.Memory);
  }

  /**
   * {@return what a satellite offers: slots, or memory}
   *
   * @param satellite index of a satellite, from 0
   */
  public long room(int satellite) {
    if (capacity instanceof Capacity.Slots slots) {
      return slots.slots(satellite);
    }
    return capacity instanceof Capacity.Memory memory ? memory.memory(satellite) : 1;
  }

  /**
   * {@return what an expert takes of a satellite's room: one slot, or its demand for memory}
   *
   * @param expert index of an expert, from 0
   * @param satellite index of a satellite, from 0
   */
  public long demand(int expert, int satellite) {
    return capacity instanceof Capacity.Memory memory ? memory.demand(expert, satellite) : 1;
  }

  /**
   * {@return whether an expert may sit on a satellite and would fit there alone}
   *
   * @param expert index of an expert, from 0
   * @param satellite index of a satellite, from 0
   */
  public boolean allows(int expert, int satellite) {
    return demand(expert, satellite) <= room(satellite) && !forbidden.contains(expert, satellite);
  }

  /** {@return the abilities that an engine needs for this problem} */
  public Set<Capability> needs() {
    EnumSet<Capability> needs = EnumSet.noneOf(Capability.class);
    if (costs instanceof Costs.LayeredProduct layered) {
      needs.add(Capability.LAYERED_COSTS);
      if (layered.hasMoves()) {
        needs.add(Capability.MOVE_COSTS);
      }
    }
    if (costs instanceof Costs.Matrix) {
      needs.add(Capability.MATRIX_COSTS);
    }
    if (capacity instanceof Capacity.Slots) {
      needs.add(Capability.SLOTS);
    }
    if (capacity instanceof Capacity.Memory memory) {
      needs.add(memory.pairwise() ? Capability.PAIR_DEMAND : Capability.MEMORY);
    }
    if (!forbidden.isEmpty()) {
      needs.add(Capability.FORBIDDEN_PAIRS);
    }
    return needs;
  }

  /**
   * {@return what a placement is worth, in O(experts + satellites), in exact arithmetic}
   *
   * @param placement the placement
   * @throws IllegalArgumentException when the placement is not for this number of experts or names
   *     a satellite that does not exist
   */
  public Evaluation evaluate(Placement placement) {
    checkSize("placement", placement.experts(), "expert", experts());
    long cost = 0;
    long[] left = new long[satellites()];
    for (int s = 0; s < left.length; s++) {
      left[s] = room(s);
    }
    List<Integer> misplaced = new ArrayList<>();
    for (int e = 0; e < experts(); e++) {
      int s = placement.satelliteOf(e);
      if (s >= left.length) {
        throw new IllegalArgumentException(
            "expert %s is on satellite %s; allowed: 0 to %s".formatted(e, s, left.length - 1));
      }
      cost = Math.addExact(cost, cost(e, s));
      left[s] = left[s] < 0 ? left[s] : left[s] - demand(e, s);
      if (forbidden.contains(e, s)) {
        misplaced.add(e);
      }
    }
    List<Integer> overfull = new ArrayList<>();
    for (int s = 0; s < left.length; s++) {
      if (left[s] < 0) {
        overfull.add(s);
      }
    }
    return new Evaluation(cost, overfull, misplaced);
  }

  private static void checkSize(String what, int found, String per, int expected) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "%s has %s entries; expected one per %s, %s".formatted(what, found, per, expected));
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s (%d experts, %d satellites)", name, experts(), satellites());
  }
}
