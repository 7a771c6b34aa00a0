package io.spacemoe.lab.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.lab.figure.LatencyPartsChart.Bar;
import io.spacemoe.scenario.latency.LatencyParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyPartsChartTest {
  @TempDir Path folder;

  private DrawnSvg draw(List<Bar> bars) throws IOException {
    LatencyPartsChart.write("Parts", bars, FigureFiles.in(folder, "p"));
    return DrawnSvg.read(folder.resolve("p.svg"));
  }

  private static Bar bar(String scheme, double... ms) {
    return new Bar(scheme, new LatencyParts(ms[0], ms[1], ms[2], ms[3], ms[4], ms[5]));
  }

  private static DrawnSvg.Part part(DrawnSvg svg, int series) {
    String fill = DrawnSvg.fill(Style.series(series));
    return svg.parts("rect").stream()
        .filter(rect -> rect.fill().equals(fill))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void partsStandEndToEndInOrder() throws IOException {
    double[] ms = {320, 10, 40, 150, 60, 20};
    DrawnSvg svg = draw(List.of(bar("spacemoe", ms)));

    double pxPerMs = part(svg, 0).number("width") / ms[0];
    double from = part(svg, 0).number("x");
    for (int series = 0; series < ms.length; series++) {
      assertThat(part(svg, series).number("x")).isCloseTo(from, within(0.02));
      assertThat(part(svg, series).number("width")).isCloseTo(ms[series] * pxPerMs, within(0.05));
      from += part(svg, series).number("width");
    }
    assertThat(svg.texts())
        .contains("600 ms", "propagation", "transmission", "processing")
        .contains("expert compute", "gateway compute", "penalty");
  }

  @Test
  void partsThatAreZeroEverywhereStayOutOfTheLegend() throws IOException {
    DrawnSvg svg =
        draw(List.of(bar("rand-place", 3, 0, 0, 1, 0, 0.5), bar("spacemoe", 2, 0, 0, 1, 0, 0)));

    assertThat(svg.texts())
        .contains("propagation", "expert compute", "penalty", "4.50 ms", "3.00 ms")
        .doesNotContain("transmission", "processing", "gateway compute");
  }
}
