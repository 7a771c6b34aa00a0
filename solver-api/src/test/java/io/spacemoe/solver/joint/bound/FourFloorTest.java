package io.spacemoe.solver.joint.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FourFloorTest {

  /** Tried against the optimum of all placements, which {@link PlacementSearch} finds. */
  @Test
  void noPlacementIsBelowTheBound() {
    double optima = 0;
    double bounds = 0;
    for (RandomJoint.Sky sky : RandomJoint.Sky.values()) {
      for (long seed = 0; seed < 3; seed++) {
        JointProblem problem = RandomJoint.of(sky, 11, 5, 1, seed);
        long bound = FourFloor.find(problem, StopSignal.never()).orElseThrow().bound(problem);
        long optimum = PlacementFloor.find(problem, StopSignal.never()).orElseThrow().floor();
        assertThat(bound).as("%s", problem).isLessThanOrEqualTo(optimum);
        optima += optimum;
        bounds += bound;
      }
    }
    assertThat(bounds / optima).isGreaterThan(0.6);
  }

  /**
   * With several experts a layer there are too many placements, so against the best of descents.
   */
  @Test
  void noPlacementThatADescentFindsIsBelowTheBound() {
    double best = 0;
    double bounds = 0;
    for (RandomJoint.Sky sky : RandomJoint.Sky.values()) {
      // around hubs nearly all windows are equal, which takes a minute with three experts
      for (int experts = 2; experts <= (sky == RandomJoint.Sky.HUBS ? 2 : 3); experts++) {
        JointProblem problem = RandomJoint.of(sky, 24, 5, experts, experts);
        long bound = FourFloor.find(problem, StopSignal.never()).orElseThrow().bound(problem);
        long descended = Math.min(descent(problem, 1), descent(problem, 2));
        assertThat(bound).as("%s", problem).isLessThanOrEqualTo(descended);
        best += descended;
        bounds += bound;
      }
    }
    assertThat(bounds / best).isGreaterThan(0.6);
  }

  /** The cost where no two satellites can be exchanged for less, from a random placement on. */
  private static long descent(JointProblem problem, long seed) {
    int[] satellites = IntStream.range(0, problem.satellites()).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = satellites.length - 1; i > 0; i--) {
      exchange(satellites, i, random.nextInt(i + 1));
    }
    long cost = cost(problem, satellites);
    boolean lower = true;
    while (lower) {
      lower = false;
      for (int i = 0; i < problem.things(); i++) {
        for (int j = i + 1; j < satellites.length; j++) {
          exchange(satellites, i, j);
          long exchanged = cost(problem, satellites);
          if (exchanged < cost) {
            cost = exchanged;
            lower = true;
          } else {
            exchange(satellites, i, j);
          }
        }
      }
    }
    return cost;
  }

  private static void exchange(int[] satellites, int i, int j) {
    int kept = satellites[i];
    satellites[i] = satellites[j];
    satellites[j] = kept;
  }

  private static long cost(JointProblem problem, int[] satellites) {
    return problem.evaluate(Placement.of(Arrays.copyOf(satellites, problem.things()))).cost();
  }

  /**
   * With one expert a layer every window can be looked at: the floor is no higher than the
   * cheapest, mostly equal to it, and the checker takes no higher one.
   */
  @Test
  void theFloorIsThatOfAllWindows() {
    int exact = 0;
    int cases = 0;
    for (RandomJoint.Sky sky : RandomJoint.Sky.values()) {
      for (long seed = 0; seed < 2; seed++) {
        JointProblem problem = RandomJoint.of(sky, 10, 5, 1, seed);
        long highest = Math.max(0, cheapest(problem));
        FourFloor found = FourFloor.find(problem, StopSignal.never()).orElseThrow();
        assertThat(found.floor()).as("%s", problem).isLessThanOrEqualTo(highest);
        assertThat(found.bound(problem)).as("%s", problem).isEqualTo(found.claimed(problem));
        FourFloor higher = new FourFloor(highest + 1);
        assertThatIllegalArgumentException()
            .as("%s", problem)
            .isThrownBy(() -> higher.bound(problem))
            .withMessageContaining("less than the floor " + higher.floor());
        exact += found.floor() == highest ? 1 : 0;
        cases++;
      }
    }
    assertThat(exact).isGreaterThan(cases / 2);
  }

  /** All choices of five gateways, then of a satellite for each of the four layers' experts. */
  private static long cheapest(JointProblem problem) {
    long[][] alone = new long[problem.satellites()][problem.satellites()];
    for (int a = 0; a < alone.length; a++) {
      for (int b = 0; b < alone.length; b++) {
        alone[a][b] = alone(problem, a, b);
      }
    }
    return cheapest(problem, alone, new int[5], 0, 0);
  }

  private static long cheapest(
      JointProblem problem, long[][] alone, int[] gateway, int known, long taken) {
    long least = Long.MAX_VALUE;
    for (int s = 0; s < problem.satellites(); s++) {
      if ((taken >> s & 1) == 0) {
        gateway[known] = s;
        long worth =
            known < 4
                ? cheapest(problem, alone, gateway, known + 1, taken | 1L << s)
                : experts(problem, gateway, 0, taken | 1L << s) + shift(alone, gateway);
        least = Math.min(least, worth);
      }
    }
    return least;
  }

  private static long shift(long[][] alone, int[] g) {
    return FourFloor.SHIFT
        * (alone[g[1]][g[2]] + alone[g[2]][g[3]] - alone[g[0]][g[1]] - alone[g[3]][g[4]]);
  }

  private static long experts(JointProblem problem, int[] gateway, int layer, long taken) {
    if (layer == 4) {
      return 0;
    }
    long least = Long.MAX_VALUE;
    for (int s = 0; s < problem.satellites(); s++) {
      if ((taken >> s & 1) == 0) {
        long cost =
            (layer == 1 || layer == 2 ? FourFloor.INNER : FourFloor.OUTER)
                * cost(problem, gateway[layer], s, gateway[layer + 1]);
        least = Math.min(least, cost + experts(problem, gateway, layer + 1, taken | 1L << s));
      }
    }
    return least;
  }

  private static long cost(JointProblem problem, int a, int s, int b) {
    return JointProblem.PPM * (problem.distances().ns(a, s) + problem.distances().ns(s, b));
  }

  private static long alone(JointProblem problem, int a, int b) {
    long least = Long.MAX_VALUE;
    for (int s = 0; s < problem.satellites(); s++) {
      least = s == a || s == b ? least : Math.min(least, cost(problem, a, s, b));
    }
    return least;
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FourFloor(-1))
        .withMessageContaining("floor is -1");
    JointProblem four = RandomJoint.of(RandomJoint.Sky.PLANE, 12, 4, 2, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FourFloor(1).bound(four))
        .withMessageContaining("at least 5 layers");
    assertThat(FourFloor.find(four, StopSignal.never())).isEmpty();
    JointProblem five = RandomJoint.of(RandomJoint.Sky.PLANE, 15, 5, 2, 1);
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    StopSignal stop = new StopSignal(cancelled, Long.MAX_VALUE);
    assertThat(FourFloor.find(five, stop)).isEmpty();
    assertThat(new FourFloor(1).bound(five, stop)).isEmpty();
  }
}
