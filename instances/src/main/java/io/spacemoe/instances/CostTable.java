package io.spacemoe.instances;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * A cost matrix as CSV: a line for each expert, a whole number for each satellite; an empty field
 * or {@code inf} forbids the pair. The header is optional; with one, a first column that is called
 * {@code expert} or nothing holds names.
 */
final class CostTable {
  private static final Set<String> FORBIDDEN = Set.of("", "inf", "infinity", "-");

  private CostTable() {}

  static AssignmentFile read(InputFile file) {
    Csv csv = new Csv(file);
    List<String> columns = csv.columns();
    int first = !columns.isEmpty() && Set.of("", "expert").contains(columns.get(0)) ? 1 : 0;
    List<CsvRecord> lines = csv.body();
    int satellites = csv.width() - first;
    long[][] numbers = new long[lines.size()][satellites];
    BitSet[] forbidden = new BitSet[lines.size()];
    for (int e = 0; e < numbers.length; e++) {
      CsvRecord line = lines.get(e);
      forbidden[e] = new BitSet();
      for (int s = 0; s < satellites; s++) {
        if (FORBIDDEN.contains(Csv.lower(line.getField(first + s)))) {
          forbidden[e].set(s);
        } else {
          numbers[e][s] = csv.whole(line, first + s);
        }
      }
    }
    return new Imported(
            file.problemName(),
            false,
            satellites,
            numbers,
            Capacity::one,
            ForbiddenPairs.ofSets(forbidden))
        .file(file);
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
