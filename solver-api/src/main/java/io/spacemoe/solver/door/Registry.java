package io.spacemoe.solver.door;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.spi.Engine;
import io.spacemoe.solver.spi.SolverProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The engines for one kind of problem that are on the class path, and what is said where there is
 * none.
 *
 * @param service what they implement
 * @param what what messages call one
 * @param prefix how their ids begin; an id without it is understood, since ids had none before 0.2
 */
record Registry<E extends Engine>(Class<E> service, String what, String prefix) {
  /** Placement problems. */
  static final Registry<SolverProvider> ASSIGNMENT =
      new Registry<>(SolverProvider.class, "solver", "");

  /** The slowest activated expert. */
  static final Registry<ExpectedMaxProvider> EXPECTED_MAX =
      new Registry<>(
          ExpectedMaxProvider.class, "solver for objective expected-max", "expected-max-");

  /** Gateways and experts of all layers. */
  static final Registry<JointSolverProvider> JOINT =
      new Registry<>(JointSolverProvider.class, "joint solver", "joint-");

  /** SpaceMoE's engines, by the modules that bring them. */
  private static final Map<String, Set<String>> MODULES =
      Map.of(
          "spacemoe-solver-assignment",
          Set.of("assignment", "joint-alternating"),
          "spacemoe-solver-heuristic",
          Set.of(
              "branch-and-bound",
              "closed-form",
              "expected-max-branch-and-bound",
              "expected-max-closed-form",
              "expected-max-local-search",
              "expected-max-optaplanner",
              "joint-branch-and-bound",
              "joint-local-search",
              "joint-optaplanner",
              "local-search",
              "optaplanner",
              "optaplanner-annealing",
              "optaplanner-late-acceptance"),
          "spacemoe-solver-ortools",
          Set.of(
              "ortools-assignment", "ortools-cpsat", "ortools-flow", "ortools-lp", "ortools-mip"));

  /**
   * The engines, by id, whether or not they can run here.
   *
   * @throws SolverFailureException when one cannot be loaded, or two have one id
   */
  List<E> installed() {
    List<E> found = new ArrayList<>();
    try {
      ServiceLoader.load(service, Registry.class.getClassLoader()).forEach(found::add);
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new SolverFailureException(
          String.format(
              Locale.ROOT,
              "an engine on the class path cannot be loaded: %s%s.%nMaybe mend the jar that names it in META-INF/services/%s, or leave it out.",
              e.getMessage(),
              Optional.ofNullable(e.getCause()).map(cause -> ": " + cause).orElse(""),
              service.getName()),
          e);
    }
    found.sort(Comparator.comparing(Engine::id));
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
   * The engine with this id, or else with the prefix before it.
   *
   * @throws IllegalArgumentException when there is none; the message lists those that there are
   */
  E named(String id) {
    List<E> installed = installed();
    return Stream.of(id, prefix + id)
        .flatMap(name -> installed.stream().filter(engine -> engine.id().equals(name)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(missing(id, installed)));
  }

  private String missing(String id, List<E> installed) {
    return "no %s is called %s; installed: %s%s"
        .formatted(
            what,
            id,
            installed.isEmpty()
                ? "none"
                : installed.stream().map(Engine::id).collect(Collectors.joining(", ")),
            advice(id));
  }

  private String advice(String id) {
    Optional<String> module =
        modulesWith(
                ours ->
                    prefix.equals(kindOf(ours)) && (ours.equals(id) || ours.equals(prefix + id)))
            .findFirst();
    if (module.isPresent()) {
      return ".%nMaybe add the module io.spacemoe:%s".formatted(module.get());
    }
    return modulesWith(id::equals).findFirst().isPresent()
        ? ".%n%s is for another kind of problem; `spacemoe solvers` lists the engines of each"
            .formatted(id)
        : "";
  }

  /** The prefix of one of our ids. */
  private static String kindOf(String id) {
    return Stream.of("expected-max-", "joint-").filter(id::startsWith).findFirst().orElse("");
  }

  /** Engines that can run here and declare what is needed, soonest first. */
  Stream<E> ranked(Set<Capability> needs, ToDoubleFunction<E> seconds) {
    List<E> soonestFirst =
        installed().stream()
            .filter(engine -> engine.capabilities().containsAll(needs))
            .sorted(Comparator.comparingDouble(seconds))
            .toList();
    // Asking loads native code. Only a stream that sorts nothing asks no further than it is read.
    return soonestFirst.stream().filter(engine -> engine.unavailableBecause().isEmpty());
  }

  /** What is said where there is no engine at all. */
  String nobody() {
    return "no %s is installed.%nMaybe add the module io.spacemoe:%s"
        .formatted(
            what,
            modulesWith(ours -> ours.startsWith(prefix))
                .collect(Collectors.joining(" or io.spacemoe:")));
  }

  private static Stream<String> modulesWith(Predicate<String> engine) {
    return MODULES.entrySet().stream()
        .filter(module -> module.getValue().stream().anyMatch(engine))
        .map(Map.Entry::getKey)
        .sorted();
  }
}
