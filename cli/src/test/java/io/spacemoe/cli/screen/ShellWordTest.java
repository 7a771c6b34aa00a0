package io.spacemoe.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellWordTest {
  @Test
  void aShellTakesEachWordAsItWas() throws IOException {
    List<String> words = List.of("my runs", "*.json", "it's", "$HOME", "", "a\\b", "plain-1.5_x:y");
    Process shell =
        new ProcessBuilder("sh", "-c", "printf '%s\\n' " + ShellWord.of(words))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said.lines()).containsExactlyElementsOf(words);
  }

  @Test
  void wordsWithoutOddCharactersStayAsTheyAre() {
    assertThat(ShellWord.of("out/runs-0.4ms")).isEqualTo("out/runs-0.4ms");
  }
}
