package io.spacemoe.solver.door;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.door.Audit.ContractBreach;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The door to every engine. It checks abilities before a solve and audits placement, cost, bounds
 * and proofs after it; behind it everyone may trust.
 */
public final class Solvers {
  private Solvers() {}

  /** {@return all engines on the class path, by id, whether or not they can run here} */
  public static List<SolverProvider> installed() {
    List<SolverProvider> found = new ArrayList<>();
    ServiceLoader.load(SolverProvider.class, Solvers.class.getClassLoader()).forEach(found::add);
    found.sort(Comparator.comparing(SolverProvider::id));
    for (int i = 1; i < found.size(); i++) {
      if (found.get(i).id().equals(found.get(i - 1).id())) {
        throw new SolverFailureException(
            String.format(
                Locale.ROOT,
                "two engines call themselves %s: %s and %s",
                found.get(i).id(),
                found.get(i - 1).getClass().getName(),
                found.get(i).getClass().getName()));
      }
    }
    return found;
  }

  /**
   * {@return the engine with this id}
   *
   * @param id name of an engine
   * @throws IllegalArgumentException when there is none; the message lists those that there are
   */
  public static SolverProvider named(String id) {
    List<SolverProvider> installed = installed();
    return installed.stream()
        .filter(provider -> provider.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> Kind.LINEAR.missing(id, installed.stream().map(SolverProvider::id).toList()));
  }

  /**
   * The engine that is expected to prove optimality soonest, among those that can run here and
   * declare what the problem and the options need.
   *
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   * @return empty when no engine can prove it
   */
  public static Optional<SolverProvider> recommended(
      PlacementProblem problem, SolveOptions options) {
    return ranked(problem, options).findFirst();
  }

  /** Engines that can prove a problem here, soonest first; native code is loaded when reached. */
  private static Stream<SolverProvider> ranked(PlacementProblem problem, SolveOptions options) {
    return installed().stream()
        .filter(provider -> provider.capabilities().contains(Capability.PROVES_OPTIMALITY))
        .filter(provider -> missing(provider, problem, options).isEmpty())
        .sorted(Comparator.comparingDouble(provider -> provider.estimatedSeconds(problem)))
        .filter(provider -> provider.unavailableBecause().isEmpty());
  }

  /**
   * {@return the audited answer of the engine that is expected to prove optimality soonest, neither
   * cancelled nor listened to}
   *
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   * @throws UnsupportedProblemException when no engine can prove it
   */
  public static SolveResult solve(PlacementProblem problem, SolveOptions options) {
    return solve(problem, options, new Cancellation(), IncumbentListener.NONE);
  }

  /**
   * {@return the audited answer of the engine that is expected to prove optimality soonest} Where
   * it refuses the problem's numbers, the next is asked; the result names the one that answered.
   *
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   * @param cancellation stops the solve from another thread
   * @param listener hears of every improvement
   * @throws UnsupportedProblemException when no engine declares what is needed, or all that do
   *     refuse
   * @throws SolverFailureException when an engine breaks its contract
   */
  public static SolveResult solve(
      PlacementProblem problem,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    return FirstAnswer.of(
        problem,
        ranked(problem, options),
        options,
        (solver, left) -> solve(solver, problem, left, cancellation, listener),
        () -> able(problem, options));
  }

  /** Engines that declare what is needed and prove nothing, to be named by the caller. */
  private static String able(PlacementProblem problem, SolveOptions options) {
    return installed().stream()
        .filter(provider -> !provider.capabilities().contains(Capability.PROVES_OPTIMALITY))
        .filter(provider -> missing(provider, problem, options).isEmpty())
        .map(SolverProvider::id)
        .collect(Collectors.joining(", "));
  }

  /**
   * {@return the audited answer of an engine that is neither cancelled nor listened to}
   *
   * @param solver the engine
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   */
  public static SolveResult solve(
      SolverProvider solver, PlacementProblem problem, SolveOptions options) {
    return solve(solver, problem, options, new Cancellation(), IncumbentListener.NONE);
  }

  /**
   * {@return the audited answer of an engine}
   *
   * @param solver the engine
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   * @param cancellation stops the solve from another thread
   * @param listener hears of every improvement
   * @throws UnsupportedProblemException before any work, when the engine lacks what is needed
   * @throws SolverFailureException when the engine cannot run here or breaks its contract; the
   *     problem is then written out for replay
   */
  public static SolveResult solve(
      SolverProvider solver,
      PlacementProblem problem,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    Set<Capability> missing = missing(solver, problem, options);
    if (!missing.isEmpty()) {
      throw new UnsupportedProblemException(solver.id(), problem, missing);
    }
    options.hint().ifPresent(hint -> checkHint(problem, hint));
    solver
        .unavailableBecause()
        .ifPresent(
            why -> {
              throw new SolverFailureException(
                  String.format(Locale.ROOT, "%s cannot run here: %s", solver.id(), why));
            });
    IncumbentTrace trace =
        new IncumbentTrace(placement -> Audit.costOf(problem, placement, "reported"), listener);
    StopSignal stop = StopSignal.of(options, cancellation);
    try {
      long start = System.nanoTime();
      Answer answer = solver.solve(problem, options, stop, trace);
      double seconds = (System.nanoTime() - start) * 1e-9;
      return Audit.of(problem, options, solver.id(), answer, seconds, trace.points());
    } catch (RefusedException e) {
      throw new UnsupportedProblemException(solver.id(), problem, e.getMessage());
    } catch (ContractBreach | SolverFailureException e) {
      throw new SolverFailureException(
          String.format(
              Locale.ROOT, "%s %s.%n%s", solver.id(), e.getMessage(), keptForReplay(problem)),
          e);
    }
  }

  private static Set<Capability> missing(
      SolverProvider solver, PlacementProblem problem, SolveOptions options) {
    Set<Capability> missing = EnumSet.noneOf(Capability.class);
    missing.addAll(problem.needs());
    missing.addAll(options.needs());
    missing.removeAll(solver.capabilities());
    return missing;
  }

  private static void checkHint(PlacementProblem problem, Placement hint) {
    Evaluation evaluation = problem.evaluate(hint);
    if (!evaluation.feasible()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "the hint is not feasible for %s: %s", problem, evaluation));
    }
  }

  private static String keptForReplay(PlacementProblem problem) {
    try {
      Path file = Files.createTempFile("spacemoe-failed-", ".assignment.json");
      Files.writeString(file, ReplayFile.json(problem));
      return "The problem is kept for replay in " + file;
    } catch (IOException e) {
      return "The problem could not be kept for replay: " + e;
    }
  }

  /**
   * A kind of engine.
   *
   * @param what what messages call one
   * @param engines SpaceMoE's engines of this kind, by the modules that bring them
   */
  record Kind(String what, Map<String, Set<String>> engines) {
    /** Placement problems. */
    static final Kind LINEAR =
        new Kind(
            "solver",
            Map.of(
                "spacemoe-solver-assignment",
                Set.of("assignment"),
                "spacemoe-solver-heuristic",
                Set.of(
                    "closed-form",
                    "local-search",
                    "optaplanner",
                    "optaplanner-annealing",
                    "optaplanner-late-acceptance"),
                "spacemoe-solver-ortools",
                Set.of(
                    "ortools-assignment",
                    "ortools-cpsat",
                    "ortools-flow",
                    "ortools-lp",
                    "ortools-mip")));

    /** The slowest activated expert. */
    static final Kind EXPECTED_MAX =
        new Kind(
            "solver for objective expected-max",
            Map.of(
                "spacemoe-solver-heuristic",
                Set.of("branch-and-bound", "closed-form", "local-search", "optaplanner")));

    /** Gateways and experts of all layers. */
    static final Kind JOINT =
        new Kind(
            "joint solver",
            Map.of(
                "spacemoe-solver-assignment",
                Set.of("joint-alternating"),
                "spacemoe-solver-heuristic",
                Set.of("joint-local-search", "joint-optaplanner")));

    /** Says that no engine has this id, what there is, and which module would bring it. */
    IllegalArgumentException missing(String id, List<String> installed) {
      return new IllegalArgumentException(
          "no %s is called %s; installed: %s%s"
              .formatted(
                  what,
                  id,
                  installed.isEmpty() ? "none" : String.join(", ", installed),
                  engines.entrySet().stream()
                      .filter(module -> module.getValue().contains(id))
                      .map(
                          module ->
                              ".%nMaybe add the module io.spacemoe:%s".formatted(module.getKey()))
                      .findFirst()
                      .orElse("")));
    }
  }
}
