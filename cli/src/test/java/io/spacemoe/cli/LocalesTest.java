package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands print and write is the same in every locale, file names included. */
class LocalesTest {
  private static final Locale USUAL = Locale.getDefault();

  @TempDir private static Path usual;
  @TempDir private Path folder;
  private static Map<String, String> expected;

  @BeforeAll
  static void runInNoLocale() throws IOException {
    Locale.setDefault(Locale.ROOT);
    try {
      expected = written(usual);
    } finally {
      Locale.setDefault(USUAL);
    }
    assertThat(expected)
        .hasSize(4 + 1 + 2 + 3)
        .containsKeys("ring-40-layer-000.assignment.json", "ring-40-layer-003.assignment.json");
  }

  @AfterEach
  void back() {
    Locale.setDefault(USUAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa", "bn", "tr", "de"})
  void changesNothing(String language) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(language));
    assertThat(written(folder)).isEqualTo(expected);
  }

  @Test
  void figuresHaveDigitsThatBrowsersRead() throws Exception {
    for (String language : List.of("fa", "en")) {
      assertThat(
              Program.java("-Duser.language=" + language)
                  .run("place ring-40 --quiet --pictures '%s'".formatted(folder.resolve(language)))
                  .exitCode())
          .isZero();
    }
    assertThat(folder.resolve("fa/spacemoe.svg"))
        .hasSameBinaryContentAs(folder.resolve("en/spacemoe.svg"));
  }

  /** All files, and what three commands print. */
  private static Map<String, String> written(Path folder) throws IOException {
    String placement = folder.resolve("p.placement.json").toString();
    Map<String, String> files = new TreeMap<>();
    files.put("export", Run.ok("export", "ring-40", "--out", folder.toString()).out());
    files.put("place", Run.ok("place", "ring-40", "--out", placement).out());
    files.put("refused", Run.of("place", "ring-40", "--scheme", "INTRA").err());
    for (String kind : List.of("matrix", "layered")) {
      String out = folder.resolve(kind + ".assignment.json").toString();
      Run.ok("generate", kind, "--experts", "12", "--satellites", "15", "--out", out);
    }
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    files.replaceAll((name, text) -> text.replace(folder.toString(), "FOLDER"));
    return files;
  }
}
