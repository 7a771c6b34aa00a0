package io.spacemoe.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.cli.Spawned;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an interrupted process waits for. */
@DisabledOnOs(OS.WINDOWS) // it has no signals
class InterruptibleTest {
  /** Longer than an engine that does not stop is waited for. */
  private static final long LONG_SECONDS = 7;

  @ParameterizedTest
  @CsvSource({
    "checks, stopped; checking the proof of the bound so far, true",
    "hangs, the engine did not stop in time; its last result is lost, false"
  })
  void theCheckOfAProofIsWaitedForAndAnEngineThatHangsIsNot(
      String work, String says, boolean handedOver) throws Exception {
    Process process = Spawned.main(Interrupted.class, ".", work);
    try (BufferedReader output = process.inputReader()) {
      assertThat(output.readLine()).isEqualTo("at work");
      new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
      String said = output.lines().collect(Collectors.joining("\n"));
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(said).contains(says);
      assertThat(said.contains("handed over")).isEqualTo(handedOver);
      assertThat(process.exitValue()).isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
  }

  /** A command whose work takes long after it was cancelled. */
  static final class Interrupted {
    private Interrupted() {}

    public static void main(String[] args) throws IOException {
      Interruptible.run(
          cancellation -> {
            CountDownLatch cancelled = new CountDownLatch(1);
            cancellation.onCancel(cancelled::countDown);
            System.out.println("at work");
            try {
              cancelled.await();
              if (args[0].equals("checks")) {
                Interruptible.CHECKS.checking();
              }
              TimeUnit.SECONDS.sleep(LONG_SECONDS);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return "handed over";
          },
          System.out::println);
      Interruptible.commandEnded();
    }
  }
}
