package io.spacemoe.lab.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.lab.map.PlacementMap;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.Constellation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Java on Linux finds its fonts through fontconfig; here fontconfig is told of none. */
@EnabledOnOs(OS.LINUX)
class NoFontsTest {
  @TempDir Path folder;

  /** Runs in a Java of its own, since a Java that has found fonts does not lose them. */
  static final class Draw {
    private Draw() {}

    public static void main(String[] folder) {
      FigureFiles to = FigureFiles.in(Path.of(folder[0]), "f");
      OptionalDouble none = OptionalDouble.empty();
      try {
        if (folder.length > 1) {
          Layout layout = new Layout(new int[] {0}, new int[][] {{1}});
          Constellation sky = Constellation.parse("delta:550:53:9/3/1");
          PlacementMap.write("t", sky, Deployment.of(layout), new double[][] {{1}}, to);
        } else {
          SchemesChart.write("t", List.of(new SchemesChart.Bar("s", 1, none, none)), to);
        }
      } catch (IOException e) {
        System.out.print(e.getMessage());
      }
    }
  }

  private String messageOf(String... kind) throws IOException, InterruptedException {
    Path noFonts = folder.resolve("fonts.conf");
    Files.writeString(noFonts, "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.awt.headless=true",
            "-Duser.home=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            Draw.class.getName(),
            folder.toString());
    java.command().addAll(List.of(kind));
    java.environment().put("FONTCONFIG_FILE", noFonts.toString());
    java.redirectErrorStream(true);
    Process process = java.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  @Test
  void theMessageSaysWhatToInstall() throws IOException, InterruptedException {
    for (String[] kind : new String[][] {{}, {"map"}}) {
      assertThat(messageOf(kind)).startsWith("figures need a font").contains("Install fontconfig");
    }
    FigureFiles.ENDINGS.forEach(end -> assertThat(folder.resolve("f" + end)).doesNotExist());
  }
}
