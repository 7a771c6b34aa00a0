package io.spacemoe.instances.assignment;

import io.spacemoe.instances.text.Csv;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.NumberLines;
import io.spacemoe.instances.text.Numbers;
import io.spacemoe.instances.text.Scale;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * A cost matrix as CSV: a line for each expert, a number for each satellite; an empty field or
 * {@code inf} forbids the pair. The header is optional, see {@link CostHeader}; with one, a first
 * column that is called {@code expert} or nothing holds names.
 */
final class CostTable {
  private static final Set<String> FORBIDDEN = Set.of("", "inf", "infinity", "-");

  private CostTable() {}

  private static boolean isMark(String field) {
    return FORBIDDEN.contains(Csv.lower(field));
  }

  /** Whether a field in lower case is a cost or the mark of a forbidden pair. */
  static boolean isCost(String field) {
    return FORBIDDEN.contains(field) || Numbers.isNumber(field);
  }

  /**
   * Reads a file.
   *
   * @param told whether it has a header, what to multiply by and what is asked for
   */
  static AssignmentFile read(InputFile file, Reading told) {
    Csv csv = new Csv(file);
    CostHeader found = CostHeader.of(csv, told.header());
    Scale scale = told.factor();
    int first = found.names() ? 1 : 0;
    int satellites = csv.width() - first;
    List<BitSet> forbidden = new ArrayList<>();
    List<long[]> numbers =
        csv.rows(
            found.present(),
            line -> {
              long[] row = new long[satellites];
              BitSet nowhere = new BitSet();
              for (int s = 0; s < satellites; s++) {
                int field = first + s;
                if (line.digits(field) == Long.MIN_VALUE && isMark(line.text(field))) {
                  nowhere.set(s);
                } else {
                  row[s] = csv.scaled(line, field, scale, found.present());
                }
              }
              forbidden.add(nowhere);
              return row;
            });
    return new Imported(
            file.problemName(),
            told.maximised(),
            satellites,
            numbers.toArray(long[][]::new),
            Capacity::one,
            ForbiddenPairs.ofSets(forbidden.toArray(BitSet[]::new)))
        .file(file, scale);
  }

  /** The text of a file, with a header. */
  static byte[] text(AssignmentFile file) {
    PlacementProblem problem = file.problem();
    NumberLines lines = new NumberLines();
    StringBuilder line = new StringBuilder("expert");
    for (int s = 0; s < problem.satellites(); s++) {
      line.append(",s").append(s);
    }
    lines.text(line.toString());
    for (int e = 0; e < problem.experts(); e++) {
      line.setLength(0);
      line.append('e').append(e);
      for (int s = 0; s < problem.satellites(); s++) {
        line.append(',');
        if (!problem.forbidden().contains(e, s)) {
          line.append(file.objective().number(problem.cost(e, s)));
        }
      }
      lines.text(line.toString());
    }
    return lines.bytes();
  }
}
