package io.spacemoe.scenario.operations.simulation;

import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.draw.SetSampler;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Draws the activated experts of a layer, for one token or for several together. */
final class Activations {
  private final SetSampler[] samplers;
  private final int[] set;
  private final int[] counts;
  private final int[] activated;

  Activations(List<ActivationLaw> laws, UniformRandomProvider random) {
    samplers = laws.stream().map(law -> law.sampler(random)).toArray(SetSampler[]::new);
    set = new int[laws.get(0).active()];
    counts = new int[laws.get(0).experts()];
    activated = new int[counts.length];
  }

  /**
   * Draws a set for each of so many tokens.
   *
   * @return how many experts are activated
   */
  int draw(int layer, int tokens) {
    SetSampler sampler = samplers[layer];
    if (tokens == 1) {
      sampler.draw(set);
      for (int i = 0; i < set.length; i++) {
        activated[i] = set[i];
        counts[set[i]] = 1;
      }
      return set.length;
    }
    sampler.count(tokens, set, counts);
    int size = 0;
    for (int expert = 0; expert < counts.length; expert++) {
      if (counts[expert] > 0) {
        activated[size++] = expert;
      }
    }
    return size;
  }

  /** One of the activated experts of the layer, ascending. */
  int expert(int i) {
    return activated[i];
  }

  /** How many of the tokens activate it. */
  int tokens(int i) {
    return counts[activated[i]];
  }
}
