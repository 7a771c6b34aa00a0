package io.spacemoe.solver.tck;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.SharedLaw;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A law of a few sets of activated experts, straight from the definition: for each set, the last of
 * its turns.
 *
 * @param sets ascending indices of experts
 * @param ppm how likely each is, in parts per million
 */
record RecordedSets(int[][] sets, int[] ppm) implements SharedLaw {

  static RecordedSets random(int experts, int active, SplittableRandom random) {
    int[][] sets = new int[4][];
    Arrays.setAll(sets, k -> random.ints(0, experts).distinct().limit(active).sorted().toArray());
    int[] ppm = new int[sets.length];
    Arrays.fill(ppm, JointProblem.PPM / sets.length);
    return new RecordedSets(sets, ppm);
  }

  @Override
  public int active() {
    return sets[0].length;
  }

  @Override
  public long cost(int[] satelliteOf, TurnEnds ends) {
    long cost = 0;
    for (int k = 0; k < sets.length; k++) {
      long last = 0;
      for (int expert : sets[k]) {
        int host = satelliteOf[expert];
        int turns = (int) Arrays.stream(sets[k]).filter(e -> satelliteOf[e] == host).count();
        last = Math.max(last, ends.ns(host, turns));
      }
      cost += ppm[k] * last;
    }
    return cost;
  }

  @Override
  public Text text() {
    return new Text(
        "trace",
        Arrays.stream(sets)
            .map(set -> Arrays.stream(set).asDoubleStream().toArray())
            .toArray(double[][]::new),
        active());
  }
}
