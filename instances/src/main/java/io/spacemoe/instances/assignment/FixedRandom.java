package io.spacemoe.instances.assignment;

import java.util.stream.LongStream;

/**
 * Random numbers that stay the same for ever and everywhere: SplitMix64 (Steele, Lea and Flood,
 * "Fast splittable pseudorandom number generators", 2014) in integer arithmetic.
 */
final class FixedRandom {
  private long state;

  /**
   * A stream.
   *
   * @param seed any number
   * @param purpose tells streams of one seed apart
   */
  FixedRandom(long seed, long purpose) {
    state = seed;
    state = next() + purpose;
  }

  private long next() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** A whole number of a range of less than 2^31 numbers, both ends included. */
  long number(long least, long greatest) {
    return least + Long.remainderUnsigned(next(), greatest - least + 1);
  }

  /** So many whole numbers of a range. */
  long[] numbers(int size, long least, long greatest) {
    return LongStream.generate(() -> number(least, greatest)).limit(size).toArray();
  }

  /** A number above 0, at most 1, in steps of 2^-53. */
  double fraction() {
    return ((next() >>> 11) + 1) * 0x1p-53;
  }
}
