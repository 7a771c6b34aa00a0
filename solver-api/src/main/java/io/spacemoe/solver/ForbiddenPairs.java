package io.spacemoe.solver;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The pairs of expert and satellite that no placement may use. Immutable; holds one bit set per
 * expert that has any.
 */
public final class ForbiddenPairs {
  private static final ForbiddenPairs NONE = new ForbiddenPairs(new BitSet[0], 0);

  private final BitSet[] ofExpert;
  private final long count;

  private ForbiddenPairs(BitSet[] ofExpert, long count) {
    this.ofExpert = ofExpert;
    this.count = count;
  }

  /** {@return no pairs at all} */
  public static ForbiddenPairs none() {
    return NONE;
  }

  /**
   * {@return the given pairs; a pair named twice counts once}
   *
   * @param pairs each {@code {expert, satellite}}
   */
  public static ForbiddenPairs of(List<int[]> pairs) {
    int experts = 0;
    for (int[] pair : pairs) {
      if (pair.length != 2 || pair[0] < 0 || pair[1] < 0) {
        throw new IllegalArgumentException(
            "forbidden pair %s; expected two indices, [expert, satellite], from 0"
                .formatted(Arrays.toString(pair)));
      }
      experts = Math.max(experts, pair[0] + 1);
    }
    BitSet[] ofExpert = new BitSet[experts];
    for (int[] pair : pairs) {
      if (ofExpert[pair[0]] == null) {
        ofExpert[pair[0]] = new BitSet();
      }
      ofExpert[pair[0]].set(pair[1]);
    }
    return ofSets(ofExpert);
  }

  /**
   * {@return the pairs in sets, one per expert}
   *
   * @param satellitesOf one set per expert, copied; null where nothing is forbidden
   */
  public static ForbiddenPairs ofSets(BitSet... satellitesOf) {
    BitSet[] copy = new BitSet[satellitesOf.length];
    long count = 0;
    for (int e = 0; e < copy.length; e++) {
      if (satellitesOf[e] != null && !satellitesOf[e].isEmpty()) {
        copy[e] = (BitSet) satellitesOf[e].clone();
        count += copy[e].cardinality();
      }
    }
    return count == 0 ? NONE : new ForbiddenPairs(copy, count);
  }

  /** {@return whether there is no forbidden pair} */
  public boolean isEmpty() {
    return count == 0;
  }

  /** {@return the number of forbidden pairs} */
  public long count() {
    return count;
  }

  /**
   * {@return whether a pair is forbidden, in O(1)}
   *
   * @param expert index of an expert, from 0
   * @param satellite index of a satellite, from 0
   */
  public boolean contains(int expert, int satellite) {
    return expert < ofExpert.length && ofExpert[expert] != null && ofExpert[expert].get(satellite);
  }

  /**
   * {@return the satellites forbidden to an expert, as a copy}
   *
   * @param expert index of an expert, from 0
   */
  public BitSet of(int expert) {
    return expert < ofExpert.length && ofExpert[expert] != null
        ? (BitSet) ofExpert[expert].clone()
        : new BitSet();
  }

  /** Refuses indices beyond the problem's sizes. */
  void checkWithin(int experts, int satellites) {
    for (int e = 0; e < ofExpert.length; e++) {
      int last = ofExpert[e] == null ? -1 : ofExpert[e].length() - 1;
      if (last >= 0 && (e >= experts || last >= satellites)) {
        throw new IllegalArgumentException(
            "forbidden pair [%s, %s]; allowed: experts 0 to %s, satellites 0 to %s"
                .formatted(e, last, experts - 1, satellites - 1));
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof ForbiddenPairs that) || count != that.count) {
      return false;
    }
    for (int e = 0; e < Math.max(ofExpert.length, that.ofExpert.length); e++) {
      if (!of(e).equals(that.of(e))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(count);
  }
}
