package io.spacemoe.benchmarks;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/** Kinds of costs on which methods for linear assignment differ most; one expert per satellite. */
public enum CostFamily {
  /** One layer: weight times latency, as a product. */
  PRODUCT {
    @Override
    Costs costs(int experts, int satellites, SplittableRandom random) {
      return new Costs.Product(weights(experts, random), Torus.of(satellites).profile(random));
    }
  },

  /**
   * A layer for every 32 experts, 2 to 32, each with its own gateways on one torus of satellites.
   */
  LAYERED {
    @Override
    Costs costs(int experts, int satellites, SplittableRandom random) {
      int layers = Math.max(2, Math.min(experts / 32, 32));
      Torus torus = Torus.of(satellites);
      long[][] latency = new long[layers][];
      Arrays.setAll(latency, l -> torus.profile(random));
      int[] layerOf = new int[experts];
      Arrays.setAll(layerOf, e -> e % layers);
      return new Costs.LayeredProduct(satellites, layerOf, weights(experts, random), latency);
    }
  },

  /** A product with one per cent of noise, as a matrix. */
  NOISY_PRODUCT {
    @Override
    Costs costs(int experts, int satellites, SplittableRandom random) {
      Costs product = PRODUCT.costs(experts, satellites, random);
      long[][] rows = new long[experts][satellites];
      for (int e = 0; e < experts; e++) {
        product.copyRow(e, rows[e]);
        for (int s = 0; s < satellites; s++) {
          rows[e][s] += random.nextLong(1 + rows[e][s] / 100);
        }
      }
      return new Costs.Matrix(satellites, rows);
    }
  },

  /** Independent, uniform from 0 to a thousand million. */
  RANDOM {
    @Override
    Costs costs(int experts, int satellites, SplittableRandom random) {
      long[][] rows = new long[experts][];
      Arrays.setAll(rows, e -> random.longs(satellites, 0, 1_000_000_000).toArray());
      return new Costs.Matrix(satellites, rows);
    }
  },

  /** Distances between random points in a square of side a million. */
  GEOMETRIC {
    @Override
    Costs costs(int experts, int satellites, SplittableRandom random) {
      double[] from = random.doubles(2L * experts).toArray();
      double[] to = random.doubles(2L * satellites).toArray();
      long[][] rows = new long[experts][satellites];
      for (int e = 0; e < experts; e++) {
        for (int s = 0; s < satellites; s++) {
          double x = from[2 * e] - to[2 * s];
          double y = from[2 * e + 1] - to[2 * s + 1];
          rows[e][s] = Math.round(1e6 * Math.sqrt(x * x + y * y));
        }
      }
      return new Costs.Matrix(satellites, rows);
    }
  },

  /** Products of small numbers, so that most values are equal, as a matrix. */
  KRONECKER {
    @Override
    Costs costs(int experts, int satellites, SplittableRandom random) {
      int[] a = random.ints(experts, 1, 33).toArray();
      int[] b = random.ints(satellites, 1, 33).toArray();
      long[][] rows = new long[experts][satellites];
      for (int e = 0; e < experts; e++) {
        for (int s = 0; s < satellites; s++) {
          rows[e][s] = (long) a[e] * b[s];
        }
      }
      return new Costs.Matrix(satellites, rows);
    }
  };

  abstract Costs costs(int experts, int satellites, SplittableRandom random);

  /** The problem of this family, size and seed; always the same. */
  PlacementProblem problem(int experts, int satellites, long seed) {
    return new PlacementProblem(
        String.format(
            Locale.ROOT, "%s-%dx%d#%d", name().toLowerCase(Locale.ROOT), experts, satellites, seed),
        costs(experts, satellites, new SplittableRandom(seed)),
        Capacity.one(),
        ForbiddenPairs.none());
  }

  /** Activation probabilities that fall with the rank, shuffled a little: Zipf's law. */
  private static long[] weights(int experts, SplittableRandom random) {
    long[] weights = new long[experts];
    for (int e = 0; e < experts; e++) {
      weights[e] = (long) (1e6 / Math.pow(1 + random.nextInt(64), 1.0) * random.nextDouble(0.9, 1));
    }
    return weights;
  }
}
