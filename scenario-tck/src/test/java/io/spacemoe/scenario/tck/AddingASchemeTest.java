package io.spacemoe.scenario.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.scenario.spi.PlacementScheme.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What docs/adding-a-scheme.md shows is the sample project, which this module compiles and examines
 * as its own test sources.
 */
class AddingASchemeTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path SAMPLE = DOCS.resolve("sample-scheme");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

  @Test
  void thePageShowsTheSampleProject() throws IOException {
    assertThat(blocks("java"))
        .containsExactly(
            sample("src/main/java/example/InOrderScheme.java"),
            sample("src/test/java/example/InOrderSchemeTest.java"));
    assertThat(blocks(""))
        .containsExactly(
            sample(
                "src/main/resources/META-INF/services/io.spacemoe.scenario.spi.PlacementScheme"));
    assertThat(blocks("xml")).hasSize(1).allMatch(sample("pom.xml")::contains);
  }

  @Test
  void thePageKnowsEveryLineOfTheContractAndEveryNeed() throws IOException {
    String page = Files.readString(DOCS.resolve("adding-a-scheme.md"));
    assertThat(page)
        .contains(
            Arrays.stream(SchemeContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> "| `" + method.getName() + "` |")
                .toList());
    assertThat(page).contains(Arrays.stream(Need.values()).map(n -> "| `" + n + "` |").toList());
  }

  private static List<String> blocks(String language) throws IOException {
    return FENCE
        .matcher(Files.readString(DOCS.resolve("adding-a-scheme.md")))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  private static String sample(String path) throws IOException {
    return Files.readString(SAMPLE.resolve(path));
  }
}
