package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/library.md shows is what the sample project holds, compiles, and prints what the page
 * says.
 */
class LibraryGuideTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");

  @TempDir private Path classes;

  @Test
  void thePageShowsTheSampleProject() throws IOException {
    String pom = Files.readString(DOCS.resolve("sample/pom.xml"));
    blocks("xml").forEach(block -> assertThat(pom).contains(block));
    assertThat(blocks("java")).containsExactly(source("FromNumbers"), source("FromScenario"));
  }

  @Test
  void theSampleCompilesAndPrintsWhatThePageSays() throws Exception {
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(
                    null,
                    null,
                    null,
                    "-d",
                    classes.toString(),
                    path("FromNumbers").toString(),
                    path("FromScenario").toString()))
        .isZero();
    List<String> printed = blocks("");
    assertThat(outputOf("FromNumbers")).isEqualTo(printed.get(0));
    assertThat(outputOf("FromScenario")).isEqualTo(printed.get(1));
  }

  private String outputOf(String name) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream screen = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      loader
          .loadClass("example." + name)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(screen);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static List<String> blocks(String language) throws IOException {
    return FENCE
        .matcher(Files.readString(DOCS.resolve("library.md")))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .collect(Collectors.toList());
  }

  private static Path path(String name) {
    return DOCS.resolve("sample/src/main/java/example/%s.java".formatted(name));
  }

  private static String source(String name) throws IOException {
    return Files.readString(path(name));
  }
}
