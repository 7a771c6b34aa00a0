package io.spacemoe.lab.run;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Objective;
import java.util.OptionalLong;

/**
 * What is known of an instance once it is read.
 *
 * @param name what the file calls it
 * @param hash SHA-256 of its text, unpacked, in lower-case hexadecimal
 * @param experts number of experts
 * @param satellites number of satellites
 * @param objective how the file's own numbers became costs
 * @param knownOptimum cost of the best placement, where the file says it
 */
public record InstanceFacts(
    String name,
    String hash,
    int experts,
    int satellites,
    Objective objective,
    OptionalLong knownOptimum) {

  static InstanceFacts of(AssignmentFile file) {
    return new InstanceFacts(
        file.problem().name(),
        file.sha256(),
        file.problem().experts(),
        file.problem().satellites(),
        file.objective(),
        file.knownOptimum());
  }
}
