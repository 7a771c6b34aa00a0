package io.spacemoe.lab.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spacemoe.lab.run.RunLimits;
import io.spacemoe.lab.spi.Crew;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full or read-only ends a batch with a reason, and costs nothing that ended. */
class BatchDiskTest {
  private static final Crew TWO = Instances.crew(2, false);

  @TempDir private Path folder;
  private boolean mounted;

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", "-l", disk().toString());
    }
  }

  @Test
  void aFullDiskAndAReadOnlyOneLeaveAJournalThatGoesOn() throws Exception {
    Files.createDirectory(disk());
    mounted = run("mount", "-t", "tmpfs", "-o", "size=96k", "none", disk().toString());
    assumeTrue(mounted, "only the system's administrator can mount a small disk");
    BatchPlan plan = plan(200);
    BatchFolder out = new BatchFolder(disk().resolve("out"));

    assertThatThrownBy(() -> resume(plan, out))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("No space left on device");
    int ended = JournalReader.read(out).records().size();
    assertThat(ended).isBetween(1, 199);

    remount("ro");
    assertThatThrownBy(() -> resume(plan, out))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(out.path().toString())
        .hasMessageContaining("Read-only file system");
    assertThat(JournalReader.read(out).records()).hasSize(ended);

    remount("rw,size=16m");
    assertThat(resume(plan, out).ended()).isEqualTo(200);
    assertThat(Files.readAllLines(out.resultsCsv())).hasSize(201);
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    BatchPlan plan = plan(1);
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> resume(plan, new BatchFolder(file.resolve("out"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining(file.toString());
  }

  private Path disk() {
    return folder.resolve("disk");
  }

  private BatchPlan plan(int instances) throws IOException {
    Path files = Files.createDirectory(folder.resolve("instances"));
    return new BatchPlan(
        files.toString(),
        Instances.write(files, instances, 8),
        List.of("assignment"),
        1,
        1,
        RunLimits.defaults());
  }

  private static BatchSummary resume(BatchPlan plan, BatchFolder out) throws IOException {
    return Batch.resume(plan, out, TWO, new Cancellation(), BatchListener.NONE);
  }

  private void remount(String options) throws Exception {
    assertThat(run("mount", "-o", "remount," + options, disk().toString())).isTrue();
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
