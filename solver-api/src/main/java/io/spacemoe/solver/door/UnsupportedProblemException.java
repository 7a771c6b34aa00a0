package io.spacemoe.solver.door;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Engine;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A fine problem met an engine that does not declare what it needs; nothing was tried. */
public final class UnsupportedProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedProblemException(String solver, Object problem, Set<Capability> missing) {
    super(
        String.format(
            Locale.ROOT,
            "%s cannot solve %s: it does not declare %s.%nMaybe use another solver; `spacemoe solvers` lists what each can do.",
            solver,
            problem,
            ids(missing)));
  }

  UnsupportedProblemException(String solver, Object problem, String why) {
    this(String.format(Locale.ROOT, "%s cannot solve %s: %s", solver, problem, why));
  }

  private UnsupportedProblemException(String message) {
    super(message);
  }

  /**
   * No engine that the door would choose takes the question.
   *
   * @param refusals what those said that were asked
   */
  static <E extends Engine> UnsupportedProblemException byAll(
      Question<E> question, SolveOptions options, List<UnsupportedProblemException> refusals) {
    List<E> installed = question.registry().installed();
    if (installed.isEmpty()) {
      return new UnsupportedProblemException(question.registry().nobody());
    }
    Set<Capability> needs = Solve.needs(question, options);
    String others =
        installed.stream()
            .filter(engine -> engine.capabilities().containsAll(needs))
            .filter(engine -> !engine.capabilities().containsAll(question.prefers()))
            .map(Engine::id)
            .collect(Collectors.joining(", "));
    String wayOut =
        others.isEmpty()
            ? "No other one is installed that could search it."
            : "Maybe name one that can search it: " + others;
    needs.addAll(question.prefers());
    return new UnsupportedProblemException(
        refusals.isEmpty()
            ? "no installed %s can %s %s with these options: it would have to declare %s.%n%s"
                .formatted(
                    question.registry().what(),
                    question.prefers().isEmpty() ? "solve" : "prove optimality of",
                    question.problem(),
                    ids(needs),
                    wayOut)
            : "every solver that could be chosen for %s refuses it:%n%s%n%s"
                .formatted(
                    question.problem(),
                    refusals.stream()
                        .map(Throwable::getMessage)
                        .collect(Collectors.joining(System.lineSeparator())),
                    wayOut));
  }

  private static String ids(Set<Capability> capabilities) {
    return capabilities.stream().sorted().map(Capability::id).collect(Collectors.joining(", "));
  }
}
