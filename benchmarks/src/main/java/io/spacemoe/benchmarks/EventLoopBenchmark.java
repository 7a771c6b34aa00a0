package io.spacemoe.benchmarks;

import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.operations.CapacityLimits;
import io.spacemoe.scenario.operations.CopyChoice;
import io.spacemoe.scenario.operations.simulation.LoadPoint;
import io.spacemoe.scenario.operations.simulation.LoadSimulation;
import io.spacemoe.scenario.operations.simulation.SimulationPlan;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.workload.Workload;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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

/** Events of a simulation under load per second, on one core: 2,000 requests of 20 tokens each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class EventLoopBenchmark {
  private static final int REQUESTS = 2_000;
  private static final int TOKENS = 20;

  /** A bundled scenario; JMH sets it. */
  @Param("paper-delta-1056")
  public String scenario;

  /** Whether hidden states queue for links; JMH sets it. */
  @Param({"false", "true"})
  public boolean queueOnLinks;

  private LoadSimulation simulation;
  private SimulationPlan plan;

  /** How many events there were. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Counted {
    /** Events; JMH divides them by the time. */
    public long events;
  }

  /** Places with scheme spacemoe, and asks for half of what its processors can give. */
  @Setup
  public void place() {
    Study study = new Study(ScenarioFiles.open(scenario), 1);
    Layout layout = study.place(Schemes.named("spacemoe"), Engines.recommended()).layouts().get(0);
    Workload workload = new Workload(0, 0, TOKENS);
    double most =
        CapacityLimits.of(study, layout, workload, Optional.empty(), 1).compute().tokensPerSecond();
    simulation = new LoadSimulation(study, Deployment.of(layout), CopyChoice.NEAREST, 1);
    plan =
        new SimulationPlan(
            workload.withRequestsPerSecond(most / 2 / TOKENS), REQUESTS, 1, queueOnLinks, 1);
    if (!simulation.run(plan).equals(simulation.run(plan))) {
      throw new IllegalStateException("a simulation is not the same twice");
    }
  }

  /** The whole simulation, what it measures included. */
  @Benchmark
  public LoadPoint run(Counted counted) {
    LoadPoint point = simulation.run(plan);
    counted.events += point.events();
    return point;
  }
}
