package io.spacemoe.assignment.layered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.StopSignal;
import io.spacemoe.solver.tck.BruteForce;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayeredAssignmentTest {

  /** A layered problem whose latencies and slots change from step to step. */
  private static final class Changing {
    final SplittableRandom random;
    final int[] layerOf;
    final long[] weights;
    final long[][] latencies;
    final int[] slots;
    final ForbiddenPairs forbidden;
    final int longest;
    int[] home;
    long[] moveCost;

    Changing(long seed, int layers, int experts, int satellites) {
      this(seed, layers, experts, satellites, 60);
    }

    Changing(long seed, int layers, int experts, int satellites, int longest) {
      this.longest = longest;
      random = new SplittableRandom(seed);
      layerOf = random.ints(experts, 0, layers).toArray();
      weights = random.longs(experts, 0, 50).toArray();
      latencies = new long[layers][];
      Arrays.setAll(latencies, l -> profile(satellites));
      slots = random.ints(satellites, 0, 3).toArray();
      List<int[]> pairs = new ArrayList<>();
      for (int e = 0; e < experts; e += 2) {
        pairs.add(new int[] {e, random.nextInt(satellites)});
      }
      forbidden = random.nextBoolean() ? ForbiddenPairs.none() : ForbiddenPairs.of(pairs);
      leave();
    }

    /** Some experts are at home, some lost; what a move costs is of any size. */
    void leave() {
      home = random.ints(weights.length, -1, slots.length).toArray();
      long most = 1 + (random.nextBoolean() ? longest : 50L * longest);
      long one = random.nextLong(most);
      boolean alike = random.nextBoolean();
      moveCost = random.longs(weights.length, 0, most).map(m -> alike ? one : m).toArray();
    }

    long[] profile(int satellites) {
      return random.longs(satellites, 0, 1 + random.nextInt(longest)).toArray();
    }

    /** Moves a layer's latencies a part of the way to others. */
    void drift(int layer, long[] target, int stepsLeft) {
      long[] latency = latencies[layer].clone();
      Arrays.setAll(latency, s -> latency[s] + (target[s] - latency[s]) / stepsLeft);
      latencies[layer] = latency;
    }

    void moveSlot(LayeredAssignment assignment) {
      int from = random.nextInt(slots.length);
      int to = random.nextInt(slots.length);
      int moved = Math.min(1, slots[from]);
      slots[from] -= moved;
      assignment.changeSlots(from, slots[from]);
      slots[to] += moved;
      assignment.changeSlots(to, slots[to]);
    }

    PlacementProblem problem() {
      return new PlacementProblem(
          "changing",
          new Costs.LayeredProduct(slots.length, layerOf, weights, latencies)
              .withMoves(home, moveCost),
          Capacity.slots(slots),
          forbidden);
    }

    void change(LayeredAssignment assignment) {
      if (random.nextInt(3) == 0) {
        leave();
        assignment.changeMoves(home, moveCost);
      } else if (random.nextBoolean()) {
        int layer = random.nextInt(latencies.length);
        latencies[layer] = profile(slots.length);
        assignment.changeLayer(layer, latencies[layer]);
      } else {
        int satellite = random.nextInt(slots.length);
        slots[satellite] = random.nextInt(3);
        assignment.changeSlots(satellite, slots[satellite]);
      }
    }
  }

  private static void assertSolves(LayeredAssignment assignment, PlacementProblem problem) {
    Optional<Proof.Shortage> shortage = assignment.solve(StopSignal.never());
    if (shortage.isPresent()) {
      assertThat(shortage.get().holds(problem)).isTrue();
      assertThat(assignment.solved()).isFalse();
      return;
    }
    assertThat(assignment.solved()).isTrue();
    assertThat(problem.evaluate(assignment.placement()).feasible()).isTrue();
    assertThat(problem.evaluate(assignment.placement()).cost()).isEqualTo(assignment.cost());
    assertThat(assignment.rents().bound(problem)).hasValue(assignment.cost());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everySolveAfterAChangeIsProved(long seed) {
    for (int i = 0; i < 10; i++) {
      int experts = i % 2 == 0 ? 8 : 120;
      Changing changing = new Changing(100 * seed + i, 1 + i % 5, experts, experts + experts / 5);
      LayeredAssignment assignment = new LayeredAssignment(changing.problem());
      for (int step = 0; step < 20; step++) {
        assertSolves(assignment, changing.problem());
        for (int k = 0; k <= step % 3; k++) {
          changing.change(assignment);
        }
      }
    }
  }

  @Test
  void solvesAfterChangesCostWhatBruteForceFinds() {
    Changing changing = new Changing(7, 3, 5, 6);
    LayeredAssignment assignment = new LayeredAssignment(changing.problem());
    for (int step = 0; step < 200; step++) {
      Optional<Proof.Shortage> shortage = assignment.solve(StopSignal.never());
      Optional<Placement> best = BruteForce.best(changing.problem());
      assertThat(shortage.isEmpty()).as("step %d", step).isEqualTo(best.isPresent());
      best.map(b -> changing.problem().evaluate(b).cost())
          .ifPresent(cost -> assertThat(assignment.cost()).isEqualTo(cost));
      changing.change(assignment);
    }
  }

  @Test
  void startingFromTheBestTakesNoSearch() {
    PlacementProblem problem = torusLike(256, 300, 8);
    LayeredAssignment cold = new LayeredAssignment(problem);
    cold.solve(StopSignal.never());
    LayeredAssignment warm = new LayeredAssignment(problem);

    warm.startFrom(cold.placement(), cold.rents());
    warm.solve(StopSignal.never());

    assertThat(warm.searches()).isZero();
    assertThat(warm.placement()).isEqualTo(cold.placement());
    assertThat(cold.searches()).isPositive();
  }

  @Test
  void anyStartLeadsToTheBest() {
    PlacementProblem problem = torusLike(128, 150, 4);
    LayeredAssignment cold = new LayeredAssignment(problem);
    cold.solve(StopSignal.never());
    SplittableRandom random = new SplittableRandom(5);

    LayeredAssignment warm = new LayeredAssignment(problem);
    warm.startFrom(
        Placement.of(random.ints(128, 0, 150).toArray()),
        new Proof.Rents(random.longs(150, 0, Long.MAX_VALUE).toArray(), 3));
    assertSolves(warm, problem);

    assertThat(warm.cost()).isEqualTo(cold.cost());
  }

  /** A satellite fails whose expert is lost: what was best is kept, but for a few experts. */
  @Test
  void oneLostExpertTakesFewSearches() {
    PlacementProblem problem = torusLike(256, 300, 8);
    LayeredAssignment assignment = new LayeredAssignment(problem);
    assignment.solve(StopSignal.never());
    long cold = assignment.searches();
    int[] home = assignment.satelliteOf();
    int failed = home[17];
    home[17] = LayeredAssignment.UNPLACED;
    long[] moveCost = new long[256];
    Arrays.fill(moveCost, 1_000_000_000_000L);

    assignment.changeMoves(home, moveCost);
    assignment.changeSlots(failed, 0);
    assignment.solve(StopSignal.never());

    int[] slots = new int[300];
    Arrays.fill(slots, 1);
    slots[failed] = 0;
    PlacementProblem after =
        new PlacementProblem(
            "one lost",
            ((Costs.LayeredProduct) problem.costs()).withMoves(home, moveCost),
            Capacity.slots(slots),
            ForbiddenPairs.none());
    assertSolves(assignment, after);
    assertThat(assignment.searches()).isLessThan(10).isLessThan(cold);
  }

  /** Layers look at 64 satellites of 128 or 400; all others are priced only. */
  @ParameterizedTest
  @CsvSource({"1, 128, 60", "2, 128, 9000", "3, 400, 60", "4, 400, 9000"})
  void everySolveOfLayersThatLookAtFewSatellitesIsProved(long seed, int satellites, int longest) {
    Changing changing = new Changing(seed, 16, 128, satellites, longest);
    Arrays.fill(changing.slots, 1);
    LayeredAssignment assignment = new LayeredAssignment(changing.problem());
    for (int step = 0; step < 40; step++) {
      assertSolves(assignment, changing.problem());
      int layer = changing.random.nextInt(16);
      changing.latencies[layer] = changing.profile(satellites);
      assignment.changeLayer(layer, changing.latencies[layer]);
      if (satellites > 128) {
        changing.moveSlot(assignment);
      }
    }
  }

  /** What the experts of the other layers pay rises and falls by little, again and again. */
  @Test
  void everySolveOfALayerThatDriftsIsProved() {
    Changing changing = new Changing(2, 16, 128, 130, 1_000_000);
    Arrays.fill(changing.slots, 1);
    LayeredAssignment assignment = new LayeredAssignment(changing.problem());
    int steps = 1_000;
    long[] target = changing.profile(130);
    for (int step = 0; step < steps; step++) {
      assertSolves(assignment, changing.problem());
      changing.drift(0, target, steps - step);
      assignment.changeLayer(0, changing.latencies[0]);
    }
  }

  /** With as many slots as experts nothing pulls rents back to zero. */
  @Test
  void manyChangesOfATightProblemStayExact() {
    Changing changing = new Changing(3, 2, 40, 40);
    Arrays.fill(changing.slots, 1);
    LayeredAssignment assignment = new LayeredAssignment(changing.problem());
    for (int step = 0; step < 200; step++) {
      assertSolves(assignment, changing.problem());
      changing.latencies[step % 2] = changing.profile(40);
      assignment.changeLayer(step % 2, changing.latencies[step % 2]);
    }
  }

  @Test
  void goesOnAfterACancellation() {
    PlacementProblem problem = torusLike(256, 300, 8);
    Cancellation cancellation = new Cancellation();
    LayeredAssignment assignment = new LayeredAssignment(problem);
    cancellation.cancel();
    assignment.solve(new StopSignal(cancellation, Long.MAX_VALUE));
    assertThat(assignment.solved()).isFalse();
    assertThatThrownBy(assignment::placement)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not placed");

    assertSolves(assignment, problem);
  }

  @Test
  void refusesNonsense() {
    PlacementProblem problem = torusLike(4, 5, 2);
    LayeredAssignment assignment = new LayeredAssignment(problem);
    assertThatThrownBy(assignment::rents).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> assignment.changeLayer(2, new long[5])).hasMessageContaining("0 to 1");
    assertThatThrownBy(() -> assignment.changeLayer(0, new long[4])).hasMessageContaining("4");
    assertThatThrownBy(() -> assignment.changeLayer(0, new long[] {0, -1, 0, 0, 0}))
        .hasMessageContaining("latencyNs[1] is -1");
    assertThatThrownBy(() -> assignment.changeLayer(0, new long[] {0, 1L << 62, 0, 0, 0}))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> assignment.changeSlots(5, 1)).hasMessageContaining("satellite is 5");
    assertThatThrownBy(() -> assignment.changeSlots(0, -1)).hasMessageContaining("at least 0");
    assertThatThrownBy(() -> assignment.startFrom(Placement.of(0), new Proof.Rents(1, 1, 1, 1, 1)))
        .hasMessageContaining("expected 4");
    assertThatThrownBy(
            () -> assignment.startFrom(Placement.of(0, 1, 2, 5), new Proof.Rents(1, 1, 1, 1, 1)))
        .hasMessageContaining("the satellite of expert 3 is 5");
    assertThatThrownBy(() -> assignment.changeMoves(new int[] {0, 1, 2, 5}, new long[4]))
        .hasMessageContaining("the home of expert 3 is 5");
    assertThatThrownBy(() -> assignment.changeMoves(new int[4], new long[] {0, 0, -1, 0}))
        .hasMessageContaining("moveCost[2] is -1");
    assertThatThrownBy(() -> assignment.changeMoves(new int[4], new long[] {0, 0, 0, 1L << 59}))
        .isInstanceOf(RefusedException.class);
    Costs matrix = new Costs.Matrix(1, new long[][] {{1}});
    assertThatThrownBy(
            () ->
                new LayeredAssignment(
                    new PlacementProblem("m", matrix, Capacity.one(), ForbiddenPairs.none())))
        .hasMessageContaining("Matrix");
  }

  private static PlacementProblem torusLike(int experts, int satellites, int layers) {
    SplittableRandom random = new SplittableRandom(experts);
    long[][] latencies = new long[layers][satellites];
    for (int l = 0; l < layers; l++) {
      int gateway = random.nextInt(satellites);
      for (int s = 0; s < satellites; s++) {
        int x = Math.abs(s % 16 - gateway % 16);
        int y = Math.abs(s / 16 - gateway / 16);
        latencies[l][s] = 1_000_000L * (x + y) + random.nextInt(100_000);
      }
    }
    return new PlacementProblem(
        "torus-like",
        new Costs.LayeredProduct(
            satellites,
            IntStream.range(0, experts).map(e -> e % layers).toArray(),
            random.longs(experts, 1, 1_000_000).toArray(),
            latencies),
        Capacity.one(),
        ForbiddenPairs.none());
  }
}
