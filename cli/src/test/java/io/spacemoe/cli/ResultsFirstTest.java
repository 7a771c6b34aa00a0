package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was computed is there although what decorates it cannot be written. */
class ResultsFirstTest {
  @TempDir private Path folder;

  @Test
  void placeKeepsThePlacementWithoutThePicture() throws IOException {
    Path out = folder.resolve("p.placement.json");
    Path pictures = blocked("spacemoe.svg");
    Run run =
        Run.of("place", "ring-40", "--out", out.toString(), "--pictures", pictures.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("spacemoe");
    assertThat(run.err()).contains("spacemoe.svg cannot be written: it is a directory");
    Run.ok("evaluate", "ring-40", out.toString());
  }

  @Test
  void demoKeepsTableAndPlacementsWithoutThePicture() throws IOException {
    Path out = blocked("schemes.svg");
    Run run =
        Run.of("demo", "--scenario", "ring-40", "--joint-time", "10ms", "--out", out.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("rand-place").contains("joint");
    assertThat(out.resolve("schemes.csv")).content().contains("spacemoe,");
    assertThat(out.resolve("joint.placement.json")).isNotEmptyFile();
  }

  @Test
  void experimentKeepsResultsAndPageWithoutTheFigures() throws IOException {
    Path experiment = folder.resolve("one.experiment.json");
    Files.writeString(
        experiment,
        """
        {"format": "spacemoe-experiment/1", "name": "one", "scenario": "ring-40",
         "schemes": ["spacemoe"]}
        """);
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.createFile(out.resolve("figures"));
    Run run = Run.of("experiment", experiment.toString(), "--out", out.toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("one: 1 runs, 0 failed");
    for (String file : new String[] {"results.csv", "results.json", "page.json", "report.html"}) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
    assertThat(out.resolve("tables/one-table.csv")).isNotEmptyFile();
  }

  @Test
  void aCutOutputIsAFailure() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no device that is always full");
    for (String command : new String[] {"solve product-8x9 --json", "--help"}) {
      Program.Ended ended = Program.java().run(command + " > /dev/full");
      assertThat(ended.exitCode()).as(command).isEqualTo(1);
      assertThat(ended.err())
          .isEqualToNormalizingNewlines(
              "spacemoe: what was to be printed could not be written whole\n");
    }
  }

  @Test
  void aReaderThatHasEnoughIsNoFailure() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/null")), "no shell with pipes");
    Program.Ended ended = Program.java().run("solve product-8x9 --json | true");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.exitCode()).isZero();
  }

  /** A folder in which a directory has the name of a file. */
  private Path blocked(String name) throws IOException {
    Path blocked = folder.resolve("blocked");
    Files.createDirectories(blocked.resolve(name));
    return blocked;
  }
}
