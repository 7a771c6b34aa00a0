package io.spacemoe.instances.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.instances.AnyFile;
import io.spacemoe.instances.assignment.Format;
import io.spacemoe.instances.assignment.Kind;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.loads.TableFile;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.placement.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps of slots to experts, from placements and to them, in the words of serving frameworks. */
class MapFileTest {
  /** The example of EPLB's README: loads of 2 layers, and where it puts 12 experts on 16 slots. */
  private static final String LOADS =
      """
      [[90, 132, 40, 61, 104, 165, 39, 4, 73, 56, 183, 86],
       [20, 107, 104, 64, 19, 197, 187, 157, 172, 86, 16, 27]]
      """;

  private static final String MAP =
      """
      {"physical_to_logical_map": [[5, 6, 5, 7, 8, 4, 3, 4, 10, 9, 10, 2, 0, 1, 11, 1],
                                   [7, 10, 6, 8, 6, 11, 8, 9, 2, 4, 5, 1, 5, 0, 3, 1]],
       "model": {"any": [1, null, "x"]}}
      """;

  @TempDir Path folder;

  private static ExpertMap read(String text) {
    return MapFile.read(file(text), Optional.empty());
  }

  private static InputFile file(String text) {
    return InputFile.of("map", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theExampleOfEplbIsReadAndWrittenAndReadBack() throws IOException {
    ExpertMap map = read(MAP);

    assertThat(TableFile.read(file(LOADS))).hasDimensions(2, 12);
    assertThat(map.slots()).isEqualTo(16);
    assertThat(map.experts()).isEqualTo(12);
    assertThat(map.copies()).isEqualTo(8);
    assertThat(map.empty()).isZero();
    for (MapFile.Form form : MapFile.Form.values()) {
      String name = form == MapFile.Form.TENSORRT_LLM ? "map.yaml" : "map.json";
      Path file = Files.write(folder.resolve(name), MapFile.text(map, form));
      assertThat(AnyFile.read(file.toString(), Reading.BY_CONTENT)).isEqualTo(map);
      assertThat(MapFile.Form.forName(name)).contains(form);
      assertThat(AnyFile.inOneLine(map)).isEqualTo("map of 2 layers with 16 slots");
      assertThat(Format.isInstance(file)).isFalse();
    }
    assertThat(map.satellites(2)[0][5]).containsExactly(0, 1);
    assertThat(ExpertMap.of(new Layout(new int[2], map.satellites(2)), 8, 2).copies()).isEqualTo(8);
    assertThatThrownBy(() -> map.satellites(4))
        .hasMessageStartingWith("expert 5 of layer 0 is twice on satellite 0, in slot 2 again");
  }

  /** Layers are numbered as the framework counts them, dense ones included; other keys are left. */
  @Test
  void whatTensorRtLlmWrites() {
    assertThat(
            read(
                """
                # generated
                ep_size: 2
                num_slots: 4
                initial_global_assignments:
                  10: [3, 2, 1, 0]
                  3:
                  - 0
                  - 1
                  - 2
                  - 3
                layer_updates_per_iter: 0
                """))
        .isEqualTo(new ExpertMap(new int[][] {{0, 1, 2, 3}, {3, 2, 1, 0}}));
  }

  /** Slot p is on satellite p / slots, whatever the placement is. */
  @Test
  void placementsComeBackEqual() {
    Random random = new Random(1);
    int full = 0;
    for (int n = 0; n < 300; n++) {
      int layers = 1 + random.nextInt(3);
      int experts = 1 + random.nextInt(6);
      int satellites = 1 + random.nextInt(4);
      int[][][] of = new int[layers][experts][];
      int most = 1 + random.nextInt(satellites);
      for (int[][] row : of) {
        Arrays.setAll(row, e -> random.ints(most, 0, satellites).distinct().sorted().toArray());
      }
      Layout layout = new Layout(new int[layers], of);
      int more = random.nextInt(2);
      int each = ExpertMap.slotsOf(layout) + more;
      int nodes = ExpertMap.satellitesOf(layout) + more;

      ExpertMap map = ExpertMap.of(layout, nodes, each);
      assertThat(map.slots()).isEqualTo(nodes * each);
      assertThat(map.empty()).isEqualTo((long) layers * (nodes * each - experts) - layout.copies());
      for (int l = 0; l < layers; l++) {
        for (int e = 0; e < experts; e++) {
          assertThat(Arrays.stream(map.row(l)).boxed().toList().indexOf(e) / each)
              .isEqualTo(of[l][e][0]);
        }
      }
      String json =
          new String(MapFile.text(map, MapFile.Form.PHYSICAL_TO_LOGICAL), StandardCharsets.UTF_8);
      assertThat(read(json)).isEqualTo(map);
      assertThat(read(json).satellites(each)).isDeepEqualTo(of);
      if (map.empty() == 0) {
        String yaml =
            new String(MapFile.text(map, MapFile.Form.TENSORRT_LLM), StandardCharsets.UTF_8);
        assertThat(read(yaml).satellites(each)).isDeepEqualTo(of);
        full++;
      } else {
        assertThatThrownBy(() -> MapFile.text(map, MapFile.Form.TENSORRT_LLM))
            .hasMessageContaining("slots are empty, which tensorrt-llm cannot say");
      }
      assertThatThrownBy(() -> ExpertMap.of(layout, nodes, each - more - 1))
          .hasMessageContaining("slots of each satellite; expected at least");
      assertThatThrownBy(() -> ExpertMap.of(layout, nodes - more - 1, each))
          .hasMessageContaining("satellites; expected at least");
    }
    assertThat(full).isGreaterThan(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"physical_to_logical_map": [[0, 1], [0]]}    | row 1 has 1 slots and the first has 2
          {"physical_to_logical_map": []}               | has no slot
          {"physical_to_logical_map": [[0, -2]]}        | is -2; allowed: -1 to
          {"physical_to_logical_map": [0, 1]}           | expected an array of arrays
          {"physical_to_logical_map": 7}                | expected an array of arrays
          {"physical_to_logical_map": {}}               | is an object; expected an array of arrays
          {"physical_to_logical_maps": [[0, 1]]}        | Maybe rename it
          num_slots: 2;initial_global_assignments:;  0: [0]        | has 1 experts; expected num_slots, 2
          num_slots: 2;initial_global_assignments:;  0: [0, -1]    | is -1; allowed: 0 to
          num_slots: 2;initial_global_assignments:;  x: [0, 1]     | has the key "x"; expected the number of a layer
          num_slots: 2;initial_global_assignments:;  0: [0, 1      | is not YAML
          initial_global_assignments:;  0: [0, 1]                  | $.num_slots (line 1, column 1) is missing
          """)
  void aBadMapIsRefusedInWords(String lines, String says) {
    assertThatThrownBy(() -> read(lines.replace(';', '\n')))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContainingAll("map", says);
  }

  @Test
  void aMapMustHaveEachExpertOnceToBeAPlacement() {
    ExpertMap map = new ExpertMap(new int[][] {{0, 1, 2, -1}, {0, 2, -1, -1}});

    assertThatThrownBy(() -> map.satellites(3))
        .hasMessage("4 slots are no satellites of 3 slots each");
    assertThatThrownBy(() -> map.satellites(2))
        .hasMessage("expert 1 of 3 is in no slot of layer 1; expected each in one");
    assertThat(new ExpertMap(new int[][] {{2, -1, 0, 1}}).satellites(2)[0])
        .isDeepEqualTo(new int[][] {{1}, {1}, {0}});
  }

  /** A server that guesses tokens by a draft model has maps of both, of other sizes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'target': {'physical_to_logical_map': [[1, 0], [0, 1]], 'x': 1}, 'draft': {'physical_to_logical_map': [[2, 1, 0]]}}",
        "{'physical_to_logical_map': {'target': [[1, 0], [0, 1]], 'draft': [[2, 1, 0]]}, 'x': [1, null, {}]}",
      })
  void ofSeveralModelsOneIsNamed(String json) throws IOException {
    String file = Files.writeString(folder.resolve("x.json"), json.replace('\'', '"')).toString();

    assertThatThrownBy(() -> AnyFile.read(file, Reading.BY_CONTENT))
        .hasMessageEndingWith(
            "x.json holds the maps of 2 models; expected the name of one after a #: draft, target");
    assertThatThrownBy(() -> AnyFile.read(file + "#drafts", Reading.BY_CONTENT))
        .hasMessageContaining("expected the name of one after a #: draft, target");
    assertThat(AnyFile.read(file + "#target", Reading.BY_CONTENT))
        .isEqualTo(new ExpertMap(new int[][] {{1, 0}, {0, 1}}));
    assertThat(AnyFile.read(file + "#draft", Reading.BY_CONTENT))
        .isEqualTo(new ExpertMap(new int[][] {{2, 1, 0}}));
  }

  @Test
  void mapsWithoutNamesAreNumbered() {
    String three = "{\"physical_to_logical_map\": [[[1, 0], [0, 1]], [[2, 1, 0]]]}";
    String inList =
        "{\"models\": [{\"physical_to_logical_map\": [[1, 0]]}, {\"physical_to_logical_map\": [[2, 1, -2]]}]}";

    assertThat(MapFile.read(file(three), Optional.of("1")))
        .isEqualTo(new ExpertMap(new int[][] {{2, 1, 0}}));
    assertThat(MapFile.read(file(inList), Optional.of("models/0")))
        .isEqualTo(new ExpertMap(new int[][] {{1, 0}}));
    assertThatThrownBy(() -> MapFile.read(file(inList), Optional.of("models/1")))
        .hasMessageContaining("$.models[1].physical_to_logical_map[0] (line 1, column")
        .hasMessageContaining("is -2; allowed: -1 to");
    assertThatThrownBy(() -> MapFile.read(file(MAP), Optional.of("0")))
        .hasMessageContaining("holds one map, which has no name");
  }

  /** Rows alone are loads, as of a recorder, until somebody says that they are a map. */
  @Test
  void rowsAloneAreAMapWhereThatIsSaid() throws IOException {
    String file = Files.writeString(folder.resolve("x.json"), "[[1, 0], [0, 1]]").toString();

    assertThat(AnyFile.read(file, Reading.BY_CONTENT)).isInstanceOf(WeightSource.Table.class);
    assertThat(AnyFile.read(file, Reading.as(Kind.MAP)))
        .isEqualTo(new ExpertMap(new int[][] {{1, 0}, {0, 1}}));
  }

  /** SGLang's versions disagree which of the two counts, so nobody guesses. */
  @Test
  void aMapWithLoadsIsAskedAbout() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("x.json"),
            "{\"logical_count\": [[5, 6]], \"physical_to_logical_map\": [[0, 1]]}");

    assertThatThrownBy(() -> AnyFile.read(file.toString(), Reading.BY_CONTENT))
        .hasMessageContaining("a table of expert loads, or as a map of slots to experts")
        .hasMessageContaining("--format table or map");
    assertThat(AnyFile.read(file.toString(), Reading.as(Kind.MAP)))
        .isEqualTo(new ExpertMap(new int[][] {{0, 1}}));
  }
}
