package io.spacemoe.ortools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeLibraryTest {

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
                }))
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
                }))
        .hasValueSatisfying(why -> assertThat(why).contains("resource not found"));
  }
}
