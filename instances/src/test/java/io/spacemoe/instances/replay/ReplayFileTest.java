package io.spacemoe.instances.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.instances.AnyFile;
import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.placement.SharedExperts;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.door.ReplayFile;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.SharedLaw;
import io.spacemoe.solver.joint.SharedRooms;
import io.spacemoe.solver.tck.ExpectedMaxTraps;
import io.spacemoe.solver.tck.JointInstances;
import io.spacemoe.solver.tck.TrapInstances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the door keeps for replay is read back as the same problem, whatever its kind. */
class ReplayFileTest {
  private static final long[][] FOUR = {{1, 2}, {3, 4}};

  @TempDir private Path folder;

  private Object read(ReplayFile kept) throws IOException {
    Path file = folder.resolve("kept" + kept.suffix());
    kept.write(file);
    assertThat(file).hasContent(kept.json());
    return AnyFile.read(file.toString(), Reading.BY_CONTENT);
  }

  static Stream<PlacementProblem> everyCostAndCapacity() {
    Costs layered = new Costs.LayeredProduct(2, new int[] {1, 0}, new long[] {5, 6}, FOUR);
    ForbiddenPairs pair = ForbiddenPairs.of(List.of(new int[] {1, 0}));
    return Stream.of(
            new Costs.Product(new long[] {1, 2}, new long[] {3, 4}),
            layered,
            new Costs.Matrix(2, FOUR))
        .flatMap(
            costs ->
                Stream.of(
                        Capacity.one(),
                        Capacity.slots(0, 3),
                        Capacity.memory(new long[] {8, 9}, new long[] {5, 6}),
                        Capacity.memory(new long[] {8, 9}, FOUR))
                    .flatMap(
                        capacity ->
                            Stream.of(ForbiddenPairs.none(), pair)
                                .map(
                                    pairs ->
                                        new PlacementProblem(
                                            "a \"b\"\\\n\u00e9\ud83d\ude80",
                                            costs,
                                            capacity,
                                            pairs))));
  }

  @ParameterizedTest
  @MethodSource("everyCostAndCapacity")
  void assignment(PlacementProblem problem) throws IOException {
    assertSame(problem, ((AssignmentFile) read(ReplayFile.of(problem))).problem());
  }

  @ParameterizedTest
  @EnumSource
  void traps(TrapInstances family) throws IOException {
    PlacementProblem problem = family.instance(3);
    assertSame(problem, ((AssignmentFile) read(ReplayFile.of(problem))).problem());
  }

  private static void assertSame(PlacementProblem problem, PlacementProblem back) {
    assertThat(back.name()).isEqualTo(problem.name());
    assertThat(back.costs()).hasSameClassAs(problem.costs());
    assertThat(back.capacity()).hasSameClassAs(problem.capacity());
    assertThat(back.needs()).isEqualTo(problem.needs());
    assertThat(back.forbidden()).isEqualTo(problem.forbidden());
    assertThat(ReplayFile.of(back).json()).isEqualTo(ReplayFile.of(problem).json());
    for (int e = 0; e < problem.experts(); e++) {
      for (int s = 0; s < problem.satellites(); s++) {
        assertThat(back.cost(e, s)).isEqualTo(problem.cost(e, s));
        assertThat(back.demand(e, s)).isEqualTo(problem.demand(e, s));
        assertThat(back.room(s)).isEqualTo(problem.room(s));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void expectedMax(ExpectedMaxTraps family) throws IOException {
    ExpectedMaxProblem problem = family.instance(4);
    ExpectedMaxProblem back = (ExpectedMaxProblem) read(ReplayFile.of(problem));
    assertThat(back).hasToString(problem.toString());
    assertThat(back.waitAndSee()).isEqualTo(problem.waitAndSee());
    for (int e = 0; e < problem.experts(); e++) {
      assertThat(back.weight(e)).isEqualTo(problem.weight(e));
    }
    for (int t = 0; t < problem.snapshots(); t++) {
      for (int s = 0; s < problem.satellites(); s++) {
        assertThat(back.latencyNs(t, s)).isEqualTo(problem.latencyNs(t, s));
      }
    }
  }

  @Test
  void joint() throws IOException {
    JointProblem random = JointInstances.random(9, 2, 2, 1);
    JointProblem problem =
        new JointProblem(
            "of two kinds",
            9,
            new int[][] {random.lastPpm(0), random.lastPpm(1)},
            new int[][] {{JointProblem.PPM, 0}, random.lastPpm(1)},
            random.distances());
    JointProblem back = (JointProblem) read(ReplayFile.of(problem));
    assertThat(back).hasToString(problem.toString());
    for (int l = 0; l < 2; l++) {
      assertThat(back.lastPpm(l)).isEqualTo(problem.lastPpm(l));
      assertThat(back.floorPpm(l)).isEqualTo(problem.floorPpm(l));
    }
    for (int a = 0; a < 9; a++) {
      for (int b = 0; b < 9; b++) {
        assertThat(back.distances().ns(a, b)).isEqualTo(problem.distances().ns(a, b));
      }
    }
  }

  /** With rooms, and a law of each kind: the same cost for any placement. */
  @Test
  void jointWithRooms() throws IOException {
    JointProblem problem = JointInstances.shared(6, 3, 4, 2);
    double[][] weights = {{3, 1, 0.5, 0.25}};
    List<SharedLaw> laws =
        List.of(
            problem.rooms().orElseThrow().law(0),
            SharedExperts.of(new SharedLaw.Text("conditional-poisson", weights, 2), 4),
            SharedExperts.of(new SharedLaw.Text("plackett-luce", weights, 2), 4));
    SharedRooms rooms =
        new SharedRooms(
            new int[] {4, 4, 4, 4, 0, 3}, new int[] {2, 1, 0, 0, 0, 0}, new long[6], 0, laws);
    JointProblem mixed =
        new JointProblem(
            "mixed",
            6,
            new int[][] {problem.lastPpm(0), problem.lastPpm(1), problem.lastPpm(2)},
            new int[][] {problem.lastPpm(0), problem.lastPpm(1), problem.lastPpm(2)},
            problem.distances(),
            Optional.of(rooms));
    JointProblem back = (JointProblem) read(ReplayFile.of(mixed));
    SplittableRandom random = new SplittableRandom(3);
    for (int k = 0; k < 50; k++) {
      Placement any = Placement.of(random.ints(mixed.things(), 0, 6).toArray());
      assertThat(back.evaluate(any)).isEqualTo(mixed.evaluate(any));
    }
  }

  @Test
  void aJointInstanceThatIsNotWholeIsRefused() throws IOException {
    String good = ReplayFile.of(JointInstances.random(3, 1, 1, 1)).json();
    refused(good.replace("\"satellites\": 3", "\"satellites\": 4"), "distances are given for 3");
    refused(
        good.replace("[[], [", "[[], [7, "),
        "has 2 numbers; expected 1, the distances to the satellites before it");
    refused(good.replace("\"floorPpm\"", "\"floorsPpm\""), "floorPpm");
  }

  private void refused(String text, String why) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.joint.json"), text);
    assertThatThrownBy(() -> AnyFile.read(file.toString(), Reading.BY_CONTENT))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContaining(why);
  }
}
