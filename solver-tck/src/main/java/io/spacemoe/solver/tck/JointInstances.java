package io.spacemoe.solver.tck;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointEvaluation;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.SharedLaw;
import io.spacemoe.solver.joint.SharedRooms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** Joint problems to examine engines with, and their optimum by trying everything. */
public final class JointInstances {
  private JointInstances() {}

  /**
   * Satellites at random on a square map, moved along its streets; each layer has probabilities of
   * its own.
   *
   * @param seed the same seed gives the same problem
   */
  public static JointProblem random(int satellites, int layers, int experts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] x = random.longs(satellites, 0, 20_000_000).toArray();
    long[] y = random.longs(satellites, 0, 20_000_000).toArray();
    int[][] lastPpm = new int[layers][];
    Arrays.setAll(lastPpm, l -> shares(experts, random));
    return new JointProblem(
        String.format(Locale.ROOT, "random-%dx%dx%d#%d", satellites, layers, experts, seed),
        satellites,
        lastPpm,
        (a, b) -> Math.abs(x[a] - x[b]) + Math.abs(y[a] - y[b]));
  }

  /**
   * The same with rooms: satellites for none to three experts, some also beside a gateway, that
   * work at different paces, and three sets of experts that each layer activates by turns.
   *
   * @param seed the same seed gives the same problem
   */
  public static JointProblem shared(int satellites, int layers, int experts, long seed) {
    JointProblem alone =
        random(Math.max(satellites, layers * (experts + 1)), layers, experts, seed);
    SplittableRandom random = new SplittableRandom(seed);
    int[] slots = random.ints(satellites, 0, 4).toArray();
    Arrays.setAll(slots, s -> s < layers + 1 ? experts : slots[s]);
    int[] beside = new int[satellites];
    Arrays.setAll(beside, s -> random.nextInt(3) == 0 ? slots[s] / 2 : 0);
    long[] workNs = random.longs(satellites, 1_000_000, 9_000_000).toArray();
    List<SharedLaw> laws = new ArrayList<>();
    for (int l = 0; l < layers; l++) {
      laws.add(RecordedSets.random(experts, Math.min(2, experts), random));
    }
    int[][] ppm = new int[layers][];
    Arrays.setAll(ppm, alone::lastPpm);
    return new JointProblem(
        String.format(Locale.ROOT, "shared-%dx%dx%d#%d", satellites, layers, experts, seed),
        satellites,
        ppm,
        ppm,
        alone.distances(),
        Optional.of(new SharedRooms(slots, beside, workNs, 1_000_000, laws)));
  }

  private static int[] shares(int experts, SplittableRandom random) {
    int[] shares = new int[experts];
    int left = JointProblem.PPM;
    for (int j = 0; j + 1 < experts; j++) {
      shares[j] = random.nextInt(left + 1) / 2;
      left -= shares[j];
    }
    shares[experts - 1] = left;
    return shares;
  }

  /** The least cost of all placements; for up to some 100,000 of them. */
  public static long optimum(JointProblem problem) {
    return best(problem, new int[problem.things()], 0);
  }

  private static long best(JointProblem problem, int[] satelliteOf, int thing) {
    if (thing == satelliteOf.length) {
      JointEvaluation evaluation = problem.evaluate(Placement.of(satelliteOf));
      return evaluation.feasible() ? evaluation.cost() : Long.MAX_VALUE;
    }
    long best = Long.MAX_VALUE;
    for (int s = 0; s < problem.satellites(); s++) {
      int here = s;
      boolean taken = Arrays.stream(satelliteOf, 0, thing).anyMatch(other -> other == here);
      if (!taken || problem.rooms().isPresent()) {
        satelliteOf[thing] = s;
        best = Math.min(best, best(problem, satelliteOf, thing + 1));
      }
    }
    return best;
  }

  /**
   * A law of a few sets of activated experts, straight from the definition: for each set, the last
   * of its turns.
   *
   * @param experts how many there are
   * @param sets ascending indices of experts
   * @param ppm how likely each is, in parts per million
   */
  private record RecordedSets(int experts, int[][] sets, int[] ppm) implements SharedLaw {

    static RecordedSets random(int experts, int active, SplittableRandom random) {
      int[][] sets = new int[4][];
      Arrays.setAll(sets, k -> random.ints(0, experts).distinct().limit(active).sorted().toArray());
      int[] ppm = new int[sets.length];
      Arrays.fill(ppm, JointProblem.PPM / sets.length);
      return new RecordedSets(experts, sets, ppm);
    }

    @Override
    public int active() {
      return sets[0].length;
    }

    @Override
    public double[] activation() {
      double[] share = new double[experts];
      for (int k = 0; k < sets.length; k++) {
        for (int expert : sets[k]) {
          share[expert] += (double) ppm[k] / JointProblem.PPM;
        }
      }
      return share;
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
}
