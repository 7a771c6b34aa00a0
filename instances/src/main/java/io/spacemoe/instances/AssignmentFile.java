package io.spacemoe.instances;

import io.spacemoe.solver.PlacementProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An assignment instance file, {@code .assignment.json} (model.md, section 9).
 *
 * @param problem the problem
 * @param unit what a cost of 1 is, for example {@code fs}
 * @param knownOptimum cost of the best placement, where it is known
 * @param source where the numbers come from, and how the optimum is known
 * @param sha256 SHA-256 of the file's text, unpacked, in lower-case hexadecimal
 */
public record AssignmentFile(
    PlacementProblem problem,
    String unit,
    OptionalLong knownOptimum,
    Optional<String> source,
    String sha256) {
  static final String FORMAT = "spacemoe-assignment/1";

  /** A problem as {@link #write} writes it. */
  public static AssignmentFile of(
      PlacementProblem problem, String unit, OptionalLong knownOptimum, Optional<String> source) {
    AssignmentFile unhashed = new AssignmentFile(problem, unit, knownOptimum, source, "");
    return unhashed.withHashOf(unhashed.text());
  }

  /**
   * Reads the file of this path if there is one, and else the bundled instance of this name.
   *
   * @throws InstanceFormatException naming file, JSON path, line and column; or the bundled
   *     instances when there is neither a file nor one of them
   */
  public static AssignmentFile open(String pathOrBundledName) {
    return of(Bundled.ASSIGNMENTS.open(pathOrBundledName));
  }

  /**
   * Reads a file.
   *
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static AssignmentFile read(Path file) {
    return of(InputFile.read(file));
  }

  /** The names of the bundled instances. */
  public static List<String> bundled() {
    return Bundled.ASSIGNMENTS.names();
  }

  /**
   * Writes the file as a whole, gzipped when its name ends in {@code .gz}. What is read back equals
   * this, but for the hash of a file that was formatted otherwise.
   *
   * @throws java.io.UncheckedIOException when it cannot be written; nothing is left behind
   */
  public void write(Path file) {
    OutputFile.write(file, text());
  }

  private static AssignmentFile of(InputFile file) {
    return JsonFile.read(file, FORMAT, AssignmentReader::read).withHashOf(file.text());
  }

  private byte[] text() {
    return JsonText.of(json -> AssignmentWriter.write(this, json));
  }

  private AssignmentFile withHashOf(byte[] text) {
    return new AssignmentFile(problem, unit, knownOptimum, source, Sha256.of(text));
  }
}
