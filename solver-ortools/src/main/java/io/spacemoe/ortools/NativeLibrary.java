package io.spacemoe.ortools;

import com.google.ortools.Loader;
import com.google.ortools.graph.LinearSumAssignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The native half of OR-Tools: loaded once per JVM, when an engine is first asked whether it can
 * run, and never before.
 */
final class NativeLibrary {
  private NativeLibrary() {}

  /** Why the library cannot be used here; empty when it can. Never throws. */
  static Optional<String> unavailableBecause() {
    return Outcome.OF_LOADING;
  }

  /**
   * What comes of loading. The loader of OR-Tools swallows some errors, which then appear at the
   * first native call; so the attempt ends with such a call.
   *
   * @param temporary the folder that the library is unpacked to
   */
  static Optional<String> attempt(Runnable load, Path temporary) {
    try {
      load.run();
      return Optional.empty();
    } catch (LinkageError | RuntimeException e) {
      return Optional.of(
          unwritable(temporary, e)
              .map(why -> unpacked(temporary, why))
              .orElseGet(() -> missing(e)));
    }
  }

  /** Why nothing can be unpacked; empty when that is not what failed. */
  private static Optional<String> unwritable(Path temporary, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return Optional.of(cause.toString());
      }
    }
    try {
      Files.delete(Files.createTempFile(temporary, "spacemoe-", ".tmp"));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.toString());
    }
  }

  private static String unpacked(Path temporary, String why) {
    return String.format(
        Locale.ROOT,
        "the native library of OR-Tools cannot be unpacked to the temporary folder %s: %s.%nMaybe make the folder and let it be written, or name another to Java: -Djava.io.tmpdir=FOLDER (SPACEMOE_JAVA_OPTS of the command line).",
        temporary,
        why);
  }

  private static String missing(Throwable e) {
    return String.format(
        Locale.ROOT,
        "the native library of OR-Tools does not load on %s %s with Java %s: %s.%nMaybe add the artifact com.google.ortools:ortools-* for this platform, or use a platform that has one (Linux with glibc 2.26 or later, macOS, Windows; x86-64 or, but for Windows, aarch64).",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        e);
  }

  private static final class Outcome {
    static final Optional<String> OF_LOADING =
        attempt(
            () -> {
              Loader.loadNativeLibraries();
              new LinearSumAssignment().delete();
            },
            Path.of(System.getProperty("java.io.tmpdir")));
  }
}
