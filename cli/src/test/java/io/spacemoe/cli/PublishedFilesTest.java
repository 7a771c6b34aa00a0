package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other projects are solved and verified, and answered in their own sense. */
class PublishedFilesTest {
  /** One agent and two jobs, then two agents with room for one and two of three jobs. */
  private static final String GAPS =
      """
      2
      1 2
      30 40
      1 1
      2
      2 3
      5 9 4   1 7 2
      1 1 1
      1 1 1
      1 2
      """;

  @TempDir private Path folder;

  @Test
  void aMaximumIsShownAsOne() throws IOException {
    Path gaps = Files.writeString(folder.resolve("gaps.txt"), GAPS);
    String instance = gaps + "#2";
    String solution = folder.resolve("my.solution.json").toString();

    String solved = Run.ok("solve", instance, "--out", solution).out();
    String verified = Run.ok("verify", instance, solution).out();
    String json = Run.ok("solve", instance, "--json").out();

    assertThat(solved).contains("gaps#2 (3 experts, 2 satellites)");
    assertThat(solved).contains("value     14 units (maximised; solved as cost 13)");
    assertThat(solved).contains("bound     14, proved").doesNotContain("(gap");
    assertThat(verified).contains("cost: 14 units (maximised; solved as cost 13)");
    assertThat(json).contains("\"sense\" : \"maximise\"", "\"value\" : 14", "\"cost\" : 13");
    Run other = Run.of("verify", gaps + "#1", solution);
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.out()).contains("OFF  instance: SHA-256 is");
  }

  @Test
  void theSenseIsAskedForByName() throws IOException {
    Path gaps = Files.writeString(folder.resolve("gaps.txt"), GAPS);

    assertThat(Run.ok("solve", gaps + "#2", "--format", "gap-min").out())
        .contains("cost      12 units");
    Run wrong = Run.of("solve", gaps + "#2", "--format", "gap");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("format \"gap\" does not exist; there are gap-m");
  }
}
