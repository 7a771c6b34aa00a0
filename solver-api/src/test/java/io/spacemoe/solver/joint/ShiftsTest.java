package io.spacemoe.solver.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.joint.JointProblem.Distances;
import io.spacemoe.solver.spi.StopSignal;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftsTest {

  /** The least over everything that the two generators, applied again and again, lead to. */
  @ParameterizedTest
  @CsvSource({"5,4,0,true", "5,4,3,true", "3,6,-2,true", "1,7,2,true", "5,4,0,false", "4,1,0,true"})
  void evenDistancesAreTheLeastOfAllShifts(int planes, int slots, int seamSlots, boolean closed) {
    Shifts shifts = new Shifts(planes, slots, seamSlots, closed);
    Distances given = anyDistances(shifts.satellites());
    Distances even = shifts.shortest(given, StopSignal.never()).orElseThrow();

    IntUnaryOperator on = s -> s / slots * slots + (s + 1) % slots;
    IntUnaryOperator east =
        s -> s / slots + 1 < planes ? s + slots : Math.floorMod(s % slots + seamSlots, slots);
    for (int a = 0; a < shifts.satellites(); a++) {
      for (int b = 0; b < shifts.satellites(); b++) {
        long least = Long.MAX_VALUE;
        int from = a;
        int to = b;
        for (int p = 0; p < (closed ? planes * slots : 1); p++) {
          for (int s = 0; s < slots; s++) {
            least = Math.min(least, given.ns(from, to));
            from = on.applyAsInt(from);
            to = on.applyAsInt(to);
          }
          from = east.applyAsInt(from);
          to = east.applyAsInt(to);
        }
        assertThat(even.ns(a, b)).as("%d to %d", a, b).isEqualTo(least);
      }
    }
    assertThat(shifts.anchors())
        .containsExactly(
            closed
                ? new int[] {0}
                : IntStream.range(0, planes).map(plane -> plane * slots).toArray());
  }

  @ParameterizedTest
  @CsvSource({"0,4", "4,0", "70000,70000"})
  void sizesAreChecked(int planes, int slots) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Shifts(planes, slots, 0, true))
        .withMessageContaining(planes + " planes of " + slots + " satellites");
  }

  @ParameterizedTest
  @CsvSource({"2,3,5", "2,3,7"})
  void shiftsAreOfAllSatellites(int planes, int slots, int satellites) {
    int[][] lastPpm = {{JointProblem.PPM}};
    JointProblem problem = new JointProblem("few", satellites, lastPpm, anyDistances(satellites));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> problem.evened(new Shifts(planes, slots, 0, true), StopSignal.never()))
        .withMessageContaining("shifts of 6 satellites");
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertThat(
            problem.evened(
                new Shifts(1, satellites, 0, true), new StopSignal(cancelled, Long.MAX_VALUE)))
        .isEmpty();
  }

  private static Distances anyDistances(int satellites) {
    SplittableRandom random = new SplittableRandom(satellites);
    long[][] ns = new long[satellites][satellites];
    for (int a = 0; a < satellites; a++) {
      for (int b = 0; b < a; b++) {
        ns[a][b] = random.nextLong(1000);
      }
    }
    return (a, b) -> ns[Math.max(a, b)][Math.min(a, b)];
  }
}
