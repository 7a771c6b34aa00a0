package io.spacemoe.solver;

import java.util.Arrays;

/** How many experts, or how many bytes of them, each satellite can host. Immutable. */
public sealed interface Capacity permits Capacity.One, Capacity.Slots, Capacity.Memory {

  /** The base case: every satellite hosts at most one expert. */
  static Capacity one() {
    return new One();
  }

  /** Satellite s hosts at most {@code slots[s]} experts. */
  static Capacity slots(int... slots) {
    return new Slots(slots);
  }

  /** Expert e takes {@code demand[e]} of the {@code memory[s]} of whichever satellite hosts it. */
  static Capacity memory(long[] memory, long[] demand) {
    return new Memory(memory, demand.clone(), null);
  }

  /** Expert e takes {@code demands[e][s]} of the {@code memory[s]} of satellite s. */
  static Capacity memory(long[] memory, long[][] demands) {
    return new Memory(memory, null, demands);
  }

  /** Every satellite hosts at most one expert. */
  record One() implements Capacity {}

  /** Every satellite hosts at most a given number of experts. */
  final class Slots implements Capacity {
    private final int[] slots;

    private Slots(int[] slots) {
      this.slots = slots.clone();
      for (int s = 0; s < slots.length; s++) {
        if (slots[s] < 0) {
          throw new IllegalArgumentException(
              "slots[%d] is %d; it must not be negative".formatted(s, slots[s]));
        }
      }
    }

    /** The number of satellites. */
    public int satellites() {
      return slots.length;
    }

    /** The number of experts that a satellite can host. */
    public int slots(int satellite) {
      return slots[satellite];
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Slots that && Arrays.equals(slots, that.slots);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(slots);
    }
  }

  /**
   * Every satellite has memory, and experts demand some of it: a generalised assignment problem.
   */
  final class Memory implements Capacity {
    /**
     * The largest allowed memory or demand, 2^53: exact also where a backend computes in doubles.
     */
    public static final long MAX = 1L << 53;

    private final long[] memory;
    private final long[] demand;
    private final long[][] demands;

    private Memory(long[] memory, long[] demand, long[][] demands) {
      this.memory = inRange("memory", memory.clone());
      this.demand = demand == null ? null : inRange("demand", demand);
      this.demands = demands == null ? null : new long[demands.length][];
      for (int e = 0; demands != null && e < demands.length; e++) {
        if (demands[e].length != memory.length) {
          throw new IllegalArgumentException(
              "demands[%d] has %d values; expected one per satellite, %d"
                  .formatted(e, demands[e].length, memory.length));
        }
        this.demands[e] = inRange("demands[%d]".formatted(e), demands[e].clone());
      }
    }

    private static long[] inRange(String name, long[] values) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] < 0 || values[i] > MAX) {
          throw new IllegalArgumentException(
              "%s[%d] is %d; allowed: 0 to 2^53".formatted(name, i, values[i]));
        }
      }
      return values;
    }

    /** The number of experts. */
    public int experts() {
      return demand == null ? demands.length : demand.length;
    }

    /** The number of satellites. */
    public int satellites() {
      return memory.length;
    }

    /** Whether an expert's demand depends on the satellite. */
    public boolean pairwise() {
      return demands != null;
    }

    /** The memory of a satellite. */
    public long memory(int satellite) {
      return memory[satellite];
    }

    /** What an expert takes of a satellite's memory. */
    public long demand(int expert, int satellite) {
      return demand == null ? demands[expert][satellite] : demand[expert];
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Memory that
          && Arrays.equals(memory, that.memory)
          && Arrays.equals(demand, that.demand)
          && Arrays.deepEquals(demands, that.demands);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * Arrays.hashCode(memory) + Arrays.hashCode(demand))
          + Arrays.deepHashCode(demands);
    }
  }
}
