package io.spacemoe.instances.assignment;

import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonText;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A solution file, {@code .solution.json}: what an engine answered to an assignment instance, with
 * the evidence. Nothing in it is to be believed before it is checked against the instance.
 *
 * @param instance name of the instance
 * @param sha256 SHA-256 of the instance's text; see {@link AssignmentFile#sha256}
 * @param solver id of the engine
 * @param termination how it ended
 * @param placement the best placement found; present exactly when the termination has one
 * @param cost its cost; present exactly with a placement
 * @param bound the best lower bound, checked or claimed
 * @param proofs evidence for the bound, or for infeasibility
 * @param options seed and limits that the engine was given; a hint is not kept
 * @param seconds wall-clock seconds inside the engine
 */
public record SolutionFile(
    String instance,
    String sha256,
    String solver,
    Termination termination,
    Optional<Placement> placement,
    OptionalLong cost,
    OptionalLong bound,
    List<Proof> proofs,
    SolveOptions options,
    double seconds) {
  public static final String FORMAT = "spacemoe-solution/1";

  /** Refuses a status without its placement or cost, or with one that does not belong to it. */
  public SolutionFile {
    proofs = List.copyOf(proofs);
    if (placement.isPresent() != termination.hasPlacement()
        || cost.isPresent() != placement.isPresent()) {
      throw new IllegalArgumentException(
          "status %s %s satelliteOf and %s cost; expected both with OPTIMAL and FEASIBLE, else neither"
              .formatted(
                  termination.reason(),
                  placement.isPresent() ? "with" : "without",
                  cost.isPresent() ? "with" : "without"));
    }
    if (!(seconds >= 0 && seconds <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("seconds is %s; allowed: at least 0".formatted(seconds));
    }
    options =
        new SolveOptions(
            options.timeLimit(),
            options.iterationLimit(),
            options.seed(),
            options.threads(),
            options.targetGap(),
            Optional.empty());
  }

  /** What an engine answered to an instance. */
  public static SolutionFile from(
      SolveResult result, AssignmentFile instance, SolveOptions options) {
    return new SolutionFile(
        instance.problem().name(),
        instance.sha256(),
        result.solver(),
        result.termination(),
        result.placement(),
        result.cost(),
        result.bound(),
        result.proofs(),
        options,
        result.seconds());
  }

  /**
   * Reads a file.
   *
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static SolutionFile read(Path file) {
    InputFile input = InputFile.read(file);
    return JsonFile.read(input, FORMAT, json -> new SolutionReader(input).solution(json));
  }

  /**
   * Writes the file as a whole, gzipped when its name ends in {@code .gz}; a large proof before it,
   * in a file beside it.
   *
   * @throws java.io.UncheckedIOException when it cannot be written; nothing is left behind
   */
  public void write(Path file) {
    SolutionWriter writer = new SolutionWriter(this, file);
    writer.writeProof();
    OutputFile.write(file, JsonText.of(writer::write));
  }
}
