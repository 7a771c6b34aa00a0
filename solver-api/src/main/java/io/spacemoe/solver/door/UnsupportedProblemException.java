package io.spacemoe.solver.door;

import io.spacemoe.solver.Capability;
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
            missing.stream().sorted().map(Capability::id).collect(Collectors.joining(", "))));
  }

  UnsupportedProblemException(String solver, Object problem, String why) {
    this(String.format(Locale.ROOT, "%s cannot solve %s: %s", solver, problem, why));
  }

  private UnsupportedProblemException(String message) {
    super(message);
  }

  /** Nobody declares what is needed; others may do so without proving anything. */
  static UnsupportedProblemException noEngine(Object problem, String others) {
    return new UnsupportedProblemException(
        String.format(
            Locale.ROOT,
            "no installed solver can prove optimality of %s with these options.%n%s",
            problem,
            wayOut(others)));
  }

  /** Everybody who was asked refused; says each one's reason. */
  static UnsupportedProblemException allRefuse(
      Object problem, List<UnsupportedProblemException> refusals, String others) {
    return new UnsupportedProblemException(
        String.format(
            Locale.ROOT,
            "every solver that could be chosen for %s refuses it:%n%s%n%s",
            problem,
            refusals.stream()
                .map(Throwable::getMessage)
                .collect(Collectors.joining(System.lineSeparator())),
            wayOut(others)));
  }

  private static String wayOut(String others) {
    return others.isEmpty()
        ? "No other one is installed that could search it."
        : "Maybe name one that can search it: " + others;
  }
}
