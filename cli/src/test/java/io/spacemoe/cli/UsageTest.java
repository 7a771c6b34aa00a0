package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program says of itself and of how it was called. */
class UsageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          place | Missing required parameter: 'SCENARIO'; `spacemoe place --help` says what there is
          place ring-40 --schem | Unknown option: '--schem'; maybe --scheme; `spacemoe place --help` says what there is
          plac | Unmatched argument at index 0: 'plac'; maybe place; `spacemoe --help` says what there is
          '' | which command?; `spacemoe --help` says what there is
          solve product-8x9 --time-limit a\u001b\u202e | Invalid value for option '--time-limit': 'a\\u001b\\u202e' is not a time; expected a number above 0 with a unit, for example 500ms, 10s, 1.5m or 2h; `spacemoe solve --help` says what there is
          """)
  void aMisuseIsAnsweredInOneLine(String line, String answer) {
    Run run = Run.of(line.isEmpty() ? new String[0] : line.translateEscapes().split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualToNormalizingNewlines("spacemoe: " + answer + "\n");
  }

  @Test
  void everyCommandSaysItsVersion() {
    String version = Run.ok("--version").out();
    assertThat(version).startsWith("spacemoe ");
    for (String command : Main.commandLine().getSubcommands().keySet()) {
      assertThat(Run.ok(command, "--version").out()).as(command).isEqualTo(version);
    }
  }
}
