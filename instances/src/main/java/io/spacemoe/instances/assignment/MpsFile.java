package io.spacemoe.instances.assignment;

import io.spacemoe.instances.text.NumberLines;
import io.spacemoe.solver.PlacementProblem;
import java.util.Locale;

/**
 * A problem as a mixed-integer programme in free MPS: a binary column {@code xE_S} for each allowed
 * pair of expert and satellite, a row {@code eE} = 1 for each expert, and a row {@code sS} of at
 * most its room for each satellite. The objective is to be minimised, as every reader understands
 * it: the file's own numbers, or those of a file to be maximised with the other sign.
 */
final class MpsFile {
  /** Columns of a file that this program can hold as a text. */
  static final int MOST_PAIRS = 8_000_000;

  private final AssignmentFile file;
  private final PlacementProblem problem;
  private final NumberLines lines = new NumberLines();

  private MpsFile(AssignmentFile file) {
    this.file = file;
    this.problem = file.problem();
  }

  static byte[] text(AssignmentFile file) {
    MpsFile mps = new MpsFile(file);
    mps.rows();
    mps.columns();
    mps.roomAndBounds();
    return mps.lines.bytes();
  }

  private void line(String format, Object... values) {
    lines.text(String.format(Locale.ROOT, format, values));
  }

  private void rows() {
    if (file.objective().maximised()) {
      line("* values to be maximised are written with the other sign, to be minimised");
    }
    line("NAME %s", problem.name().replaceAll("[^A-Za-z0-9._-]", "_"));
    line("ROWS");
    line(" N cost");
    for (int e = 0; e < problem.experts(); e++) {
      line(" E e%d", e);
    }
    for (int s = 0; s < problem.satellites(); s++) {
      line(" L s%d", s);
    }
  }

  private void columns() {
    line("COLUMNS");
    line("    MARKER 'MARKER' 'INTORG'");
    for (int e = 0; e < problem.experts(); e++) {
      for (int s = 0; s < problem.satellites(); s++) {
        if (!problem.forbidden().contains(e, s)) {
          long number = file.objective().number(problem.cost(e, s));
          long cost = file.objective().maximised() ? -number : number;
          line("    x%d_%d cost %d e%d 1", e, s, cost, e);
          line("    x%d_%d s%d %d", e, s, s, problem.demand(e, s));
        }
      }
    }
    line("    MARKER 'MARKER' 'INTEND'");
  }

  private void roomAndBounds() {
    line("RHS");
    for (int e = 0; e < problem.experts(); e++) {
      line("    rhs e%d 1", e);
    }
    for (int s = 0; s < problem.satellites(); s++) {
      line("    rhs s%d %d", s, problem.room(s));
    }
    line("BOUNDS");
    for (int e = 0; e < problem.experts(); e++) {
      for (int s = 0; s < problem.satellites(); s++) {
        if (!problem.forbidden().contains(e, s)) {
          line(" UP bounds x%d_%d 1", e, s);
        }
      }
    }
    line("ENDATA");
  }
}
