package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at any moment loses nothing that was there before. */
class KilledTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void aKilledReplanLeavesTheOldPlacementOrTheNewOne() throws Exception {
    Path start = folder.resolve("my.placement.json");
    Path out = folder.resolve("next.placement.json");
    Run.ok("place", "ring-40", "--out", start.toString(), "--quiet");
    Run.ok("replan", "ring-40", start.toString(), "--fail", "3", "--out", out.toString());
    byte[] old = Files.readAllBytes(out);
    String[] command = {"replan", "ring-40", start.toString(), "--fail", "7", "--out"};
    Path whole = folder.resolve("whole.placement.json");
    long began = System.nanoTime();
    assertThat(spawned(command, whole).waitFor()).isZero();
    long nanos = System.nanoTime() - began;
    byte[] next = Files.readAllBytes(whole);

    for (int part = 2; part <= 6; part++) { // the last ones are near the end, when it writes
      Process process = spawned(command, out);
      boolean ended = process.waitFor(nanos * (part + 4) / 10, TimeUnit.NANOSECONDS);
      process.destroyForcibly().waitFor();
      byte[] there = Files.readAllBytes(out);
      assertThat(List.of(there)).as("ended: %s", ended).containsAnyOf(old, next);
      Run.ok("evaluate", "ring-40", out.toString());
    }
    assertThat(spawned(command, out).waitFor()).isZero();
    assertThat(out).hasBinaryContent(next);
  }

  private Process spawned(String[] command, Path out) throws IOException {
    return Spawned.start(folder.toString(), Run.with(command, out.toString()));
  }

  @Test
  void aKilledStudyOfFailuresGoesOnWhereItWas() throws Exception {
    Path file = folder.resolve("small.experiment.json");
    Files.writeString(
        file,
        """
        {"format": "spacemoe-experiment/1", "study": "failures", "scenario": "ring-40",
         "schemes": ["spacemoe"], "set": {"snapshots.slots": 2, "placement.capacity": {"slots": 2}},
         "sweep": [{"parameter": "failures.seed", "values": [1, 2, 3, 4, 5, 6, 7, 8]},
                   {"parameter": "failures.random", "values": [0, 2]}]}
        """);
    Path journal = folder.resolve("killed/runs.jsonl");
    String[] command = {"experiment", file.toString(), "--threads", "1", "--quiet", "--out"};
    Process process = Spawned.start(folder.toString(), Run.with(command, "killed"));
    while (process.isAlive() && (!Files.exists(journal) || lines(journal).size() < 3)) {
      Thread.sleep(10);
    }
    process.destroyForcibly().waitFor();
    List<String> before = lines(journal);
    assertThat(before).hasSizeBetween(3, 15);

    Run.ok(Run.with(command, folder.resolve("killed").toString()));
    Run.ok(Run.with(command, folder.resolve("whole").toString()));
    assertThat(lines(journal)).startsWith(before.toArray(String[]::new)).hasSize(16);
    assertThat(results("killed")).isEqualTo(results("whole"));
  }

  /** Those that were written to their end. */
  private static List<String> lines(Path journal) throws IOException {
    String text = Files.readString(journal);
    return Stream.of(text.substring(0, text.lastIndexOf('\n') + 1).split("\n"))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private List<JsonNode> results(String out) throws IOException {
    JsonNode runs =
        JSON.readTree(folder.resolve(out).resolve("results.json").toFile())
            .at("/experiments/0/runs");
    runs.forEach(run -> ((ObjectNode) run).remove("seconds"));
    return List.of(runs);
  }
}
