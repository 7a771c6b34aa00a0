package io.spacemoe.lab.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.lab.figure.SchemesChart.Bar;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemesChartTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();
  private static final List<Bar> BARS =
      List.of(
          new Bar("rand-place", 5000, OptionalDouble.of(60), OptionalDouble.of(5290)),
          new Bar("nearest-random-order", 1234, OptionalDouble.of(4), NONE),
          new Bar("spacemoe", 1000, NONE, OptionalDouble.of(1050)));

  @TempDir Path folder;

  private DrawnSvg draw(List<Bar> bars) throws IOException {
    SchemesChart.write("Token latency", bars, FigureFiles.in(folder, "s"));
    return DrawnSvg.read(folder.resolve("s.svg"));
  }

  private static List<DrawnSvg.Part> bars(DrawnSvg svg) {
    String fill = DrawnSvg.fill(Style.series(0));
    return svg.parts("rect").stream().filter(rect -> rect.fill().equals(fill)).toList();
  }

  private static long diamonds(DrawnSvg svg) {
    String fill = DrawnSvg.fill(Style.REFERENCE);
    return svg.parts("path").stream().filter(path -> path.fill().equals(fill)).count();
  }

  @Test
  void barsAreAsLongAsTheirValuesAndSayThem() throws IOException {
    DrawnSvg svg = draw(BARS);

    double unit = bars(svg).get(2).number("width");
    assertThat(bars(svg))
        .extracting(bar -> bar.number("width") / unit)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-3 ? 0 : Double.compare(a, b))
        .containsExactly(5.0, 1.234, 1.0);
    assertThat(bars(svg)).extracting(bar -> bar.number("y")).isSorted();
    assertThat(svg.texts())
        .contains("Token latency", "token latency (s)")
        .contains("rand-place", "nearest-random-order", "spacemoe")
        .contains("5.00 ± 0.06 s", "1.234 ± 0.004 s", "1.00 s")
        .contains("5.29 s", "1.05 s")
        .contains("computed here", "95 % confidence interval", "reported in the paper");
    assertThat(diamonds(svg)).as("one per published value, one in the legend").isEqualTo(3);
  }

  @Test
  void whiskersSpanTheConfidenceInterval() throws IOException {
    DrawnSvg svg = draw(List.of(new Bar("rand-place", 400, OptionalDouble.of(100), NONE)));

    DrawnSvg.Part bar = bars(svg).get(0);
    double end = bar.number("x") + bar.number("width");
    double quarter = bar.number("width") / 4;
    double middle = bar.number("y") + bar.number("height") / 2;
    double[] line = {end - quarter, middle, end + quarter, middle};
    assertThat(svg.parts("path"))
        .extracting(path -> Arrays.copyOf(numbers(path.element().getAttribute("d")), 4))
        .anySatisfy(start -> assertThat(start).containsExactly(line, within(0.02)));
  }

  private static double[] numbers(String path) {
    return Pattern.compile("-?[0-9.]+")
        .matcher(path)
        .results()
        .mapToDouble(number -> Double.parseDouble(number.group()))
        .toArray();
  }

  @Test
  void whatNoBarHasStaysOutOfTheLegend() throws IOException {
    DrawnSvg svg = draw(List.of(new Bar("spacemoe", 52.46, NONE, NONE)));

    assertThat(svg.texts())
        .contains("52.5 ms", "token latency (ms)")
        .doesNotContain("95 % confidence interval", "reported in the paper");
    assertThat(diamonds(svg)).isZero();
  }

  @Test
  void theSameBarsGiveTheSameBytes() throws IOException {
    draw(BARS);
    byte[] svg = Files.readAllBytes(folder.resolve("s.svg"));
    byte[] png = Files.readAllBytes(folder.resolve("s.png"));
    draw(BARS);

    assertThat(Files.readAllBytes(folder.resolve("s.svg"))).isEqualTo(svg);
    assertThat(Files.readAllBytes(folder.resolve("s.png"))).isEqualTo(png);
    BufferedImage image = ImageIO.read(folder.resolve("s.png").toFile());
    assertThat(image.getWidth()).isEqualTo(2 * 900);
    assertThat(image.getHeight()).isEqualTo(2 * 280);
  }

  @Test
  void zeroIsDrawnToo() throws IOException {
    assertThat(draw(List.of(new Bar("spacemoe", 0, NONE, NONE))).texts()).contains("0 ms");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void impossibleLatenciesAreRefusedByName(double ms) {
    for (Bar bar :
        List.of(
            new Bar("odd", ms, NONE, NONE),
            new Bar("odd", 1, OptionalDouble.of(ms), NONE),
            new Bar("odd", 1, NONE, OptionalDouble.of(ms)))) {
      assertThatThrownBy(() -> draw(List.of(bar)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("odd", Double.toString(ms));
    }
  }

  @Test
  void noBarsAndTwinsAreRefused() {
    assertThatThrownBy(() -> draw(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> draw(List.of(BARS.get(0), BARS.get(0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rand-place");
  }
}
