package io.spacemoe.scenario.moe;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** The weights of one layer's experts, drawn from a weight source. */
final class LayerWeights {
  /** Keeps these streams apart from those that others make of the same seed. */
  private static final long ZIPF = 0x7a697066L;

  private static final long DIRICHLET = 0x64697269L;

  /** Greatest distance of a logarithm of a weight from that of the K-th largest. */
  private static final double FARTHEST = 700;

  /** Below this the skew cannot grow any more, and logarithms would overflow. */
  private static final double SMALLEST_ALPHA = 1e-300;

  private LayerWeights() {}

  /** One weight per expert; they depend on nothing but the arguments. */
  static double[] of(WeightSource source, int experts, int active, int layer) {
    if (source instanceof WeightSource.Uniform) {
      double[] equal = new double[experts];
      Arrays.fill(equal, 1);
      return equal;
    }
    if (source instanceof WeightSource.Zipf zipf) {
      return zipf(zipf, experts, layer);
    }
    if (source instanceof WeightSource.Dirichlet dirichlet) {
      return dirichlet(dirichlet, experts, active, layer);
    }
    return ((WeightSource.Table) source).row(layer);
  }

  private static double[] zipf(WeightSource.Zipf zipf, int experts, int layer) {
    int[] rank = new int[experts];
    Arrays.setAll(rank, i -> i + 1);
    if (zipf.shuffle()) {
      ArraySampler.shuffle(stream(zipf.seed(), ZIPF, layer), rank);
    }
    return Arrays.stream(rank).mapToDouble(r -> Math.pow(r, -zipf.exponent())).toArray();
  }

  /**
   * Gamma variates, which are a Dirichlet variate up to a factor. Drawn as logarithms, G(α) = G(α +
   * 1)·U^(1/α), since those of a small α are too small for a double; what is too far from the K-th
   * largest to matter is brought into range.
   */
  private static double[] dirichlet(
      WeightSource.Dirichlet dirichlet, int experts, int active, int layer) {
    UniformRandomProvider random = stream(dirichlet.seed(), DIRICHLET, layer);
    double alpha = Math.max(dirichlet.alpha(), SMALLEST_ALPHA);
    SharedStateContinuousSampler gamma =
        AhrensDieterMarsagliaTsangGammaSampler.of(random, alpha + 1, 1);
    SharedStateContinuousSampler exponential = ZigguratSampler.Exponential.of(random);
    double[] logs = new double[experts];
    for (int i = 0; i < experts; i++) {
      logs[i] = Math.log(gamma.sample()) - exponential.sample() / alpha;
    }
    double[] sorted = logs.clone();
    Arrays.sort(sorted);
    double pivot = sorted[experts - active];
    return Arrays.stream(logs)
        .map(log -> Math.exp(Math.max(-FARTHEST, Math.min(FARTHEST, log - pivot))))
        .toArray();
  }

  private static UniformRandomProvider stream(long seed, long purpose, int layer) {
    long base = RandomSource.SPLIT_MIX_64.create(seed ^ purpose).nextLong();
    return RandomSource.XO_SHI_RO_256_PP.create(base + layer);
  }
}
