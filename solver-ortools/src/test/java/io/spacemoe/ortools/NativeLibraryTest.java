package io.spacemoe.ortools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
  @TempDir private Path folder;

  @Test
  void loadsHere() {
    assertThat(NativeLibrary.unavailableBecause()).isEmpty();
  }

  @Test
  void aMissingLibraryIsAReasonAndNotAnError() {
    assertThat(
            NativeLibrary.attempt(
                () -> {
                  throw new UnsatisfiedLinkError("no jniortools in java.library.path");
                },
                folder))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .contains(System.getProperty("os.arch"), "no jniortools", "Maybe add"));
  }

  @Test
  void aFailingLoaderIsAReasonAndNotAnError() {
    assertThat(
            NativeLibrary.attempt(
                () -> {
                  throw new IllegalStateException("resource not found");
                },
                folder))
        .hasValueSatisfying(why -> assertThat(why).contains("resource not found"));
  }

  /** The loader may swallow what went wrong, or wrap it. */
  @Test
  void aTemporaryFolderThatCannotBeWrittenIsNamed() {
    Path nowhere = folder.resolve("nowhere");
    Runnable swallowed =
        () -> {
          throw new UnsatisfiedLinkError("no jniortools in java.library.path");
        };
    Runnable wrapped =
        () -> {
          throw new IllegalStateException(new IOException("No space left on device"));
        };

    assertThat(NativeLibrary.attempt(swallowed, nowhere).orElseThrow())
        .contains(nowhere.toString(), "NoSuchFile", "-Djava.io.tmpdir")
        .doesNotContain("artifact");
    assertThat(NativeLibrary.attempt(wrapped, folder).orElseThrow())
        .contains(folder.toString(), "No space left", "-Djava.io.tmpdir")
        .doesNotContain("artifact");
  }
}
