package io.spacemoe.instances.assignment;

import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.NumberLines;
import io.spacemoe.instances.text.Scale;
import io.spacemoe.instances.text.Tokens;
import io.spacemoe.solver.PlacementProblem;
import java.util.Locale;

/** A linear assignment problem as OR-Library publishes it: n, then n x n costs row by row. */
final class SquareFile {
  private SquareFile() {}

  static AssignmentFile read(InputFile file, Scale scale) {
    Tokens tokens = new Tokens(file);
    int size = tokens.count("the number of rows", 0, 2);
    if ((long) size * size > tokens.rest() / 2 + 1) {
      throw tokens.wrong(
          String.format(
              Locale.ROOT,
              "announces %d rows, but there is no room for %d numbers in the rest of the file",
              size,
              (long) size * size));
    }
    long[][] numbers = new long[size][size];
    for (long[] row : numbers) {
      for (int s = 0; s < size; s++) {
        row[s] = tokens.scaled("a cost", scale);
      }
    }
    tokens.end(String.format(Locale.ROOT, "%d rows", size));
    return Imported.base(file, size, numbers).file(file, scale);
  }

  /** The text of a file. */
  static byte[] text(AssignmentFile file) {
    PlacementProblem problem = file.problem();
    NumberLines lines = new NumberLines();
    lines.text(Integer.toString(problem.experts()));
    for (int e = 0; e < problem.experts(); e++) {
      int expert = e;
      lines.numbers(problem.satellites(), s -> file.objective().number(problem.cost(expert, s)));
    }
    return lines.bytes();
  }
}
