package io.spacemoe.lab.compare;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The structure of an instance in words: what engines can make use of. */
public final class InstanceKind {
  private InstanceKind() {}

  /**
   * The kind of the instance that a batch calls by this name.
   *
   * @param folder what relative paths start at
   * @param reading what the batch was told about its files
   * @param hash hash of the file that the batch read; empty when it read none
   */
  public static String of(Path folder, String instance, Reading reading, Optional<String> hash) {
    String file = instance.replaceFirst("#\\d+$", "");
    try {
      AssignmentFile read =
          AssignmentFile.open(
              Files.exists(folder.resolve(file)) ? folder.resolve(instance).toString() : instance,
              reading);
      return hash.isEmpty() || hash.get().equals(read.sha256())
          ? of(read.problem())
          : "changed since";
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
