package io.spacemoe.ortools;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.door.UnsupportedProblemException;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.BruteForce;
import io.spacemoe.solver.tck.RandomProblems;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Hostile problems and options at every engine in one JVM: no crash, no wrong answer, no leak.
 *
 * <p>Run with {@code -Dspacemoe.fuzz=10000} for the long version; {@code target/engine-fuzz.csv}
 * then says how much native memory the process held on the way.
 */
class EngineFuzzTest {
  private static final int PROBLEMS = Integer.getInteger("spacemoe.fuzz", 200);
  private static final long HARMLESS = 1L << 53;
  private static final List<SolverProvider> ENGINES =
      Solvers.installed().stream().filter(engine -> engine.id().startsWith("ortools-")).toList();

  @Test
  void everyEngineSurvivesAndIsRight() throws IOException {
    List<String> log = new ArrayList<>(List.of("problems,native MB"));
    List<Long> held = new ArrayList<>();
    for (int seed = 0; seed < PROBLEMS; seed++) {
      PlacementProblem problem = RandomProblems.hostile(seed);
      for (SolverProvider engine : ENGINES) {
        if (engine.capabilities().containsAll(problem.needs())) {
          solve(engine, problem, seed);
        }
      }
      if ((seed + 1) % Math.max(1, PROBLEMS / 10) == 0) {
        held.add(nativeMegabytes());
        log.add(String.format(Locale.ROOT, "%d,%d", seed + 1, nativeMegabytes()));
      }
    }
    Files.write(Files.createDirectories(Path.of("target")).resolve("engine-fuzz.csv"), log);
    assertThat(held.get(held.size() - 1)).as("native MB: %s", held).isLessThan(held.get(1) + 100);
  }

  private static void solve(SolverProvider engine, PlacementProblem problem, long seed) {
    OptionalLong least =
        BruteForce.canJudge(problem) ? BruteForce.leastCost(problem) : OptionalLong.empty();
    SplittableRandom random = new SplittableRandom(seed ^ engine.id().hashCode());
    SolveOptions options = options(problem, random);
    Cancellation cancellation = new Cancellation();
    boolean cancelled = random.nextInt(20) == 0;
    if (cancelled) {
      cancellation.cancel();
    }
    SolveResult result;
    try {
      result = Solvers.solve(engine, problem, options, cancellation, IncumbentListener.NONE);
    } catch (UnsupportedProblemException e) {
      assertThat(hardestNumber(problem)).as(e.getMessage()).isGreaterThan(HARMLESS);
      return;
    }
    if (BruteForce.canJudge(problem)) {
      assertRight(result, least, "%s by %s with %s".formatted(problem, engine.id(), options));
      boolean free = !cancelled && options.timeLimit().isEmpty() && options.targetGap().isEmpty();
      assertThat(free && result.termination().reason() == Reason.NO_SOLUTION)
          .as("%s by %s", problem, engine.id())
          .isFalse();
      if (free && least.isPresent()) {
        assertThat(result.cost()).as("%s by %s", problem, engine.id()).isEqualTo(least);
      }
    }
  }

  private static void assertRight(SolveResult result, OptionalLong least, String what) {
    switch (result.termination().reason()) {
      case OPTIMAL -> assertThat(result.cost()).as(what).isEqualTo(least);
      case INFEASIBLE -> assertThat(least).as(what).isEmpty();
      case FEASIBLE -> assertThat(result.cost().orElseThrow()).isGreaterThanOrEqualTo(least(least));
      case NO_SOLUTION -> assertThat(result.cost()).as(what).isEmpty();
    }
    if (least.isPresent() && result.bound().isPresent()) {
      assertThat(result.bound().getAsLong()).as(what).isLessThanOrEqualTo(least.getAsLong());
    }
  }

  private static long least(OptionalLong least) {
    return least.orElse(Long.MAX_VALUE);
  }

  /** No options, or hostile ones: extreme seeds, no time, any gap, more threads than cores. */
  private static SolveOptions options(PlacementProblem problem, SplittableRandom random) {
    SolveOptions options = SolveOptions.defaults();
    if (random.nextInt(3) > 0) {
      return options;
    }
    options = options.withSeed(random.nextLong()).withThreads(1 + random.nextInt(3));
    if (random.nextInt(3) == 0) {
      options = options.withTimeLimit(Duration.ofNanos(1L << random.nextInt(24)));
    }
    if (random.nextInt(3) == 0) {
      options = options.withTargetGap(random.nextInt(5) / 4.0);
    }
    boolean hinted = random.nextInt(3) == 0 && BruteForce.canJudge(problem);
    return hinted ? BruteForce.best(problem).map(options::withHint).orElse(options) : options;
  }

  private static long hardestNumber(PlacementProblem problem) {
    long hardest = 0;
    for (int e = 0; e < problem.experts(); e++) {
      long demand = 0;
      long cost = 0;
      for (int s = 0; s < problem.satellites(); s++) {
        demand = Math.max(demand, problem.demand(e, s));
        cost = Math.max(cost, problem.cost(e, s));
      }
      hardest = Math.max(hardest, Math.max(cost, demand));
    }
    return hardest;
  }

  /** What the process holds outside the Java heap; 0 where the system does not tell. */
  private static long nativeMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    System.gc();
    long resident =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    return resident / 1024 - (heap >> 20);
  }
}
