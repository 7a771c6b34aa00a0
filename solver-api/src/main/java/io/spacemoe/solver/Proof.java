package io.spacemoe.solver;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Evidence about a problem: a lower bound on every placement's cost, or that there is no placement.
 *
 * <p>{@link Rents} and {@link Shortage} are checked from the raw data by a few lines that know
 * nothing of the engine. A {@link Claim} is an engine's word. Another kind of problem may have a
 * kind of proof of its own, which its door checks; every door refuses what it cannot check.
 * Implementations are immutable.
 */
public interface Proof {

  /** {@return whether it is to show by a checker, not by word, that there is no placement} */
  default boolean refutes() {
    return false;
  }

  /**
   * A lower bound by rents: what would every expert pay, alone, if satellite s charged {@code
   * rents[s]} for a slot (or for a unit of memory)?
   *
   * <p>For any rents of at least 0, the sum over experts of the cheapest allowed cost plus rent,
   * less the rent of all the room there is, exceeds no placement's cost: weak duality of the
   * transportation problem, and the Lagrangian bound of the generalised assignment problem
   * (docs/model.md, section 6.1). A placement whose cost equals the bound is optimal. Rents are
   * given in 1/scale of the cost unit, so that rents per unit of memory can be fractions.
   */
  final class Rents implements Proof {
    private final long[] rents;
    private final long scale;

    /**
     * Rents in the cost unit itself.
     *
     * @param rents one per satellite, at least 0
     */
    public Rents(long... rents) {
      this(rents, 1);
    }

    /**
     * Rents in fractions of the cost unit.
     *
     * @param rents one per satellite, at least 0, in 1/scale of the cost unit
     * @param scale at least 1
     */
    public Rents(long[] rents, long scale) {
      this.rents = rents.clone();
      this.scale = scale;
      if (scale < 1) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "scale is %d; allowed: at least 1", scale));
      }
      for (int s = 0; s < rents.length; s++) {
        if (rents[s] < 0) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT, "rents[%d] is %d; a rent must not be negative", s, rents[s]));
        }
      }
    }

    /** {@return one rent per satellite, as a copy} */
    public long[] rents() {
      return rents.clone();
    }

    /**
     * {@return the rent of a satellite, in 1/scale of the cost unit}
     *
     * @param satellite index of a satellite, from 0
     */
    public long rent(int satellite) {
      return rents[satellite];
    }

    /** {@return how many rent units make one cost unit} */
    public long scale() {
      return scale;
    }

    /**
     * The bound that these rents prove, at least 0 and rounded up to a whole cost unit, in
     * O(experts x satellites) and exact arithmetic.
     *
     * @param problem the problem
     * @return empty when some expert is allowed nowhere: there is no placement, and no finite bound
     * @throws IllegalArgumentException when there is not one rent per satellite
     * @throws ArithmeticException when a rent times a demand leaves the range of a long
     */
    public OptionalLong bound(PlacementProblem problem) {
      if (rents.length != problem.satellites()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "%d rents for %d satellites", rents.length, problem.satellites()));
      }
      BigInteger total = BigInteger.ZERO;
      long[] cost = new long[rents.length];
      for (int e = 0; e < problem.experts(); e++) {
        problem.costs().copyRow(e, cost);
        long least = Long.MAX_VALUE;
        boolean nowhere = true;
        for (int s = 0; s < rents.length; s++) {
          if (problem.allows(e, s)) {
            nowhere = false;
            long rent = Math.multiplyExact(rents[s], problem.demand(e, s));
            least = Math.min(least, Math.addExact(Math.multiplyExact(scale, cost[s]), rent));
          }
        }
        if (nowhere) {
          return OptionalLong.empty();
        }
        total = total.add(BigInteger.valueOf(least));
      }
      for (int s = 0; s < rents.length; s++) {
        total =
            total.subtract(
                BigInteger.valueOf(rents[s]).multiply(BigInteger.valueOf(problem.room(s))));
      }
      BigInteger[] whole = total.divideAndRemainder(BigInteger.valueOf(scale));
      BigInteger up = whole[1].signum() > 0 ? whole[0].add(BigInteger.ONE) : whole[0];
      return OptionalLong.of(
          up.max(BigInteger.ZERO).min(BigInteger.valueOf(Long.MAX_VALUE)).longValue());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Rents that && scale == that.scale && Arrays.equals(rents, that.rents);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(rents) + Long.hashCode(scale);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "rents of %d satellites", rents.length);
    }
  }

  /**
   * A proof that there is no placement: experts whose allowed satellites have too little room for
   * them together (Hall's condition; for memory, the same with every expert's least demand).
   */
  final class Shortage implements Proof {
    private final int[] experts;

    /**
     * A set of experts.
     *
     * @param experts distinct indices, at least one
     */
    public Shortage(int... experts) {
      this.experts = Arrays.stream(experts).sorted().distinct().toArray();
      if (experts.length == 0 || this.experts.length != experts.length || this.experts[0] < 0) {
        throw new IllegalArgumentException(
            "shortage of experts %s; expected distinct indices from 0, at least one"
                .formatted(Arrays.toString(experts)));
      }
    }

    @Override
    public boolean refutes() {
      return true;
    }

    /** {@return the experts that do not fit, ascending, as a copy} */
    public int[] experts() {
      return experts.clone();
    }

    /**
     * {@return whether these experts really do not fit, in O(experts x satellites) and exact
     * arithmetic}
     *
     * @param problem the problem
     */
    public boolean holds(PlacementProblem problem) {
      boolean[] open = new boolean[problem.satellites()];
      BigInteger demand = BigInteger.ZERO;
      for (int e : experts) {
        if (e >= problem.experts()) {
          return false;
        }
        long least = Long.MAX_VALUE;
        for (int s = 0; s < open.length; s++) {
          if (problem.allows(e, s)) {
            open[s] = true;
            least = Math.min(least, problem.demand(e, s));
          }
        }
        if (least == Long.MAX_VALUE) {
          return true;
        }
        demand = demand.add(BigInteger.valueOf(least));
      }
      BigInteger room = BigInteger.ZERO;
      for (int s = 0; s < open.length; s++) {
        room = open[s] ? room.add(BigInteger.valueOf(problem.room(s))) : room;
      }
      return demand.compareTo(room) > 0;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Shortage that && Arrays.equals(experts, that.experts);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(experts);
    }

    @Override
    public String toString() {
      return "shortage of experts " + Arrays.toString(experts);
    }
  }

  /**
   * What an engine claims and nobody can check cheaply, for example the bound of a branch-and-bound
   * tree.
   *
   * @param by who claims it
   * @param bound a claimed lower bound on every placement's cost; empty claims that there is none
   */
  record Claim(String by, OptionalLong bound) implements Proof {

    /**
     * {@return a claimed lower bound}
     *
     * @param by who claims it
     * @param bound a lower bound on every placement's cost
     */
    public static Claim bound(String by, long bound) {
      return new Claim(by, OptionalLong.of(bound));
    }

    /**
     * {@return a claim that there is no placement}
     *
     * @param by who claims it
     */
    public static Claim infeasible(String by) {
      return new Claim(by, OptionalLong.empty());
    }
  }
}
