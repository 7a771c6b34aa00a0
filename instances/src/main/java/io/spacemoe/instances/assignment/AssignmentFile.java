package io.spacemoe.instances.assignment;

import io.spacemoe.instances.text.Bundled;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.instances.text.Part;
import io.spacemoe.instances.text.Sha256;
import io.spacemoe.solver.PlacementProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * An assignment instance file: this project's own {@code .assignment.json} (docs/formats.md) or any
 * other {@link Format}.
 *
 * @param problem the problem
 * @param unit what a cost of 1 is, for example {@code fs}
 * @param objective how the file's own numbers became the problem's costs
 * @param knownOptimum cost of the best placement, where it is known
 * @param source where the numbers come from, and how the optimum is known
 * @param sha256 SHA-256 of the file's text, unpacked, in lower-case hexadecimal; for a problem out
 *     of several in a file, of the text followed by {@code #} and the problem's number
 */
public record AssignmentFile(
    PlacementProblem problem,
    String unit,
    Objective objective,
    OptionalLong knownOptimum,
    Optional<String> source,
    String sha256) {
  public static final String FORMAT = "spacemoe-assignment/1";

  /** Refuses an objective whose values could leave the range of a long. */
  public AssignmentFile {
    objective.checkFor(problem.experts());
  }

  /** A problem as {@link #write} writes it. */
  public static AssignmentFile of(
      PlacementProblem problem, String unit, OptionalLong knownOptimum, Optional<String> source) {
    return of(problem, unit, Objective.COST, knownOptimum, source);
  }

  /** A problem whose costs were made from other numbers, as {@link #write} writes it. */
  public static AssignmentFile of(
      PlacementProblem problem,
      String unit,
      Objective objective,
      OptionalLong knownOptimum,
      Optional<String> source) {
    AssignmentFile unhashed =
        new AssignmentFile(problem, unit, objective, knownOptimum, source, "");
    return unhashed.withHashOf(unhashed.text(Format.SPACEMOE));
  }

  /**
   * Reads the file of this path if there is one, and else the bundled instance of this name. A path
   * may end in {@code #} and the number of a problem, from 1, where a file holds several.
   *
   * @throws InstanceFormatException naming file and place; or the bundled instances when there is
   *     neither a file nor one of them
   */
  public static AssignmentFile open(String pathOrBundledName) {
    return open(pathOrBundledName, Reading.BY_CONTENT);
  }

  /**
   * Reads a file or a bundled instance as {@link #open(String)} does.
   *
   * @param reading what is told about the file
   */
  public static AssignmentFile open(String pathOrBundledName, Reading reading) {
    Part part = Part.of(pathOrBundledName);
    InputFile file = Bundled.ASSIGNMENTS.open(part.path());
    if (file.bundled()) {
      reading.requireNothingTold(part.path());
    }
    return of(file, part, reading);
  }

  /**
   * The {@link #sha256} of what {@link #open(String)} would read, without reading the problem.
   *
   * @throws InstanceFormatException when there is no such file, or it is of no format
   */
  public static String sha256Of(String pathOrBundledName) {
    Part part = Part.of(pathOrBundledName);
    InputFile file = Bundled.ASSIGNMENTS.open(part.path());
    return Format.of(file).problems(file) == 1
        ? Sha256.of(file.text())
        : Sha256.of(file.text(), part.mark());
  }

  /**
   * Reads a file with one problem.
   *
   * @throws InstanceFormatException naming file and place
   */
  public static AssignmentFile read(Path file) {
    return of(
        InputFile.read(file), new Part(file.toString(), Optional.empty()), Reading.BY_CONTENT);
  }

  /**
   * What to {@link #open} to read each problem of a file: its path, with {@code #1}, {@code #2} ...
   * where it says how many problems it holds. Reads no more than it takes to count them.
   *
   * @throws InstanceFormatException naming file and place
   */
  public static List<String> problemsIn(Path file, Reading reading) {
    InputFile input = InputFile.read(file);
    int problems = reading.formatOf(input).problems(input);
    return problems == 1
        ? List.of(file.toString())
        : IntStream.rangeClosed(1, problems).mapToObj(p -> file + "#" + p).toList();
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
    write(file, Format.SPACEMOE);
  }

  /**
   * Writes the file as {@link #write(Path)} does, in any format. Formats of other projects hold
   * neither name, unit, known optimum nor source, nor what a forbidden pair would cost.
   *
   * @throws IllegalArgumentException when the format cannot hold the problem, and why
   */
  public void write(Path file, Format format) {
    OutputFile.write(file, text(format));
  }

  /**
   * What {@link #write(Path, Format)} writes, not compressed.
   *
   * @throws IllegalArgumentException when the format cannot hold the problem, and why
   */
  public byte[] text(Format format) {
    return format.text(this);
  }

  /** The problem that is meant, with its hash. */
  public static AssignmentFile of(InputFile file, Part part, Reading reading) {
    Format format = reading.formatOf(file);
    AssignmentFile read = format.read(file, part, reading);
    return format.problems(file) == 1
        ? read.withHashOf(file.text())
        : read.withHashOf(file.text(), part.mark());
  }

  /** The same with the hash of these bytes. */
  public AssignmentFile withHashOf(byte[]... texts) {
    return new AssignmentFile(problem, unit, objective, knownOptimum, source, Sha256.of(texts));
  }
}
