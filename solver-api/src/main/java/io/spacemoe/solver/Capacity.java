package io.spacemoe.solver;

import java.util.Arrays;

/** How many experts, or how many bytes of them, each satellite can host. Immutable. */
public sealed interface Capacity permits Capacity.One, Capacity.Slots, Capacity.Memory {

  /** {@return the base case: every satellite hosts at most one expert} */
  static Capacity one() {
    return new One();
  }

  /**
   * {@return slots: satellite s hosts at most {@code slots[s]} experts}
   *
   * @param slots one number per satellite, at least 0
   */
  static Capacity slots(int... slots) {
    return new Slots(slots);
  }

  /**
   * {@return memory, of which expert e takes {@code demand[e]} wherever it sits}
   *
   * @param memory one amount per satellite, 0 to 2^53
   * @param demand one amount per expert, 0 to 2^53
   */
  static Capacity memory(long[] memory, long[] demand) {
    return new Memory(memory, demand.clone(), null);
  }

  /**
   * {@return memory, of which expert e takes {@code demands[e][s]} on satellite s}
   *
   * @param memory one amount per satellite, 0 to 2^53
   * @param demands experts x satellites, 0 to 2^53
   */
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
              "slots[%s] is %s; it must not be negative".formatted(s, slots[s]));
        }
      }
    }

    /** {@return the number of satellites} */
    public int satellites() {
      return slots.length;
    }

    /**
     * {@return the number of experts that a satellite can host}
     *
     * @param satellite index of a satellite, from 0
     */
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
              "demands[%s] has %s values; expected one per satellite, %s"
                  .formatted(e, demands[e].length, memory.length));
        }
        this.demands[e] = inRange("demands[%s]".formatted(e), demands[e].clone());
      }
    }

    private static long[] inRange(String name, long[] values) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] < 0 || values[i] > MAX) {
          throw new IllegalArgumentException(
              "%s[%s] is %s; allowed: 0 to 2^53".formatted(name, i, values[i]));
        }
      }
      return values;
    }

    /** {@return the number of experts} */
    public int experts() {
      return demand == null ? demands.length : demand.length;
    }

    /** {@return the number of satellites} */
    public int satellites() {
      return memory.length;
    }

    /** {@return whether an expert's demand depends on the satellite} */
    public boolean pairwise() {
      return demands != null;
    }

    /**
     * {@return the memory of a satellite}
     *
     * @param satellite index of a satellite, from 0
     */
    public long memory(int satellite) {
      return memory[satellite];
    }

    /**
     * {@return what an expert takes of a satellite's memory}
     *
     * @param expert index of an expert, from 0
     * @param satellite index of a satellite, from 0
     */
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
