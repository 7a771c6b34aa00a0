package io.spacemoe.scenario.moe;

import java.util.Arrays;
import java.util.Random;

/** Ways to choose weights that are each hard for something else. */
enum WeightFamily {
  RANDOM {
    @Override
    double weight(Random random, int expert) {
      return random.nextDouble() + 1e-3;
    }
  },
  EQUAL {
    @Override
    double weight(Random random, int expert) {
      return 3;
    }
  },
  TIED {
    @Override
    double weight(Random random, int expert) {
      return 1 + random.nextInt(2);
    }
  },
  SKEWED {
    @Override
    double weight(Random random, int expert) {
      return Math.exp(10 * random.nextGaussian());
    }
  },
  GEOMETRIC {
    @Override
    double weight(Random random, int expert) {
      return Math.pow(1e-4, expert);
    }
  },
  ONE_HEAVY {
    @Override
    double weight(Random random, int expert) {
      return expert == 0 ? 1e12 : 1 + random.nextDouble();
    }
  },
  SOME_ZERO {
    @Override
    double weight(Random random, int expert) {
      return random.nextBoolean() ? 0 : random.nextDouble() + 1e-3;
    }
  };

  abstract double weight(Random random, int expert);

  /** Weights in random order, at least K of them above 0. */
  double[] weights(Random random, int experts, int active) {
    double[] weights = new double[experts];
    do {
      for (int i = 0; i < experts; i++) {
        weights[i] = weight(random, i);
      }
    } while (Arrays.stream(weights).filter(w -> w > 0).count() < active);
    int[] shuffled = shuffled(random, experts);
    return Arrays.stream(shuffled).mapToDouble(i -> weights[i]).toArray();
  }

  /** The indices below n in random order. */
  static int[] shuffled(Random random, int n) {
    double[] keys = random.doubles(n).toArray();
    return ValueOrder.ascending(keys);
  }
}
