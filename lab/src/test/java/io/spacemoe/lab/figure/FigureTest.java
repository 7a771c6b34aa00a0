package io.spacemoe.lab.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTest {
  @TempDir Path folder;

  private static Figure square(Color colour) {
    return new Figure(
        "a < b & \"c\"",
        60,
        40,
        g -> {
          g.setPaint(colour);
          g.fillRect(10, 10, 20, 20);
          g.setFont(Style.label());
          Label.left(g, "ρ ≤ 1 & more", 2, 35);
        });
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void bothFilesShowTheSameDrawing() throws IOException {
    square(Color.RED).write(folder.resolve("f.svg"), folder.resolve("f.png"));

    BufferedImage png = ImageIO.read(folder.resolve("f.png").toFile());
    assertThat(new int[] {png.getWidth(), png.getHeight()}).containsExactly(120, 80);
    assertThat(new Color(png.getRGB(40, 40))).isEqualTo(Color.RED);
    assertThat(new Color(png.getRGB(5, 5))).isEqualTo(Color.WHITE);

    DrawnSvg svg = DrawnSvg.read(folder.resolve("f.svg"));
    assertThat(svg.root().getAttribute("viewBox")).isEqualTo("0 0 60 40");
    assertThat(svg.root().getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("a < b & \"c\"");
    assertThat(svg.texts()).containsExactly("ρ ≤ 1 & more");
    assertThat(svg.parts("rect")).anyMatch(rect -> rect.fill().equals("red"));
  }

  @Test
  void filesAreReplacedAndNothingElseIsLeft() throws IOException {
    Path svg = folder.resolve("f.svg");
    Path png = folder.resolve("f.png");
    square(Color.RED).write(svg, png);
    byte[] red = Files.readAllBytes(svg);
    square(Color.BLUE).write(svg, png);
    byte[] blue = Files.readAllBytes(svg);
    square(Color.RED).write(svg, png);

    assertThat(blue).isNotEqualTo(red);
    assertThat(Files.readAllBytes(svg)).isEqualTo(red);
    assertThat(files()).containsExactly("f.png", "f.svg");
  }

  @Test
  void aFailedWriteLeavesNoPart() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken.png/inside")).getParent();

    assertThatThrownBy(() -> square(Color.RED).write(folder.resolve("f.svg"), taken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("taken.png cannot be written");
    assertThatThrownBy(
            () -> square(Color.RED).write(folder.resolve("none/f.svg"), folder.resolve("f.png")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none/f.svg cannot be written");
    assertThat(files()).containsExactly("f.svg", "taken.png");
  }
}
