package io.spacemoe.instances.loads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.instances.AnyFile;
import io.spacemoe.instances.RandomContent;
import io.spacemoe.instances.SharedData;
import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Kind;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.ActivationTrace;
import io.spacemoe.scenario.moe.WeightSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of expert loads and traces, alone and beside the scenario that names them. */
class LoadsTest {
  private static final double[][] TABLE = {{10, 5, 0, 1}, {1, 1, 2.5, 1}};

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "layer,a,b,c,d\n0,0,0,0,0\n3,10,5,0,1\n7,1,1,2.5,1\n",
        "10,5,0,1\n1,1,2.5,1\n",
        ",x,y,z,w\r\n\r\n0,10,5,0,1\r\n9, 1 ,\"1\" , \"2.5\",1",
        "\ufefflayer,a,b,c,d\n1,1e1,5.0,0,1\n2,1,1,25e-1,1\n",
        "{\"logical_count\": [[0, 0, 0, 0], [10.0, 5, 0, 1], [0, 0.0, 0, 0], [1, 1, 2.5, 1]]}",
        "layer_id;a;b;c;d\n3;10;5;0;1\n7;1;1;2.5;1\n",
        "10\t5\t0\t1\n1\t1\t2.5\t1\n",
        " 10 5  0 1\n  1 1 2.5 1 \n",
        "[[[4, 5, 0, 1], [0, 0, 1.5, 1]],\n [[6, 0, 0, 0], [1, 1, 1, 0]]]",
        """
        {"rank": 0, "average_utilization_rate": {"a": [null, 0.5, "x"]}, "physical_count": [1, null],
         "logical_count": [[[0, 0, 0, 0], [4, 5, 0, 1], [0, 0, 1.5, 1]],
                           [[0, 0, 0, 0], [6, 0, 0, 0], [1, 1, 1, 0]]]}
        """,
        "layer_id\texpert_id\tcounts\n1\t0\t10\n1\t1\t5\n1\t2\t0\n1\t3\t1\n2\t0\t1\n2\t1\t1\n2\t2\t2.5\n2\t3\t1\n",
        """
        model,layer,expert,tokens
        m,1,1,5
        m,1,0,10
        m,1,3,1
        m,1,2,0
        m,4,0,1
        m,4,1,1
        m,4,2,2.5
        m,4,3,1
        """,
      })
  void everyWayToWriteATable(String text) throws IOException {
    assertThat(TableFile.read(file("any.csv", text))).isDeepEqualTo(TABLE);
  }

  @Test
  void oneTableOfSeveralIsNamed() throws IOException {
    String text = "model,layer,expert,count,which\na,0,0,1,x\na,0,1,2,x\nb,0,0,3,x\nb,0,1,4,x\n";
    InputFile file = file("long.csv", text);

    assertThat(TableFile.read(file, Optional.of("b/x"), OptionalInt.empty()))
        .isDeepEqualTo(new double[][] {{3, 4}});
    assertThatThrownBy(() -> TableFile.read(file))
        .hasMessageContaining("holds 2 tables; expected the name of one after a #: ");
    assertThatThrownBy(() -> TableFile.read(file, Optional.of("b/y"), OptionalInt.empty()))
        .hasMessageContaining("Maybe b/x?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          layer,a,b;1,2,3;0,1,1     | line 3: | is layer 0 after layer 1; expected ascending
          layer,a,b;1,2             | line 2: | has 2 fields; expected as many as the first line, 3
          layer,a,b;1,2,3,4         | line 2: | has 4 fields; expected as many as the first line, 3
          layer,a,b;-1,2,3          | line 2: | has "-1" in field 1; expected a whole number from 0
          layer,a,b;1,2,x           | line 2: | has "x" in field 3; expected a number
          layer,a,b;1,2,NaN         | line 2: | has "NaN" in field 3; expected a number
          layer,a,b;1,0,0           | bad.csv | has no layer with a number above 0
          layer,a,b                 | bad.csv | has no layer with a number above 0
          layer,expert,tokens;0,0,1;0,0,2 | line 3: | is there again for the same layer and expert
          layer,expert,tokens;0,0,1;0,7,2 | bad.csv | has 2 experts up to number 7 in layer 0
          [[[1, 2]], [[1, 2], [3, 4]]] | $[1] | has other layers or experts than the first step
          [[[1, 2]], [[1, 2, 3]]]   | $[1] | has other layers or experts than the first step
          layer,layer_id,expert,count;0,0,0,1 | line 1 | has the columns layer and layer_id
          layer,a;1,"2              | bad.csv | is not CSV
          {"logical_count": [1, 2]} | logical_count | expected an array of arrays
          {"logical_counts": [[1]]} | logical_count | Maybe rename it
          """)
  void aBadTableIsRefusedInWords(String lines, String place, String says) throws IOException {
    InputFile file = file("bad.csv", lines.replace(';', '\n'));
    assertThatThrownBy(() -> TableFile.read(file))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContainingAll("bad.csv", place.replace(":", ""), says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token,layer,experts\n0,1,8 26\n0,5,3 38\n1,1,8 30\n1,5,5 3\n",
        "0,1,26 8\n0,5,\" 3  38 \"\n1,1,8 30\n1,5,3 5",
        """
        {"token": 0, "layer": 1, "experts": [8, 26]}
        {"layer": 5, "experts": [3, 38]}

        {"layer": 1, "experts": [8, 30]}
        {"layer": 5, "experts": [3, 5]}
        """,
        "[[8, 26], [3, 38]]\n[[8, 30], [3, 5]]\n",
        "[\n [[8, 26], [3, 38]],\n [[8, 30], [3, 5]]\n]\n",
        """
        {"model": "x", "experts": 64, "shape": [2, null]}
        {"request": "r", "layer_id": 1, "topk_ids": [8, 26], "topk_weights": [0.5, null]}
        {"request": "r", "layer_id": 5, "topk_ids": [[3, 38], [3, 5]]}
        {"request": "r", "layer_id": 1, "topk_ids": [[8, 30]]}
        """,
        "{\"token\": 0, \"topk_ids\": [[8, 26], [3, 38]]}\n{\"token\": 1, \"topk_ids\": [[8, 30], [3, 5]]}\n",
        "{\"id\": 7, \"routed_experts\": [[[8, 26], [3, 38]], [[8, 30], [3, 5]]]}\n",
        "layer_id;expert_ids;weights\n1;\"[8, 26]\";x\n5;\"3,38\";y\n1;8|30;\n5;3 5;\n",
        "token_id\tlayer_id\texperts\n0\t1\t8 26\n0\t5\t3 38\n1\t1\t8 30\n1\t5\t3 5\n",
        """
        token_id,layer_id,expert_id,weight
        0,1,26,0.5
        1,1,8,0.5
        0,1,8,0.5
        1,1,30,0.5
        0,5,3,0.5
        0,5,38,0.5
        1,5,3,0.5
        1,5,5,0.5
        """,
      })
  void everyWayToWriteATrace(String text) throws IOException {
    ActivationTrace trace = TraceFile.read(file("any", text), "any");

    assertThat(trace.layers()).isEqualTo(2);
    assertThat(trace.sets(0)).isDeepEqualTo(new int[][] {{8, 26}, {8, 30}});
    assertThat(trace.sets(1)).isDeepEqualTo(new int[][] {{3, 38}, {3, 5}});
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          token,layer,experts;0,1           | line 2 | has 2 fields
          0,1                               | line 1 | has 2 fields; expected three: token,layer,experts
          0,1,2 x                           | line 1 | expected a whole number from 0
          0,-1,2                            | line 1 | has "-1" in field 2
          {"layer": 1};                     | line 1 | experts
          {"meta": 1};{"meta": 2}           | line 2 | $.experts (line 2, column 1) is missing
          {"experts": [8, 26]}              | line 1 | $.layer (line 1, column 1) is missing
          {"layer": 1, "experts": [1], "topk_ids": [2]} | line 1 | is there as well as topk_ids
          layer,experts,expert;0,1,2        | line 1 | is no header of a trace
          layer,expert;0,1                  | line 1 | is no header of a trace
          token,token_id,layer,experts;0,1,2,3 | line 1 | has the columns token and token_id
          {"layer": 1, "experts": [0.5]}    | line 1 | is 0.5; expected a whole number
          [[1, 2]];[[1, -2]]                | line 2 | is -2; allowed: 0 to
          [[1, 2]];{"layer": 1              | line 2 | ends in the middle
          """)
  void aBadTraceIsRefusedInWords(String lines, String place, String says) throws IOException {
    InputFile file = file("bad.txt", lines.replace(';', '\n'));
    assertThatThrownBy(() -> TraceFile.read(file, "bad.txt"))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContainingAll("bad.txt", place, says);
  }

  /** What can be loads as well as sets is asked about, and told by the place or by the option. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[[8, 26], [3, 38]], [[8, 30], [3, 5]]]",
        "{\"logical_count\": [[8, 26], [3, 38]], \"layer\": 0, \"experts\": [8, 26]}",
        "token,layer,expert,weight\n0,0,0,8\n0,0,1,26\n",
      })
  void aRecordingWithTwoReadingsIsAskedAbout(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), text);

    assertThatThrownBy(() -> AnyFile.read(file.toString(), Reading.BY_CONTENT))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContainingAll(
            "can be read as a table of expert loads, or as a trace of activated experts",
            "--format table or trace");
    assertThat(AnyFile.read(file.toString(), Reading.as(Kind.TABLE)))
        .isInstanceOf(WeightSource.Table.class);
    assertThat(AnyFile.read(file.toString(), Reading.as(Kind.TRACE)))
        .isInstanceOf(ActivationTrace.class);
    assertThatThrownBy(() -> AssignmentFile.open(file.toString(), Reading.as(Kind.TABLE)))
        .hasMessageContaining("so that --format table does not apply");
  }

  @Test
  void anArrayOfTablesWithANumberTwiceCanOnlyBeLoads() throws IOException {
    Path file =
        Files.writeString(folder.resolve("x.json"), "[[[8, 8], [3, 38]], [[1, 0], [3, 5]]]");

    assertThat(AnyFile.inOneLine(AnyFile.read(file.toString(), Reading.BY_CONTENT)))
        .isEqualTo("expert table of 2 layers with 2 experts");
  }

  /** In a scenario the model says how many experts there are, also those that nobody recorded. */
  @Test
  void expertsThatNeverOccurAreZeros() throws IOException {
    Path file = folder.resolve("x.scenario.json");
    Files.writeString(
        folder.resolve("long.csv"), "layer_id,expert_id,count\n3,0,5\n3,2,7\n4,1,1\n4,2,2\n");
    Files.writeString(
        file, scenario(2, "\"weights\": {\"kind\": \"table\", \"file\": \"long.csv\"}"));

    Scenario scenario = ScenarioFiles.read(file);
    WeightSource.Table table = (WeightSource.Table) scenario.activation().weights().orElseThrow();
    assertThat(table.row(0)).containsExactly(5, 0, 7, 0);
    assertThat(table.row(1)).containsExactly(0, 1, 2, 0);
    Path copy = folder.resolve("copy.scenario.json");
    ScenarioFiles.write(scenario, copy);
    assertThat(ScenarioFiles.read(copy)).isEqualTo(scenario);
    Files.writeString(folder.resolve("long.csv"), "layer,expert,count\n3,0,5\n3,4,7\n");
    assertThatThrownBy(() -> ScenarioFiles.read(file))
        .hasMessageContaining("has expert 4 in layer 3; allowed: 0 to 3, as the model has 4");
  }

  /** Three recorded layers drive a model of seven where that is said, and only there. */
  @Test
  void recordedLayersServeOthersWhereThatIsSaid() throws IOException {
    Path file = folder.resolve("x.scenario.json");
    Files.writeString(folder.resolve("three.csv"), "1,3,2,4\n5,6,7,8\n9,1,2,3\n");
    Files.writeString(folder.resolve("three.jsonl"), "[[0, 1], [1, 2], [2, 3]]\n".repeat(2));
    String table = "\"weights\": {\"kind\": \"table\", \"file\": \"three.csv\"%s}";
    String inline =
        "\"weights\": {\"kind\": \"table\", \"rows\": [[1,2,3,4],[5,6,7,8],[9,1,2,3]]%s}";
    String trace = "\"law\": \"trace\", \"file\": \"three.jsonl\"%s";

    for (String activation : List.of(table, inline, trace)) {
      Files.writeString(file, scenario(7, activation.formatted("")));
      assertThatThrownBy(() -> ScenarioFiles.read(file))
          .hasMessageContainingAll("has 3 ", "expected one per layer, 7", "\"layers\": \"repeat\"");
      assertThat(firstNumbers(file, scenario(7, activation.formatted(", \"layers\": \"repeat\""))))
          .isEqualTo(activation.equals(trace) ? "0120120" : "1591591");
      assertThat(
              firstNumbers(
                  file, scenario(7, activation.formatted(", \"layers\": [2, 2, 0, 1, 0, 0, 0]"))))
          .isEqualTo(activation.equals(trace) ? "2201000" : "9915111");
      for (String wrong : List.of("[0, 1, 2]", "[0, 0, 0, 0, 0, 0, 3]")) {
        Files.writeString(file, scenario(7, activation.formatted(", \"layers\": " + wrong)));
        assertThatThrownBy(() -> ScenarioFiles.read(file))
            .hasMessageContainingAll(
                "layers",
                wrong.length() < 10 ? "expected one per layer, 7" : "is 3; allowed: 0 to 2");
      }
      Files.writeString(file, scenario(2, activation.formatted(", \"layers\": \"repeat\"")));
      assertThatThrownBy(() -> ScenarioFiles.read(file))
          .hasMessageContaining("is \"repeat\", but the recording");
    }
  }

  /** The first weight or expert of each layer. */
  private static String firstNumbers(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Scenario scenario = ScenarioFiles.read(file);
    Path copy = Files.createTempDirectory(file.getParent(), "copy").resolve("y.scenario.json");
    ScenarioFiles.write(scenario, copy);
    assertThat(ScenarioFiles.read(copy)).isEqualTo(scenario);
    Activation activation = scenario.activation();
    return IntStream.range(0, scenario.model().layers())
        .mapToObj(
            l ->
                activation.trace().isPresent()
                    ? activation.trace().get().sets(l)[0][0]
                    : (int) ((WeightSource.Table) activation.weights().orElseThrow()).row(l)[0])
        .map(String::valueOf)
        .collect(Collectors.joining());
  }

  private static String scenario(int layers, String activation) {
    return String.format(
        Locale.ROOT,
        """
        {"format": "spacemoe-scenario/1", "constellation": "delta:800:53:100/10/1", "model": {"layers": %d,
        "hiddenSize": 64, "expertsPerLayer": 4, "activeExperts": 2, "expertIntermediateSize": 64,
        "vocabulary": 10}, "activation": {%s}}
        """,
        layers,
        activation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"loads.csv", "loads.json", "loads.csv.gz", "loads.json.gz"})
  void aTableIsWrittenAsItsNameSaysAndReadsBack(String name) {
    Path file = folder.resolve(name);
    WeightSource.Table table =
        new WeightSource.Table(WeightSource.TableMeaning.FREQUENCIES, TABLE, Optional.empty());

    AnyFile.writeLoads(table, file);

    assertThat(TableFile.read(InputFile.read(file))).isDeepEqualTo(TABLE);
    assertThat(InputFile.read(file).firstLine().startsWith("{")).isEqualTo(name.contains("json"));
  }

  @Test
  void aScenarioIsWrittenWithTheTableThatItNames() throws IOException {
    for (long seed = 0; seed < 60; seed++) {
      Scenario scenario = new RandomContent(seed).scenario();
      Optional<String> companion = companion(scenario.activation());
      if (companion.isEmpty()) {
        continue;
      }
      Path home = Files.createDirectory(folder.resolve("home" + seed));
      Path file = home.resolve("x.scenario.json");
      ScenarioFiles.write(scenario, file);
      ScenarioFiles.write(scenario, file);
      Path beside = home.resolve(companion.get());

      assertThat(beside).exists();
      assertThat(ScenarioFiles.read(file)).isEqualTo(scenario);
      String sixLayers = "0,0,0\n0,1,0\n0,2,0\n0,3,0\n0,4,0\n0,5,0\n"; // no trace has so many
      Files.writeString(beside, companion.get().startsWith("table") ? "3,5\n" : sixLayers);
      assertThatThrownBy(() -> ScenarioFiles.write(scenario, file))
          .hasMessageContaining("is there already with other content");
      Files.delete(beside);
      assertThatThrownBy(() -> ScenarioFiles.read(file))
          .isInstanceOf(InstanceFormatException.class)
          .hasMessageContainingAll(companion.get(), "does not exist");
    }
  }

  private static Optional<String> companion(Activation activation) {
    return activation
        .trace()
        .map(ActivationTrace::file)
        .or(
            () ->
                activation
                    .weights()
                    .filter(WeightSource.Table.class::isInstance)
                    .flatMap(weights -> ((WeightSource.Table) weights).file()));
  }

  @Test
  void everyPublishedLoadIsRead() {
    List<Path> files = SharedData.filesBelow("expert-loads");
    for (Path file : files) {
      boolean several = file.endsWith("olmoe-counts.csv");
      String path = file + (several ? "#OLMoE-1B-7B-0924/arxiv/topk" : "");
      Object loads = AnyFile.read(path, Reading.BY_CONTENT);
      if (loads instanceof WeightSource.Table table) {
        int experts = table.row(0).length;
        assertThat(List.of(8, 64, 256)).as(path).contains(experts);
        assertThat(List.of(32, 26, 58, 3)).as(path).contains(table.layers());
      } else {
        ActivationTrace trace = (ActivationTrace) loads;
        assertThat(trace.layers()).as(path).isEqualTo(26);
        assertThat(Arrays.stream(trace.sets(0)).allMatch(set -> set.length == 6)).isTrue();
      }
    }
  }

  private InputFile file(String name, String text) throws IOException {
    return InputFile.read(Files.writeString(folder.resolve(name), text));
  }
}
