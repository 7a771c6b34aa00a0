package io.spacemoe.instances;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Path locked = Files.createDirectory(folder.resolve("locked"));
    assumeTrue(
        locked.toFile().setWritable(false) && !Files.isWritable(locked), "root writes anywhere");
    assertThatThrownBy(() -> OutputFile.write(locked.resolve("a"), TEXT))
        .hasMessageEndingWith("cannot be written: permission denied");
  }

  @Test
  @Timeout(30)
  void aPipeIsWrittenTo() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(made(pipe), "there is no mkfifo");
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();

    OutputFile.write(pipe, TEXT);

    assertThat(reader.getInputStream().readAllBytes()).isEqualTo(TEXT);
    assertThat(names()).containsExactly("pipe");
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
