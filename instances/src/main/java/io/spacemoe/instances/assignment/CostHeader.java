package io.spacemoe.instances.assignment;

import io.spacemoe.instances.text.Csv;
import io.spacemoe.instances.text.FirstLine;
import io.spacemoe.instances.text.InstanceFormatException;
import java.util.Locale;
import java.util.Optional;

/**
 * What the first line of a cost matrix is. A line of costs is data; a line of names is a header.
 * Where it can be both, or is neither, nothing is guessed: the file is refused unless it is told.
 *
 * @param present whether it is a header
 * @param names whether the first column holds the experts' names
 */
record CostHeader(boolean present, boolean names) {
  private static final String EXPERT = "expert";

  /**
   * Looks at the first line, and at the first column where that makes a difference.
   *
   * @param told whether there is a header, where it was said
   * @throws InstanceFormatException when there are two readings
   */
  static CostHeader of(Csv csv, Optional<Boolean> told) {
    FirstLine line = csv.firstLine();
    if (line.fields().lastIndexOf(EXPERT) > 0) {
      throw csv.wrongFirst("has the column expert behind others; expected it first, and once");
    }
    boolean named = line.corner().equals(EXPERT) || line.corner().isEmpty();
    if (told.isPresent()) {
      return new CostHeader(told.get(), told.get() && named);
    }
    if (line.fields().stream().allMatch(CostTable::isCost)) {
      refuseCostsThatCouldBeAHeader(csv, line);
      return new CostHeader(false, false);
    }
    if (!line.corner().equals(EXPERT) && !line.namesFrom(line.corner().isEmpty() ? 1 : 0)) {
      throw twoReadings(
          csv,
          "a header over costs",
          "costs with something that is neither a number nor one of the marks of a forbidden pair,"
              + " which are inf, infinity, - and nothing");
    }
    if (!line.corner().equals(EXPERT) && !csv.hasLinesBelow()) {
      throw csv.wrongFirst("is a header without a line below it; expected a line for each expert");
    }
    if (line.corner().isEmpty() && csv.columnBelow(CostTable::isCost)) {
      throw twoReadings(
          csv,
          "a header over a first column of experts' names",
          "a header over a first column of costs, whose satellite has no name");
    }
    return new CostHeader(true, named);
  }

  private static void refuseCostsThatCouldBeAHeader(Csv csv, FirstLine line) {
    boolean cornered =
        line.corner().isEmpty()
            && line.couldNumberColumnsFrom(1)
            && csv.columnBelow(field -> !field.isEmpty());
    if (csv.hasLinesBelow() && (cornered || line.countsFrom(0))) {
      throw twoReadings(
          csv,
          cornered ? "a header over a first column of experts' names" : "a header of numbers",
          "the costs of an expert");
    }
  }

  private static InstanceFormatException twoReadings(Csv csv, String one, String other) {
    return csv.wrongFirst(
        String.format(
            Locale.ROOT,
            "can be read as %s, or as %s.%nMaybe say --header or --no-header; or --format, if it is no cost matrix",
            one,
            other));
  }
}
