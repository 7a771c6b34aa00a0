package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.scenario.placement.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The layouts drawn in docs/model.md, section 7 are those of the schemes. That of scheme joint is
 * one result of a search, and shown as such.
 */
class ModelPageTest {
  private static final int PLANES = 5;
  private static final int SLOTS = 8;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rand-place",
        "rand-intra",
        "rand-intra-cg",
        "nearest-random-order",
        "spacemoe",
        "greedy-tiles"
      })
  void drawingsAreTheSchemesOwn(String scheme) throws IOException {
    Path file = folder.resolve("placement.json");
    Run.ok("place", "ring-40", "--scheme", scheme, "--out", file.toString());

    String page = Files.readString(Path.of("../docs/model.md"));
    int heading = page.indexOf(" `" + scheme + "`\n");
    int begin = page.indexOf("```\n", heading) + "```\n".length();
    String block = page.substring(begin, page.indexOf("```", begin));
    String drawn = block.lines().map(ModelPageTest::row).collect(Collectors.joining());
    assertThat(drawn).isEqualTo(drawing(LayoutFile.read(file).layout()));
  }

  /** Without what may be written beside a drawing. */
  private static String row(String line) {
    return line.substring(0, 2 * PLANES - 1) + "\n";
  }

  private static String drawing(Layout layout) {
    char[][] at = new char[SLOTS][PLANES];
    Arrays.stream(at).forEach(row -> Arrays.fill(row, '.'));
    for (int l = 0; l < layout.layers(); l++) {
      at[layout.gateway(l) % SLOTS][layout.gateway(l) / SLOTS] = (char) ('A' + l);
      for (int s : layout.expertsOf(l)) {
        at[s % SLOTS][s / SLOTS] = (char) ('a' + l);
      }
    }
    return Arrays.stream(at)
        .map(row -> String.valueOf(row).replaceAll("(.)(?=.)", "$1 ") + "\n")
        .collect(Collectors.joining());
  }
}
