package io.spacemoe.instances.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file is written as a whole or not at all, and what stands in the way is said in words. */
class OutputFileTest {
  private static final byte[] TEXT = "new\n".getBytes(UTF_8);

  @TempDir Path folder;

  @Test
  void contentIsReplacedAndNothingElseIsLeft() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old and longer");

    OutputFile.write(file, TEXT);

    assertThat(file).hasBinaryContent(TEXT);
    assertThat(names()).containsExactly("a.txt");
  }

  @Test
  void whatKilledProcessesLeftIsRemovedAndNothingElse() throws IOException {
    List<Path> left =
        List.of(old(".a.txt.0123456789abcdef.tmp"), old(".c.txt.0123ab-0123ab-0123ab.tmp"));
    Path foreign = old(".a.txt.tmp");
    Path young = Files.writeString(folder.resolve(".b.txt.0123ab-0123ab-0123ab.tmp"), "half");

    OutputFile.write(folder.resolve("a.txt"), TEXT);

    assertThat(left).allSatisfy(file -> assertThat(file).doesNotExist());
    assertThat(List.of(foreign, young)).allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void whatAProcessIsWritingIsKeptUntilItIsKilled() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WritesForEver.class.getName(),
                folder.resolve("a.txt").toString(),
                other.resolve("a.txt").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(process.getInputStream().read()).isEqualTo('x');
      OutputFile.write(folder.resolve("b.txt"), TEXT);
      assertThat(names()).hasSize(3).anyMatch(name -> name.startsWith(".a.txt."));
    } finally {
      process.destroyForcibly().waitFor();
    }
    OutputFile.write(other.resolve("b.txt"), TEXT);
    try (Stream<Path> files = Files.list(other)) {
      assertThat(files).containsExactly(other.resolve("b.txt"));
    }
  }

  /** Begins files and never ends them. */
  static final class WritesForEver {
    private WritesForEver() {}

    /** The files. */
    public static void main(String[] files) {
      OutputFile.write(
          Path.of(files[0]),
          one ->
              OutputFile.write(
                  Path.of(files[1]),
                  two -> {
                    System.out.print('x');
                    System.out.flush();
                    try {
                      Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }));
    }
  }

  private Path old(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "half");
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(2, ChronoUnit.HOURS)));
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    OutputFile.write(link, TEXT);

    assertThat(link).isSymbolicLink();
    assertThat(file).hasBinaryContent(TEXT);
  }

  @Test
  void obstaclesAreSaidInWords() throws IOException {
    Path missing = folder.resolve("missing/a.txt");
    assertThatThrownBy(() -> OutputFile.write(missing, TEXT))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(missing + " cannot be written: its folder does not exist");
    assertThatThrownBy(() -> OutputFile.write(folder, TEXT))
        .hasMessage(folder + " cannot be written: it is a directory");
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    assertThatThrownBy(() -> OutputFile.write(file.resolve("b.txt"), TEXT))
        .hasMessage(file.resolve("b.txt") + " cannot be written: Not a directory");
    assertThat(names()).containsExactly("a.txt");
  }

  @Test
  void aFolderThatMayNotBeWrittenTo() throws IOException {
    Path own = Files.createDirectory(folder.resolve("locked"));
    boolean closed = own.toFile().setWritable(false) && !Files.isWritable(own);
    Path locked = closed ? own : Path.of("/sys"); // where root may not write either
    assumeTrue(Files.isDirectory(locked), "root writes anywhere");
    assertThatThrownBy(() -> OutputFile.write(locked.resolve("a"), TEXT))
        .hasMessageMatching(
            ".* cannot be written: (permission denied|Read-only file system|Operation not permitted)");
  }

  @Test
  @Timeout(30)
  void aFifoWithoutAReaderIsRefusedAndNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(made(pipe), "there is no mkfifo");
    Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);

    for (Path file : List.of(pipe, link, Path.of("/dev/zero"))) {
      String refusal = file + " cannot be written: it is a FIFO, device or socket";
      assertThatThrownBy(() -> OutputFile.write(file, TEXT)).hasMessage(refusal);
      assertThatThrownBy(() -> OutputFile.requireWritable(file)).hasMessage(refusal);
    }
    OutputFile.requireWritable(Path.of("/dev/null"));
    OutputFile.write(Path.of("/dev/null"), TEXT);
    assertThat(names()).containsExactlyInAnyOrder("pipe", "link");
  }

  private static boolean made(Path pipe) throws InterruptedException {
    try {
      Process process = new ProcessBuilder("mkfifo", pipe.toString()).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
