package io.spacemoe.ortools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.door.UnsupportedProblemException;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.BruteForce;
import io.spacemoe.solver.tck.TrapInstances;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All engines give the same optimal values, and brute force agrees where it can.
 *
 * <p>Run with {@code -Dspacemoe.seeds=2000} for the long version, in parts with {@code
 * -Dspacemoe.firstSeed}.
 */
class EnginesAgreeTest {
  private static final long FIRST = Long.getLong("spacemoe.firstSeed", 0);
  private static final long SEEDS = Long.getLong("spacemoe.seeds", 6);
  private static final List<SolverProvider> ENGINES =
      Solvers.installed().stream().filter(engine -> engine.id().startsWith("ortools-")).toList();

  @ParameterizedTest
  @EnumSource(TrapInstances.class)
  void withBruteForceOnSmallProblems(TrapInstances family) {
    LongStream.range(FIRST, FIRST + SEEDS)
        .mapToObj(family::instance)
        .forEach(problem -> assertAgree(family, problem, BruteForce.leastCost(problem)));
  }

  /** The first engine's answer is as good as any: all the others must give the same. */
  @ParameterizedTest
  @EnumSource(TrapInstances.class)
  void withEachOtherOnLargerProblems(TrapInstances family) {
    LongStream.range(FIRST / 6, (FIRST + SEEDS) / 6)
        .mapToObj(seed -> family.instance(seed, 7 + (int) (seed % 12)))
        .forEach(
            problem ->
                answers(family, problem).stream()
                    .findFirst()
                    .ifPresent(first -> assertAgree(family, problem, first.cost())));
  }

  /** Its memory is met exactly, so Lagrangian rents rise without end. */
  @Test
  void whereRentsRunAway() {
    PlacementProblem problem = TrapInstances.MEMORY_TIGHT.instance(694);
    assertAgree(TrapInstances.MEMORY_TIGHT, problem, BruteForce.leastCost(problem));
  }

  /** A limit on threads is no wish for so many. */
  @Test
  void withAnyNumberOfThreads() {
    PlacementProblem problem = TrapInstances.MEMORY_TIGHT.instance(1);
    for (SolverProvider engine : ENGINES) {
      if (engine.capabilities().containsAll(problem.needs())) {
        SolveOptions options = SolveOptions.defaults().withThreads(99_999);
        assertThat(Solvers.solve(engine, problem, options).cost())
            .isEqualTo(BruteForce.leastCost(problem));
      }
    }
  }

  private static void assertAgree(
      TrapInstances family, PlacementProblem problem, OptionalLong least) {
    for (SolveResult result : answers(family, problem)) {
      assertThat(result.cost()).as("%s by %s", problem, result.solver()).isEqualTo(least);
      assertThat(result.termination().reason())
          .as("%s by %s", problem, result.solver())
          .isEqualTo(least.isPresent() ? Reason.OPTIMAL : Reason.INFEASIBLE);
    }
  }

  private static List<SolveResult> answers(TrapInstances family, PlacementProblem problem) {
    List<SolveResult> answers = new ArrayList<>();
    for (SolverProvider engine : ENGINES) {
      if (engine.capabilities().containsAll(problem.needs())) {
        answer(family, problem, engine).ifPresent(answers::add);
      }
    }
    return answers;
  }

  /** What an engine answers; empty where it may refuse a problem's numbers, and does. */
  private static Optional<SolveResult> answer(
      TrapInstances family, PlacementProblem problem, SolverProvider engine) {
    try {
      return Optional.of(Solvers.solve(engine, problem, SolveOptions.defaults()));
    } catch (UnsupportedProblemException e) {
      return family.mayBeRefused() ? Optional.empty() : fail(e);
    }
  }
}
