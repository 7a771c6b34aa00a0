package io.spacemoe.scenario.value;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Independent random streams that depend on a seed and on what they are for, and on nothing else.
 */
public final class RandomStreams {
  private RandomStreams() {}

  /**
   * A stream.
   *
   * @param seed the user's seed
   * @param purpose numbers that tell this stream from others of the same seed, for example a layer
   *     or a draw; their order matters
   */
  public static UniformRandomProvider of(long seed, long... purpose) {
    long state = mixed(seed);
    for (long part : purpose) {
      state = mixed(state + part);
    }
    return RandomSource.XO_SHI_RO_256_PP.create(state);
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014) after one step. */
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
