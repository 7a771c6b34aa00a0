package io.spacemoe.ortools;

import com.google.ortools.Loader;
import com.google.ortools.graph.LinearSumAssignment;
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
   */
  static Optional<String> attempt(Runnable load) {
    try {
      load.run();
      return Optional.empty();
    } catch (LinkageError | RuntimeException e) {
      return Optional.of(
          "the native library of OR-Tools does not load on %s %s with Java %s: %s.%nMaybe add the artifact com.google.ortools:ortools-* for this platform, or use a platform that has one (Linux with glibc 2.26 or later, macOS, Windows; x86-64 or, but for Windows, aarch64)."
              .formatted(
                  System.getProperty("os.name"),
                  System.getProperty("os.arch"),
                  System.getProperty("java.version"),
                  e));
    }
  }

  private static final class Outcome {
    static final Optional<String> OF_LOADING =
        attempt(
            () -> {
              Loader.loadNativeLibraries();
              new LinearSumAssignment().delete();
            });
  }
}
