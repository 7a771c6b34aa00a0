package io.spacemoe.instances.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.instances.RandomContent;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.proof.TreeProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof that is too large for the solution file stands beside it. */
class LargeProofTest {
  @TempDir Path folder;

  private final TreeProof large = new RandomContent(1).tree(2000);

  private SolutionFile solution(TreeProof tree) {
    return new SolutionFile(
        "any",
        "0".repeat(64),
        "some-engine",
        Termination.noSolution(Termination.Limit.TIME),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.of(3),
        List.of(tree),
        SolveOptions.defaults(),
        1);
  }

  @Test
  void itIsReadFromItsFileAndNoOther() throws IOException {
    Path file = folder.resolve("my.solution.json");
    solution(large).write(file);
    Path beside = folder.resolve("my.proof.gz");

    assertThat(Files.size(file)).isLessThan(1000);
    assertThat(SolutionFile.read(file).proofs().get(0)).hasSameHashCodeAs(readBack(beside));
    byte[] bytes = Files.readAllBytes(beside);

    Files.write(beside, new RandomContent(2).tree(2000).bytes());
    refused(file, "sha256");
    bytes[bytes.length / 2] ^= 1;
    Files.write(beside, bytes);
    refused(file, "proof");
    Files.write(beside, new byte[] {1, 2, 3});
    refused(file, "proof");
    Files.delete(beside);
    refused(file, "does not exist");
  }

  private static TreeProof readBack(Path file) throws IOException {
    return new TreeProof(Files.readAllBytes(file));
  }

  private static void refused(Path file, String why) {
    assertThatThrownBy(() -> SolutionFile.read(file))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aSmallOneIsInTheSolutionFile() {
    Path file = folder.resolve("small.solution.json");
    TreeProof small = new RandomContent(3).tree(2);
    solution(small).write(file);

    assertThat(folder.resolve("small.proof.gz")).doesNotExist();
    assertThat(SolutionFile.read(file).proofs()).containsExactly(small);
  }
}
