package io.spacemoe.lab.figure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.lab.table.Table;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
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
        },
        new Table("t", "t", List.of(Table.Column.text("what")), List.of(List.of("a, b"))));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void allFilesShowTheSameDrawing() throws IOException {
    square(Color.RED).write(FigureFiles.in(folder, "f"));

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

    try (PDDocument pdf = Loader.loadPDF(folder.resolve("f.pdf").toFile())) {
      BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 192);
      assertThat(new int[] {page.getWidth(), page.getHeight()}).containsExactly(120, 80);
      assertThat(new Color(page.getRGB(40, 40))).isEqualTo(Color.RED);
      assertThat(new Color(page.getRGB(5, 5))).isEqualTo(Color.WHITE);
    }
    assertThat(folder.resolve("f-data.csv")).hasContent("what\n\"a, b\"\n");
  }

  @Test
  void aColumnOfAPaperIsAsWideAndItsTextAsLargeAsAskedFor() throws IOException {
    Chart chart =
        new Chart(
            "c",
            "Not shown",
            Chart.Kind.LINE,
            Chart.Axis.of("planes"),
            Chart.Axis.fitting("latency (s)", DoubleStream.of(0.1, 100)),
            List.of(),
            List.of(Chart.Series.of("a", new double[] {2, 4}, new double[] {0.1, 100})));
    chart.write(new FigureFiles(folder, "c", FigureFormat.print(85, 8, false)));

    DrawnSvg svg = DrawnSvg.read(folder.resolve("c.svg"));
    assertThat(svg.root().getAttribute("width")).isEqualTo("85.00mm");
    double pointsPerPx = 85 / 25.4 * 72 / svg.sheet()[0];
    assertThat(12 * pointsPerPx).as("px of a label in points").isCloseTo(8, within(0.02));
    assertThat(svg.texts())
        .contains("0.1", "1", "10", "100", "2", "3", "4")
        .doesNotContain("Not shown", "2.5");
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("c.pdf").toFile())) {
      assertThat(pdf.getPage(0).getMediaBox().getWidth() / 72 * 25.4).isCloseTo(85, within(0.01));
    }
    int pixels = ImageIO.read(folder.resolve("c.png").toFile()).getWidth();
    assertThat(pixels / 85.0 * 25.4).as("dots per inch").isCloseTo(300, within(1.0));
    String said = Files.readString(folder.resolve("c.png"), ISO_8859_1);
    int dots = said.indexOf("pHYs") + 4;
    assertThat(said.substring(dots, dots + 9))
        .as("11,811 dots per metre both ways")
        .isEqualTo("\0\0.#\0\0.#\1");
    assertThat(folder.resolve("c-data.csv"))
        .hasContent("series,planes,latency (s)\na,2.0,0.1\na,4.0,100.0\n");
  }

  @Test
  void aHeatMapShowsEveryValueOnceForEachSeries() throws IOException {
    double[] places = {0, 1, 2, 3, 4};
    new Chart(
            "h",
            "Token latency (s)",
            Chart.Kind.HEAT,
            Chart.Axis.of("planes"),
            Chart.Axis.of("altitude (km)"),
            List.of("8", "16"),
            List.of("550", "800", "1200"),
            List.of(
                Chart.Series.of("rand-place", places, new double[] {1, 2, 3, 4, 5.25}),
                Chart.Series.of("spacemoe", places, new double[] {6, 7, 8, 9, 9.75})))
        .write(FigureFiles.in(folder, "h"));

    DrawnSvg svg = DrawnSvg.read(folder.resolve("h.svg"));
    assertThat(svg.texts())
        .contains("rand-place", "spacemoe", "planes", "altitude (km)", "8", "550", "1200")
        .contains("1.00", "2.00", "3.00", "4.00", "5.25", "6.00", "7.00", "8.00", "9.00", "9.75");
    assertThat(folder.resolve("h-data.csv"))
        .content()
        .startsWith("series,planes,altitude (km),Token latency (s)\nrand-place,8,550,1.0\n")
        .contains("spacemoe,8,1200,9.75");
  }

  @Test
  void filesAreReplacedAndNothingElseIsLeft() throws IOException {
    FigureFiles to = FigureFiles.in(folder, "f");
    square(Color.RED).write(to);
    byte[] red = Files.readAllBytes(to.svg());
    byte[] redPage = Files.readAllBytes(to.pdf());
    square(Color.BLUE).write(to);
    byte[] blue = Files.readAllBytes(to.svg());
    square(Color.RED).write(to);

    assertThat(blue).isNotEqualTo(red);
    assertThat(Files.readAllBytes(to.svg())).isEqualTo(red);
    assertThat(Files.readAllBytes(to.pdf())).isEqualTo(redPage);
    assertThat(files()).containsExactly("f-data.csv", "f.pdf", "f.png", "f.svg");
  }

  @Test
  void aFailedWriteLeavesNoPart() throws IOException {
    Files.createDirectories(folder.resolve("f.png/inside"));

    assertThatThrownBy(() -> square(Color.RED).write(FigureFiles.in(folder, "f")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("f.png cannot be written");
    FigureFiles nowhere = FigureFiles.in(folder.resolve("none"), "f");
    assertThatThrownBy(() -> square(Color.RED).write(nowhere))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none/f.svg cannot be written");
    assertThat(files()).containsExactly("f.pdf", "f.png", "f.svg");
  }
}
