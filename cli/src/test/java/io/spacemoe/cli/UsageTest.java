package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
          place ring-40 --schem x | Unknown option: '--schem'; maybe --scheme; `spacemoe place --help` says what there is
          solve product-8x9 --tme-limit=5s | Unknown option: '--tme-limit=5s'; maybe --time-limit; `spacemoe solve --help` says what there is
          place ring-40 -x | Unknown option: '-x'; `spacemoe place --help` says what there is
          replan ring-40 x.json --budget-gb 50MB | Invalid value for option '--budget-gb': '50MB' is no number; expected X: Moves may weigh so much beside the repair, in units of 10^9 bytes; `spacemoe replan --help` says what there is
          place ring-40 --objective linea | Invalid value for option '--objective': 'linea' is no objective; there are linear and expected-max; `spacemoe place --help` says what there is
          plac | Unmatched argument at index 0: 'plac'; maybe place, replan; `spacemoe --help` says what there is
          report nope/never | nope/never does not exist; expected the folder that `spacemoe compare`, `experiment` or `batch` has written
          report pom.xml | pom.xml is no folder; expected the folder that `spacemoe compare`, `experiment` or `batch` has written
          '' | no command is named; `spacemoe --help` says what there is
          solve product-8x9 --time-limit a\u001b\u202e | Invalid value for option '--time-limit': 'a\\u001b\\u202e' is not a time; expected a number above 0 with a unit, for example 500ms, 10s, 1.5m or 2h; `spacemoe solve --help` says what there is
          """)
  void aMisuseIsAnsweredInOneLine(String line, String answer) {
    Run run = Run.of(line.isEmpty() ? new String[0] : line.translateEscapes().split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualToNormalizingNewlines("spacemoe: " + answer + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "place ring-4, ring-40",
    "place ring-40 --scheme spacemo, spacemoe",
    "place ring-40 --solver asignment, assignment",
    "place ring-40 --objective expected-max --solver expected-max-closed-from, expected-max-closed-form",
    "place ring-40 --scheme joint --joint-solver joint-alternatin, joint-alternating",
    "solve product-8x9 --solver locl-search, local-search",
    "solve produc-8x9, product-8x9",
    "batch product-8x9 --plan --solvers asignment, assignment",
    "compare product-8x9 --solvers asignment, assignment",
    "experiment paper-altitud, paper-altitude",
    "experiment papr, paper",
    "experiment failure, failures",
    "generate gapc --out x, gap-c",
    "help plaec, place"
  })
  void theNameThatWasMeantIsNamed(String line, String meant) {
    Run run = Run.of(line.split(" "));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err().strip()).endsWith("Maybe %s?".formatted(meant));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          solve | ring-40 | scenario, which `place` and `export` take; expected a file or a bundled assignment instance
          experiment | ring-40 | scenario, which `place` and `export` take; expected a file or a bundled experiment
          place | product-8x9 | assignment instance, which `solve` and `compare` take; expected a file or a bundled scenario
          solve | load | experiment, which `experiment` takes; expected a file or a bundled assignment instance
          place | europe | list of ground stations, which `ground.stations` of a scenario takes; expected a file or a bundled scenario
          """)
  void whoTakesABundledFileOfAnotherKindIsNamed(String command, String name, String kind) {
    Run run = Run.of(command, name);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).startsWith("spacemoe: %s is a bundled %s".formatted(name, kind));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          solve | placement | evaluate, view or replan, after its scenario
          place | placement | evaluate, view or replan, after its scenario
          solve | scenario | place or validate
          place | assignment | solve, batch or convert
          place | solution | verify, after its instance
          place | experiment | experiment
          """)
  void whoTakesAFileOfAnotherFormatIsNamed(
      String command, String kind, String takers, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("my." + kind + ".json");
    Files.writeString(file, "{\"format\": \"spacemoe-%s/1\"}".formatted(kind));
    Run run = Run.of(command, file.toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("spacemoe: " + file + ": $.format (line 1, column 12) is \"spacemoe-" + kind)
        .endsWith("Maybe give it to " + takers + System.lineSeparator());
  }

  @Test
  void helpOfACommandIsThatCommandsHelp() {
    assertThat(Run.ok("help", "place").out()).isEqualTo(Run.ok("place", "--help").out());
    assertThat(Run.ok("help").out()).isEqualTo(Run.ok("--help").out());
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
