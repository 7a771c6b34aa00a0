package io.spacemoe.lab.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.lab.figure.DrawnSvg;
import io.spacemoe.lab.figure.DrawnSvg.Box;
import io.spacemoe.lab.figure.FigureFiles;
import io.spacemoe.lab.figure.FigureFormat;
import io.spacemoe.lab.figure.Style;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.Constellation;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementMapTest {
  @TempDir Path folder;

  /** Gateways and experts on satellites of their own, drawn at random. */
  private static Layout scattered(Constellation sky, int layers, int experts, long seed) {
    int[] order = IntStream.range(0, sky.satellites()).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    int[][] seats = new int[layers][];
    for (int layer = 0; layer < layers; layer++) {
      int from = layers + layer * experts;
      seats[layer] = Arrays.copyOfRange(order, from, from + experts);
    }
    return new Layout(Arrays.copyOf(order, layers), seats);
  }

  private static double[][] activation(int layers, int experts) {
    double[][] activation = new double[layers][experts];
    for (double[] row : activation) {
      Arrays.setAll(row, expert -> 0.8 / (expert + 1));
    }
    return activation;
  }

  private DrawnSvg draw(Constellation sky, Layout layout, double[][] activation)
      throws IOException {
    PlacementMap.write(
        "Who sits where", sky, Deployment.of(layout), activation, FigureFiles.in(folder, "m"));
    return DrawnSvg.read(folder.resolve("m.svg"));
  }

  private static MapGrid grid(Constellation sky) {
    return new MapGrid(sky, FigureFormat.SCREEN.sheetWidth(), MapSheet.top(true));
  }

  private static long marks(DrawnSvg svg) {
    return svg.parts("circle").stream().filter(circle -> circle.fill().equals("white")).count();
  }

  /** The fill of the last rectangle that covers a point: what is seen there. */
  private static String seenAt(List<Box> boxes, double x, double y) {
    for (int i = boxes.size() - 1; i >= 0; i--) {
      if (boxes.get(i).bounds().contains(x, y)) {
        return boxes.get(i).fill();
      }
    }
    throw new AssertionError("nothing is drawn at %s, %s".formatted(x, y));
  }

  @ParameterizedTest
  @CsvSource({
    "delta:550:87:1056/33/16, 32, 8",
    "delta:550:53:1584/72/17, 16, 64",
    "star:780:86.4:66/6/2, 4, 8",
    "delta:1200:60:40/5/1, 4, 6",
  })
  void everySatelliteShowsItsTenant(String sky, int layers, int experts) throws IOException {
    Constellation constellation = Constellation.parse(sky);
    Layout layout = scattered(constellation, layers, experts, 1);
    double[][] activation = activation(layers, experts);
    DrawnSvg svg = draw(constellation, layout, activation);

    String[] expected = new String[constellation.satellites()];
    Arrays.fill(expected, DrawnSvg.fill(Style.EMPTY));
    for (int layer = 0; layer < layers; layer++) {
      Color full = LayerPalette.of(layer);
      expected[layout.gateway(layer)] = DrawnSvg.fill(full);
      for (int expert = 0; expert < experts; expert++) {
        expected[layout.expert(layer, expert)] =
            DrawnSvg.fill(LayerPalette.tint(full, activation[layer][expert] / 0.8));
      }
    }
    List<Box> boxes = svg.boxes();
    MapGrid grid = grid(constellation);
    for (int satellite = 0; satellite < expected.length; satellite++) {
      double x = grid.x(grid.column(satellite));
      double y = grid.y(grid.row(satellite));
      assertThat(seenAt(boxes, x, y)).as("satellite %d", satellite).isEqualTo(expected[satellite]);
    }
    assertThat(marks(svg)).as("one per layer, one in the legend").isEqualTo(layers + 1);
    assertThat(svg.texts())
        .contains("Who sits where", "plane", "slot", "layer", "gateway", "expert", "empty")
        .contains("token's route", "activation probability, 0 to 0.8");
    for (int layer = 0; layer < layers; layer++) {
      String number = Integer.toString(layer);
      assertThat(svg.texts().stream().filter(number::equals).count())
          .as("layer %d on its gateway and in the legend", layer)
          .isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void thePngShowsWhatTheSvgShows() throws IOException {
    Constellation sky = Constellation.parse("delta:550:87:1056/33/16");
    DrawnSvg svg = draw(sky, scattered(sky, 32, 8, 2), activation(32, 8));
    BufferedImage png = ImageIO.read(folder.resolve("m.png").toFile());

    assertThat(png.getWidth()).isEqualTo(2 * svg.sheet()[0]);
    assertThat(png.getHeight()).isEqualTo(2 * svg.sheet()[1]);
    List<Box> boxes = svg.boxes();
    MapGrid grid = grid(sky);
    int same = 0;
    for (int satellite = 0; satellite < sky.satellites(); satellite++) {
      double x = grid.cell(satellite).getMinX() + 1;
      double y = grid.cell(satellite).getMinY() + 1;
      Color seen = new Color(png.getRGB((int) (2 * x), (int) (2 * y)));
      same += DrawnSvg.fill(seen).equals(seenAt(boxes, x, y)) ? 1 : 0;
    }
    assertThat(same).as("all but those that the token's route crosses").isGreaterThan(900);
  }

  @Test
  void theSameLayoutGivesTheSameBytes() throws IOException {
    Constellation sky = Constellation.parse("star:780:86.4:66/6/2");
    draw(sky, scattered(sky, 4, 8, 3), activation(4, 8));
    byte[] svg = Files.readAllBytes(folder.resolve("m.svg"));
    byte[] png = Files.readAllBytes(folder.resolve("m.png"));
    draw(sky, scattered(sky, 4, 8, 3), activation(4, 8));

    assertThat(Files.readAllBytes(folder.resolve("m.svg"))).isEqualTo(svg);
    assertThat(Files.readAllBytes(folder.resolve("m.png"))).isEqualTo(png);
  }

  @ParameterizedTest
  @CsvSource({
    "delta:550:53:400/1/0, 1, 384",
    "delta:550:53:3/1/0, 1, 1",
    "delta:550:53:100/100/0, 120, 0",
    "delta:550:53:18496/136/1, 58, 20",
    "delta:550:53:1000000/10000/0, 3, 50",
  })
  void oddSizesAreDrawn(String sky, int layers, int experts) throws IOException {
    Constellation constellation = Constellation.parse(sky);
    DrawnSvg svg =
        layers > constellation.satellites()
            ? draw(constellation, crowded(layers), activation(layers, 0))
            : draw(
                constellation,
                scattered(constellation, layers, experts, 4),
                activation(layers, experts));

    int gateways = Math.min(layers, constellation.satellites());
    assertThat(marks(svg)).isEqualTo(gateways + 1);
    assertThat(svg.sheet()[0]).isEqualTo(900);
    assertThat(svg.sheet()[1]).isLessThan(1000);
    assertThat(svg.parts("rect").size()).isGreaterThan(layers * experts);
  }

  /** More layers than satellites: all 100 are gateways, some of two layers. */
  private static Layout crowded(int layers) {
    int[] gateways = IntStream.range(0, layers).map(layer -> layer % 100).toArray();
    return new Layout(gateways, new int[layers][0]);
  }

  @Test
  void tenantsOfOneSatelliteShareItsCell() throws IOException {
    Constellation sky = Constellation.parse("delta:1200:60:40/5/1");
    Layout layout = new Layout(new int[] {0, 0}, new int[][] {{7, 8}, {7, 7}});
    DrawnSvg svg = draw(sky, layout, new double[][] {{1, 1}, {1, 1}});

    List<Box> boxes = svg.boxes();
    MapGrid grid = grid(sky);
    double third = grid.cell(7).getWidth() / 3;
    double y = grid.cell(7).getMinY() + 3;
    assertThat(IntStream.range(0, 3))
        .extracting(i -> seenAt(boxes, grid.cell(7).getX() + (i + 0.5) * third, y))
        .containsExactly(
            DrawnSvg.fill(LayerPalette.of(0)),
            DrawnSvg.fill(LayerPalette.of(1)),
            DrawnSvg.fill(LayerPalette.of(1)));
    assertThat(svg.texts()).contains("0,1", "3", "experts on a satellite");
    assertThat(marks(svg)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"delta:550:53:40/8/1, plane", "delta:550:53:40/5/1, slot"})
  void theMoreNumerousOfPlanesAndSlotsRunToTheRight(String notation, String across)
      throws IOException {
    Constellation sky = Constellation.parse(notation);
    int[] corner = {sky.index(0, 0), sky.index(0, 1), sky.index(1, 0)};
    DrawnSvg svg = draw(sky, new Layout(corner, new int[3][0]), new double[3][0]);

    List<DrawnSvg.Part> discs =
        svg.parts("circle").stream().filter(circle -> circle.fill().equals("white")).toList();
    DrawnSvg.Part origin = discs.get(0);
    DrawnSvg.Part right = discs.get(across.equals("slot") ? 1 : 2);
    DrawnSvg.Part above = discs.get(across.equals("slot") ? 2 : 1);
    assertThat(right.number("cx")).isGreaterThan(origin.number("cx"));
    assertThat(right.number("cy")).isEqualTo(origin.number("cy"));
    assertThat(above.number("cx")).isEqualTo(origin.number("cx"));
    assertThat(above.number("cy")).isLessThan(origin.number("cy"));
    assertThat(svg.parts("text"))
        .filteredOn(text -> text.element().getTextContent().equals(across))
        .singleElement()
        .satisfies(below -> assertThat(below.number("y")).isGreaterThan(origin.number("cy")));
  }

  @Test
  void whatDoesNotFitTogetherIsRefused() {
    Constellation sky = Constellation.parse("delta:1200:60:40/5/1");
    Layout layout = new Layout(new int[] {0}, new int[][] {{1, 2}});
    Layout beyond = new Layout(new int[] {40}, new int[][] {{1, 2}});

    assertRefused(sky, beyond, new double[][] {{1, 1}}, "gateway", "40", "0 to 39");
    assertRefused(sky, layout, new double[][] {{1, 1}, {1, 1}}, "2 rows", "1 layers");
    assertRefused(sky, layout, new double[][] {{1}}, "layer 0", "2 experts", "1 activation");
    assertRefused(sky, layout, new double[][] {{1, Double.NaN}}, "layer 0", "NaN", "0 to 1");
    assertRefused(sky, layout, new double[][] {{1, 1.5}}, "layer 0", "1.5", "0 to 1");
  }

  private void assertRefused(
      Constellation sky, Layout layout, double[][] activation, String... says) {
    assertThatThrownBy(() -> draw(sky, layout, activation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(says);
  }

  @Test
  void theRouteOverTheSeamIsAsLongAsElsewhere() {
    Constellation sky = Constellation.parse("delta:550:53:1584/72/39");
    TokenRoute route = new TokenRoute(grid(sky), List.of());
    for (int slot = 0; slot < 22; slot++) {
      int east = sky.index(0, Math.floorMod(slot + 39, 22));
      assertThat(route.way(sky.index(71, slot), east)).isEqualTo(new TokenRoute.Steps(1, 0));
      assertThat(route.way(east, sky.index(71, slot))).isEqualTo(new TokenRoute.Steps(-1, 0));
      assertThat(route.way(sky.index(70, slot), sky.index(71, slot)))
          .isEqualTo(new TokenRoute.Steps(1, 0));
    }
    Constellation star = Constellation.parse("star:780:86.4:66/6/2");
    assertThat(new TokenRoute(grid(star), List.of()).way(star.index(5, 0), star.index(0, 10)))
        .as("counter-rotating planes have no links")
        .isEqualTo(new TokenRoute.Steps(-5, -1));
  }
}
