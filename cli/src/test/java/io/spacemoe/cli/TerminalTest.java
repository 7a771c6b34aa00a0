package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.cli.screen.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is printed where the terminal is narrow, or knows few characters. */
class TerminalTest {
  private static String shown(String text, Charset encoding) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Terminal.on(new PrintStream(bytes, true, encoding), encoding).println(text);
    return bytes.toString(encoding).strip();
  }

  @Test
  void charactersThatTheTerminalLacksBecomeLikeOnes() {
    String text = "95 % ± 3 × 2 ≤ ü \uD83D\uDE80";
    assertThat(shown(text, StandardCharsets.US_ASCII))
        .isEqualTo("95 % +- 3 x 2 <= \\u00fc \\ud83d\\ude80");
    assertThat(shown(text, StandardCharsets.ISO_8859_1))
        .isEqualTo("95 % ± 3 × 2 <= ü \\ud83d\\ude80");
    assertThat(shown(text, StandardCharsets.UTF_8)).isEqualTo(text);
  }

  /** As in a window of 80 columns with LC_ALL=C. */
  @Test
  void tablesFitANarrowTerminalInAsciiToo() throws IOException, InterruptedException {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "-Dstdout.encoding=US-ASCII",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "place",
            "ring-40",
            "--scheme",
            "rand-place,greedy-tiles",
            "--quiet");
    java.environment().put("COLUMNS", "80");
    Process process = java.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(shown).isZero();

    assertThat(shown).contains("95 % +-", "4 layers x 8 experts", "propagation", "transmission");
    assertThat(shown.chars()).as(shown).allMatch(character -> character < 128);
    assertThat(shown.lines().filter(line -> line.startsWith(" ")))
        .hasSizeGreaterThan(9)
        .allMatch(row -> row.length() <= 80);
  }
}
