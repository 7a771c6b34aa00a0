package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
