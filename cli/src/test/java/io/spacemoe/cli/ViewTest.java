package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of placements holds what place prints; what it shows is tested in a browser. */
class ViewTest {
  private static final Pattern DATA =
      Pattern.compile("(?s)<script type=\"application/json\" id=\"data\">(.*?)</script>");

  @TempDir private Path folder;

  @Test
  void thePageHasTheTokenLatencyThatPlacePrints() throws IOException {
    Path mine = folder.resolve("mine.placement.json");
    Path yours = folder.resolve("yours.placement.json");
    String printed = Run.ok("place", "iridium-66", "--out", mine.toString()).out();
    Run.ok("place", "iridium-66", "--scheme", "rand-place", "--out", yours.toString());
    Path page = folder.resolve("page.html");
    Run view =
        Run.ok("view", "iridium-66", mine.toString(), yours.toString(), "--out", page.toString());
    assertThat(view.err()).contains("wrote " + page);
    JsonNode placements = data(page).get("placements");
    assertThat(placements).hasSize(2);
    assertThat(placements.get(0).get("name").textValue()).isEqualTo("spacemoe");
    assertThat(printed)
        .contains(
            String.format(Locale.ROOT, "%.3f", placements.get(0).get("totalMs").doubleValue()));
  }

  @Test
  void otherCommandsWriteThePageBesideTheirResults() throws IOException {
    Path mine = folder.resolve("mine.placement.json");
    Path page = folder.resolve("page.html");
    Run.ok("place", "ring-40", "--scheme", "rand-place,spacemoe", "--page", page.toString());
    assertThat(data(page).at("/placements/0/name").textValue())
        .isEqualTo("rand-place, draw 1 of 20");
    Run.ok("place", "ring-40", "--out", mine.toString());
    Run.ok("evaluate", "ring-40", mine.toString(), "--page", page.toString());
    assertThat(data(page).at("/placements/0/name").textValue()).isEqualTo("spacemoe");

    String moves =
        Run.ok(
                "replan",
                "ring-40",
                mine.toString(),
                "--fail",
                "9",
                "--json",
                "--page",
                page.toString())
            .out();
    assertThat(data(page).at("/moves/failed/0").intValue()).isEqualTo(9);
    assertThat(data(page).at("/sky/failed/0").intValue()).isEqualTo(9);
    Path replan = Files.writeString(folder.resolve("moves.json"), moves);
    Run.ok(
        "view",
        "ring-40",
        mine.toString(),
        "--replan",
        replan.toString(),
        "--out",
        page.toString());
    assertThat(data(page).at("/moves/moves")).isNotEmpty();

    String loaded =
        Run.ok(
                "load",
                "ring-40",
                "--rates",
                "0.1",
                "--requests",
                "100",
                "--json",
                "--page",
                page.toString())
            .out();
    assertThat(data(page).get("loads")).hasSize(1);
    Path load = Files.writeString(folder.resolve("load.json"), loaded);
    Run.ok("view", "ring-40", mine.toString(), "--load", load.toString(), "--out", page.toString());
    assertThat(data(page).at("/loads/0/placement").textValue()).isEqualTo("spacemoe");
    Run refused =
        Run.of(
            "view",
            "ring-40",
            mine.toString(),
            "--load",
            replan.toString(),
            "--out",
            page.toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("moves.json has no schemes; expected what `spacemoe load --json` prints");
    for (String command : List.of("load", "replan")) {
      Run placement = Run.of("view", "ring-40", mine.toString(), "--" + command, mine.toString());
      assertThat(placement.exitCode()).isEqualTo(2);
      assertThat(placement.err())
          .contains(
              "%s is a placement; expected what `spacemoe %s --json` prints"
                  .formatted(mine.getFileName(), command));
    }
    Path other =
        Files.writeString(folder.resolve("other.json"), loaded.replace("spacemoe", "joint"));
    assertThat(Run.of("view", "ring-40", mine.toString(), "--load", other.toString()).err())
        .contains("other.json has no load of spacemoe");
  }

  @Test
  void refusesToWriteOverWhatItReads() {
    Path mine = folder.resolve("mine.placement.json");
    Run.ok("place", "ring-40", "--out", mine.toString());
    Run refused = Run.of("view", "ring-40", mine.toString(), "--out", mine.toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("which would write over it");
  }

  private static JsonNode data(Path page) throws IOException {
    Matcher data = DATA.matcher(Files.readString(page));
    assertThat(data.find()).isTrue();
    return new ObjectMapper().readTree(data.group(1));
  }
}
