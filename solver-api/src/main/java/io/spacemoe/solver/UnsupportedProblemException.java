package io.spacemoe.solver;

import java.util.Set;
import java.util.stream.Collectors;

/** A fine problem met an engine that does not declare what it needs; nothing was tried. */
public final class UnsupportedProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedProblemException(String solver, Object problem, Set<Capability> missing) {
    super(
        "%s cannot solve %s: it does not declare %s.%nMaybe use another solver; `spacemoe solvers` lists what each can do."
            .formatted(
                solver,
                problem,
                missing.stream().sorted().map(Capability::id).collect(Collectors.joining(", "))));
  }

  UnsupportedProblemException(String solver, Object problem, String why) {
    super("%s cannot solve %s: %s".formatted(solver, problem, why));
  }
}
