package io.spacemoe.benchmarks;

import io.spacemoe.assignment.layered.LayeredAssignment;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.LayerProblem;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.scheme.SpaceMoeScheme;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One satellite with an expert fails: the expert is placed alone, as a repair does; all experts are
 * placed again from what is known, with moves charged; and from nothing. Latencies are those before
 * the failure, with few snapshots, as only solving is timed. Before anything is timed, the warm
 * solve costs what the one from nothing does.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class RepairBenchmark {
  private static final long MU_FS = 100_000_000_000L;

  /** Name of a bundled scenario. */
  @Param({"ring-40", "paper-delta-1056"})
  private String scenario;

  private PlacementProblem alone;
  private PlacementProblem moved;
  private LayeredAssignment warm;
  private int[] home;
  private int[] lost;
  private int failed;
  private long[] moveCost;

  /** Places by scheme spacemoe, with everything on satellites of its own, and fails an expert's. */
  @Setup
  public void place() {
    Study study =
        new Study(ScenarioFiles.open(scenario).withSnapshots(new SnapshotPlan(2, 1, 1)), 1);
    Layout layout =
        study.place(Schemes.named(SpaceMoeScheme.ID), Engines.recommended()).layouts().get(0);
    PlacementContext context = study.context(Engines.recommended());
    int[] rooms = context.rooms().around(layout.gateways());
    int[] candidates = IntStream.range(0, rooms.length).filter(s -> rooms[s] > 0).toArray();
    Costs.LayeredProduct costs =
        (Costs.LayeredProduct)
            LayerProblem.ofAllLayers(
                    scenario,
                    context.activation(),
                    context.expectedPathLatencyMs(layout.gateways()),
                    candidates,
                    rooms)
                .problem()
                .costs();
    home =
        IntStream.range(0, layout.layers())
            .flatMap(layout::satellitesOf)
            .map(s -> Arrays.binarySearch(candidates, s))
            .toArray();
    failed = home[0];
    lost = home.clone();
    lost[0] = Costs.NOWHERE;
    moveCost = new long[home.length];
    Arrays.fill(moveCost, MU_FS);
    int[] slots = new int[candidates.length];
    Arrays.fill(slots, 1);
    warm = new LayeredAssignment(problem(costs.withMoves(home, moveCost), slots));
    warm.solve(StopSignal.never());
    slots[failed] = 0;
    moved = problem(costs.withMoves(lost, moveCost), slots);
    Arrays.stream(home).forEach(s -> slots[s] = 0);
    long[] profile = new long[candidates.length];
    Arrays.setAll(profile, s -> costs.latencyNs(0, s));
    alone =
        problem(
            new Costs.LayeredProduct(
                candidates.length,
                new int[1],
                new long[] {costs.weightPpm(0)},
                new long[][] {profile}),
            slots);
    fail();
    if (warm.cost() != nothing().cost().orElseThrow()) {
      throw new IllegalStateException("warm and cold solves differ on " + scenario);
    }
    recover();
  }

  private PlacementProblem problem(Costs costs, int[] slots) {
    return new PlacementProblem(scenario, costs, Capacity.slots(slots), ForbiddenPairs.none());
  }

  private void fail() {
    warm.changeMoves(lost, moveCost);
    warm.changeSlots(failed, 0);
    warm.solve(StopSignal.never());
  }

  private void recover() {
    warm.changeSlots(failed, 1);
    warm.changeMoves(home, moveCost);
    warm.solve(StopSignal.never());
  }

  /** The repair: the lost expert alone, on what is free, with the check of its proof. */
  @Benchmark
  public SolveResult repair() {
    return Solvers.solve(alone, SolveOptions.defaults());
  }

  /** Two warm solves: the satellite fails, and is back. */
  @Benchmark
  public LayeredAssignment failAndRecover() {
    fail();
    recover();
    return warm;
  }

  /** All experts with moves charged, from nothing, with the check of the proof. */
  @Benchmark
  public SolveResult nothing() {
    return Solvers.solve(moved, SolveOptions.defaults());
  }
}
