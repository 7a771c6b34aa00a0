package io.spacemoe.scenario.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.placement.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;

/** Shares of copies, judged by the simplex method. */
class SharesTest {

  @Test
  void theBusiestSatelliteIsAsLittleBusyAsTheLinearProgrammeSays() {
    Random random = new Random(1);
    int uneven = 0;
    for (int n = 0; n < 200; n++) {
      int satellites = 2 + random.nextInt(7);
      int experts = 1 + random.nextInt(7);
      int[][] hosts = new int[experts][];
      Arrays.setAll(
          hosts,
          x ->
              random
                  .ints(0, satellites)
                  .distinct()
                  .limit(1 + random.nextInt(Math.min(3, satellites)))
                  .toArray());
      double[] work = random.doubles(experts, 0, 3).map(w -> w < 0.3 ? 0 : w).toArray();
      double[] slowness = random.doubles(satellites, 0.5, 2).toArray();
      double[] fixed = random.doubles(satellites, -1, 1).map(f -> Math.max(0, f)).toArray();

      Shares shares =
          Shares.of(new Layout(new int[1], new int[][][] {hosts}), work, slowness, fixed);

      double most = simplex(hosts, work, slowness, fixed);
      assertThat(shares.busiestMs()).isCloseTo(most, within(1e-8 * Math.max(1, most)));
      double[] busy = fixed.clone();
      for (int x = 0; x < experts; x++) {
        double sum = 0;
        for (int c = 0; c < hosts[x].length; c++) {
          double share = shares.share(0, x, c);
          assertThat(share).isBetween(0.0, 1.0);
          sum += share;
          busy[hosts[x][c]] += share * work[x] * slowness[hosts[x][c]];
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
      }
      for (int x = 0; x < experts; x++) {
        double least = Arrays.stream(hosts[x]).mapToDouble(s -> busy[s]).min().orElseThrow();
        for (int c = 0; c < hosts[x].length; c++) {
          if (shares.share(0, x, c) > 1e-9 && work[x] > 0) {
            assertThat(busy[hosts[x][c]]).isLessThan(least + 1e-7); // else others could take work
            uneven += shares.share(0, x, c) < 0.999 ? 1 : 0;
          }
        }
      }
    }
    assertThat(uneven).isGreaterThan(100);
  }

  /** The least time that is enough: variables are the shares, and the time last. */
  private static double simplex(int[][] hosts, double[] work, double[] slowness, double[] fixed) {
    int variables = Arrays.stream(hosts).mapToInt(own -> own.length).sum();
    List<LinearConstraint> constraints = new ArrayList<>();
    double[][] busy = new double[fixed.length][variables + 1];
    int next = 0;
    for (int x = 0; x < hosts.length; x++) {
      double[] all = new double[variables + 1];
      for (int s : hosts[x]) {
        all[next] = 1;
        busy[s][next++] = work[x] * slowness[s];
      }
      constraints.add(new LinearConstraint(all, Relationship.EQ, 1));
    }
    for (int s = 0; s < fixed.length; s++) {
      busy[s][variables] = -1;
      constraints.add(new LinearConstraint(busy[s], Relationship.LEQ, -fixed[s]));
    }
    double[] time = new double[variables + 1];
    time[variables] = 1;
    return new SimplexSolver()
        .optimize(
            new LinearObjectiveFunction(time, 0),
            new LinearConstraintSet(constraints),
            GoalType.MINIMIZE,
            new NonNegativeConstraint(true))
        .getValue();
  }
}
