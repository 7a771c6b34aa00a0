package io.spacemoe.cli.compare;

import io.spacemoe.instances.AssignmentFile;
import io.spacemoe.instances.InstanceFormatException;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import java.nio.file.Files;
import java.nio.file.Path;

/** The structure of an instance in words: what engines can make use of. */
public final class InstanceKind {
  private InstanceKind() {}

  /**
   * The kind of the instance that a batch calls by this name.
   *
   * @param folder what relative paths start at
   */
  public static String of(Path folder, String instance) {
    String file = instance.replaceFirst("#\\d+$", "");
    try {
      return of(
          AssignmentFile.open(
                  Files.exists(folder.resolve(file))
                      ? folder.resolve(instance).toString()
                      : instance)
              .problem());
    } catch (InstanceFormatException e) {
      return "unreadable";
    }
  }

  static String of(PlacementProblem problem) {
    return costs(problem.costs())
        + capacity(problem.capacity())
        + (problem.forbidden().isEmpty() ? "" : ", forbidden pairs");
  }

  private static String costs(Costs costs) {
    if (costs instanceof Costs.Product) {
      return "product costs";
    }
    return costs instanceof Costs.LayeredProduct ? "layered products" : "matrix costs";
  }

  private static String capacity(Capacity capacity) {
    if (capacity instanceof Capacity.One) {
      return "";
    }
    return capacity instanceof Capacity.Slots ? ", slots" : ", memory";
  }
}
