package io.spacemoe.instances.assignment;

import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.Scale;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What a file of another project's format holds, before anything is checked.
 *
 * @param name what to call the problem
 * @param maximised whether the greatest value is asked for
 * @param satellites the number of satellites, also where there is no row to count them by
 * @param numbers the file's own numbers, multiplied by its scale, experts x satellites; taken over,
 *     0 where forbidden
 * @param capacity makes the capacity
 * @param forbidden pairs that no placement may use
 */
record Imported(
    String name,
    boolean maximised,
    int satellites,
    long[][] numbers,
    Supplier<Capacity> capacity,
    ForbiddenPairs forbidden) {

  /** A file to be minimised, with one expert per satellite. */
  static Imported base(InputFile file, int satellites, long[][] numbers) {
    return new Imported(
        file.problemName(), false, satellites, numbers, Capacity::one, ForbiddenPairs.none());
  }

  /**
   * The problem in costs.
   *
   * @param scale what the file's own numbers were multiplied by
   * @throws InstanceFormatException when a number, or the sum of all, is out of range
   */
  AssignmentFile file(InputFile from, Scale scale) {
    try {
      Objective objective = Objective.of(maximised, numbers);
      for (long[] row : numbers) {
        Arrays.setAll(row, s -> objective.cost(row[s]));
      }
      return new AssignmentFile(
          new PlacementProblem(
              name, new Costs.Matrix(satellites, numbers), capacity.get(), forbidden),
          scale.factor() == 1
              ? "units"
              : String.format(Locale.ROOT, "units of 1/%d", scale.factor()),
          objective,
          OptionalLong.empty(),
          Optional.empty(),
          "");
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new InstanceFormatException(
          from.name(), "", "holds %s, which is not valid: %s".formatted(name, e.getMessage()));
    }
  }
}
