package io.spacemoe.solver.tck;

import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.door.ReplayFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** What an examination found, by the clause that was broken; safe for several threads. */
final class Findings {
  private static final int SHOWN = 5;

  /** Where problems that broke a clause are written. */
  private static final Path FOLDER = Path.of("target", "failed");

  private final String solver;
  private final Map<Clause, List<Finding>> byClause = new EnumMap<>(Clause.class);

  /** Nothing found yet. */
  Findings(String solver) {
    this.solver = solver;
  }

  private record Finding(String what, Throwable cause) {}

  synchronized void add(Clause clause, String what, Throwable cause) {
    byClause.computeIfAbsent(clause, c -> new ArrayList<>()).add(new Finding(what, cause));
  }

  void add(Clause clause, String what) {
    add(clause, what, null);
  }

  /** Keeps the problem for replay too, as long as the clause has few findings. */
  synchronized void add(Clause clause, PlacementProblem problem, String what, Throwable cause) {
    String kept =
        byClause.getOrDefault(clause, List.of()).size() < SHOWN
            ? keep(solver, problem.name(), ReplayFile.of(problem))
            : "";
    add(clause, problem + ": " + what + kept, cause);
  }

  /** Fails when the clause was broken; shows the first few findings. */
  synchronized void require(Clause clause) {
    List<Finding> found = byClause.getOrDefault(clause, List.of());
    if (found.isEmpty()) {
      return;
    }
    AssertionFailedError error =
        new AssertionFailedError(
            found.stream()
                .limit(SHOWN)
                .map(finding -> "\n  " + finding.what)
                .collect(
                    Collectors.joining(
                        "",
                        String.format(
                            Locale.ROOT,
                            "%s breaks clause %s %d times:",
                            solver,
                            clause,
                            found.size()),
                        found.size() > SHOWN ? "\n  ..." : "")));
    found.stream()
        .limit(SHOWN)
        .filter(finding -> finding.cause != null)
        .forEach(finding -> error.addSuppressed(finding.cause));
    throw error;
  }

  /**
   * Keeps a problem that broke a clause, and says where.
   *
   * @param problem its name
   */
  static String keep(String solver, String problem, ReplayFile replay) {
    Path file = FOLDER.resolve(solver + "-" + problem + replay.suffix());
    try {
      Files.createDirectories(FOLDER);
      replay.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep a problem that broke the contract", e);
    }
    return " [kept in %s]".formatted(file);
  }
}
