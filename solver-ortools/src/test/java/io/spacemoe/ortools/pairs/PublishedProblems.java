package io.spacemoe.ortools.pairs;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * Published problems with known optima, read in place: from {@code SPACEMOE_DATA}, or from a folder
 * {@code shared/data} beside one of the folders above the working directory.
 */
final class PublishedProblems {
  private PublishedProblems() {}

  /** The benchmark folder; empty when there is none here. */
  static Optional<Path> folder() {
    String named = System.getProperty("SPACEMOE_DATA", System.getenv("SPACEMOE_DATA"));
    if (named != null) {
      return Optional.of(Path.of(named, "benchmarks")).filter(Files::isDirectory);
    }
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path folder = up.resolve("shared").resolve("data").resolve("benchmarks");
      if (Files.isDirectory(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  /** An OR-Library assignment problem: n, then n x n costs. */
  static PlacementProblem assignment(Path file) {
    StringTokenizer tokens = tokens(file);
    int n = Integer.parseInt(tokens.nextToken());
    return PlacementProblem.of(
        file.getFileName().toString(), new Costs.Matrix(n, rows(tokens, n, n)));
  }

  /** A generalised assignment problem to be minimised: m, n, m x n costs, m x n uses, m rooms. */
  static PlacementProblem generalised(Path file) {
    StringTokenizer tokens = tokens(file);
    int satellites = Integer.parseInt(tokens.nextToken());
    int experts = Integer.parseInt(tokens.nextToken());
    long[][] costs = turned(rows(tokens, satellites, experts), experts);
    long[][] uses = turned(rows(tokens, satellites, experts), experts);
    long[] room = rows(tokens, 1, satellites)[0];
    return new PlacementProblem(
        file.getFileName().toString(),
        new Costs.Matrix(satellites, costs),
        Capacity.memory(room, uses),
        ForbiddenPairs.none());
  }

  private static StringTokenizer tokens(Path file) {
    try {
      return new StringTokenizer(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long[][] rows(StringTokenizer tokens, int height, int width) {
    long[][] rows = new long[height][width];
    for (long[] row : rows) {
      for (int i = 0; i < width; i++) {
        row[i] = Long.parseLong(tokens.nextToken());
      }
    }
    return rows;
  }

  private static long[][] turned(long[][] rows, int width) {
    long[][] turned = new long[width][rows.length];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < width; c++) {
        turned[c][r] = rows[r][c];
      }
    }
    return turned;
  }
}
