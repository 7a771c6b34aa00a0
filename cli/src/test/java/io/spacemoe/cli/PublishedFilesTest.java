package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.ortools.modelbuilder.ModelBuilder;
import com.google.ortools.modelbuilder.ModelSolver;
import com.google.ortools.modelbuilder.SolveStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of other projects are solved and verified, and answered in their own sense. */
class PublishedFilesTest {
  /** One agent and two jobs, then two agents with room for one and two of three jobs. */
  private static final String GAPS =
      """
      2
      1 2
      30 40
      1 1
      2
      2 3
      5 9 4   1 7 2
      1 1 1
      1 1 1
      1 2
      """;

  @TempDir private Path folder;

  @Test
  void aMaximumIsShownAsOne() throws IOException {
    Path gaps = Files.writeString(folder.resolve("gaps.txt"), GAPS);
    String instance = gaps + "#2";
    String solution = folder.resolve("my.solution.json").toString();

    String solved = Run.ok("solve", instance, "--out", solution).out();
    String verified = Run.ok("verify", instance, solution).out();
    String json = Run.ok("solve", instance, "--json").out();

    assertThat(solved).contains("gaps#2 (3 experts, 2 satellites)");
    assertThat(solved).contains("value     14 units (maximised; solved as cost 13)");
    assertThat(solved).contains("bound     14, proved").doesNotContain("(gap");
    assertThat(verified).contains("cost: 14 units (maximised; solved as cost 13)");
    assertThat(verified).contains("bound: 13: no value above 14, proved");
    assertThat(json).contains("\"sense\" : \"maximise\"", "\"value\" : 14", "\"cost\" : 13");
    Run other = Run.of("verify", gaps + "#1", solution);
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.out()).contains("OFF  instance: SHA-256 is");
  }

  @ParameterizedTest
  @CsvSource({"1, 336, 261", "2, 327, 269", "3, 339, 256", "4, 341, 274", "5, 326, 251"})
  void gap1HasItsPublishedOptima(int number, long greatest, long least) {
    Path gap1 = published("benchmarks/gap/gap1.txt");

    assertThat(Run.ok("solve", gap1 + "#" + number).out())
        .containsPattern("status +OPTIMAL")
        .contains(String.format(Locale.ROOT, "value     %d units (maximised", greatest));
    assertThat(Run.ok("solve", gap1 + "#" + number, "--format", "gap-min").out())
        .containsPattern("status +OPTIMAL")
        .contains(String.format(Locale.ROOT, "cost      %d units", least));
  }

  /** A published file, where it lies; see SPACEMOE_DATA in CONTRIBUTING.md. */
  private static Path published(String name) {
    String named = System.getProperty("SPACEMOE_DATA", System.getenv("SPACEMOE_DATA"));
    Optional<Path> file =
        Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
            .map(above -> named == null ? above.resolve("shared/data") : Path.of(named))
            .map(data -> data.resolve(name))
            .filter(Files::exists)
            .findFirst();
    assumeTrue(file.isPresent(), name + " is not on this machine");
    return file.orElseThrow();
  }

  @Test
  void aFolderOfThemIsABatch() throws IOException {
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.writeString(files.resolve("gaps"), GAPS);
    Files.writeString(files.resolve("README"), "Once upon a time, there were\ntwo, or three\n");
    String out = folder.resolve("runs").toString();

    Run plan =
        Run.ok("batch", "--plan", files.toString(), "--solvers", "ortools-mip", "--out", out);

    assertThat(plan.out()).contains("gaps#1", "gaps#2", "2 instances").doesNotContain("README");
    assertThat(plan.err()).contains("left out 1 files");
  }

  @Test
  void theSenseIsAskedForByName() throws IOException {
    Path gaps = Files.writeString(folder.resolve("gaps.txt"), GAPS);

    assertThat(Run.ok("solve", gaps + "#2", "--format", "gap-min").out())
        .contains("cost      12 units");
    Run wrong = Run.of("solve", gaps + "#2", "--format", "gap");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("format \"gap\" does not exist; there are csv, mps, gap-min, gap-max");
  }

  @Test
  void aConversionKeepsTheAnswerAndItsSense() throws IOException {
    Path gaps = Files.writeString(folder.resolve("gaps.txt"), GAPS);
    String json = folder.resolve("my.assignment.json.gz").toString();
    String text = folder.resolve("my.txt").toString();

    Run.ok("convert", gaps + "#2", json);
    Run.ok("convert", json, text, "--to", "gap-max");

    assertThat(Run.ok("solve", json).out()).contains("value     14 units (maximised");
    assertThat(Run.ok("solve", text, "--format", "gap-max").out()).contains("value     14 units");
    Run unnamed = Run.of("convert", json, folder.resolve("my.dat").toString());
    assertThat(unnamed.exitCode()).isEqualTo(2);
    assertThat(unnamed.err()).contains("does not say what to write").contains("--to");
    Run unfit = Run.of("convert", json, folder.resolve("my.csv").toString());
    assertThat(unfit.exitCode()).isEqualTo(2);
    assertThat(unfit.err()).contains("cannot be written as csv: its values are to be maximised");
    assertThat(folder.resolve("my.csv")).doesNotExist();
  }

  /** The programme that any solver is to read, read by OR-Tools and solved by SCIP. */
  @ParameterizedTest
  @CsvSource({
    "product-8x9,",
    "forbidden-6x7,",
    "slots-10x5,",
    "gap-c-10x4,",
    "infeasible-5x6,",
    "gaps.txt#2,",
    "costs.csv, --maximise",
    "costs.csv,"
  })
  void anotherSolverReadsTheProgramme(String instance, String option) throws IOException {
    Files.writeString(folder.resolve("gaps.txt"), GAPS);
    Files.writeString(folder.resolve("costs.csv"), "-3,8,\n5,4,inf\n2,-7,-7\n");
    String path = instance.matches(".*[.].*") ? folder.resolve(instance).toString() : instance;
    String[] told = option == null ? new String[0] : new String[] {option};
    Path mps = folder.resolve("my.mps");
    Run.ok(words(told, "convert", path, mps.toString()));

    ModelBuilder programme = new ModelBuilder();
    assertThat(programme.importFromMpsString(Files.readString(mps))).isTrue();
    ModelSolver scip = new ModelSolver("scip");
    SolveStatus status = scip.solve(programme);

    String solved = Run.of(words(told, "solve", path, "--json")).out();
    if (solved.contains("\"status\" : \"INFEASIBLE\"")) {
      assertThat(status).isEqualTo(SolveStatus.INFEASIBLE);
    } else {
      double least = scip.getObjectiveValue();
      boolean maximised = solved.contains("\"sense\" : \"maximise\"");
      assertThat(status).isEqualTo(SolveStatus.OPTIMAL);
      assertThat(solved)
          .contains(
              String.format(
                  Locale.ROOT, "\"value\" : %d,", Math.round(maximised ? -least : least)));
    }
  }

  private static String[] words(String[] more, String... words) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  /** A placement as a map for a serving framework, and back, is evaluated to the last digit. */
  @Test
  void aPlacementComesBackFromItsMap() throws IOException {
    String placement = folder.resolve("my.placement.json").toString();
    String map = folder.resolve("map.json").toString();
    String back = folder.resolve("back.placement.json").toString();
    String yaml = folder.resolve("map.yaml").toString();
    Run.ok("place", "ring-40", "--out", placement);

    Run.ok("export", placement, "--slots", "2", "--satellites", "40", "--out", map);
    Run.ok("convert", map, back, "--slots", "2", "--gateways", placement);

    assertThat(Run.ok("info", map).out())
        .containsPattern("layers +4\nexperts +8\nslots +80\ncopies +0\nempty +288\n");
    assertThat(Run.ok("validate", map).out()).contains("map of 4 layers with 80 slots");
    assertThat(latency(back)).isEqualTo(latency(placement));
    Run empty = Run.of("export", placement, "--out", yaml);
    assertThat(empty.exitCode()).isEqualTo(2);
    assertThat(empty.err()).contains("slots are empty, which tensorrt-llm cannot say");
    Run few = Run.of("export", placement, "--satellites", "3", "--out", map);
    assertThat(few.err()).contains("the map has 3 satellites; expected at least");
    Run unsaid = Run.of("convert", map, back);
    assertThat(unsaid.err()).contains("needs --slots", "--gateways");
    Files.writeString(
        Path.of(map), "{\"physical_to_logical_map\": [[0, 0], [0, 1], [0, 1], [0, 1]]}");
    assertThat(Run.of("convert", map, back, "--slots", "2", "--gateways", placement).err())
        .contains("expert 0 of layer 0 is twice on satellite 0, in slot 1 again");
    Run.ok("convert", map, yaml);
    assertThat(Run.ok("info", yaml).out()).containsPattern("copies +1");
    assertThat(Run.of("convert", map, folder.resolve("x.json").toString(), "--to", "csv").err())
        .contains("format \"csv\" of maps does not exist");
  }

  private static String latency(String placement) {
    String json = Run.ok("evaluate", "ring-40", placement, "--json").out();
    return json.lines().filter(line -> line.contains("tokenLatencyMs")).findFirst().orElseThrow();
  }

  @Test
  void tablesAndTracesAreConverted() throws IOException {
    Path csv = Files.writeString(folder.resolve("loads.csv"), "layer,a,b\n0,0,0\n1,4,2\n2,5,5\n");
    Path trace = Files.writeString(folder.resolve("t.csv"), "token,layer,experts\n0,3,7 1\n");
    String json = folder.resolve("loads.json").toString();
    String lines = folder.resolve("t.jsonl").toString();

    Run.ok("convert", csv.toString(), json);
    Run.ok("convert", trace.toString(), lines);

    assertThat(Files.readString(Path.of(json))).contains("\"logical_count\": [\n    [4,2],");
    assertThat(Files.readString(Path.of(lines)))
        .isEqualTo("{\"token\": 0, \"layer\": 0, \"experts\": [1, 7]}\n");
    assertThat(Run.ok("info", json).out())
        .contains("table of expert loads")
        .containsPattern("layers +2")
        .containsPattern("maxToMean +1.33");
    assertThat(Run.ok("info", lines).out()).containsPattern("experts +8");
    Run wrong = Run.of("solve", csv.toString());
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("looks like a table of expert loads; expected an assignment");
  }

  @Test
  void infoTellsSizesCostsAndStructure() throws IOException {
    Path gaps = Files.writeString(folder.resolve("gaps.txt"), GAPS);
    Path product = Files.writeString(folder.resolve("p.csv"), "6,9,3\n2,3,1\n0,0,0\n");

    assertThat(Run.ok("info", gaps + "#2").out())
        .containsPattern("format +gap-max")
        .containsPattern("experts +3")
        .containsPattern("sense +maximise")
        .containsPattern("greatestCost +8")
        .containsPattern("structure +no product: 3 latency profiles for 3 experts")
        .containsPattern("capacity +memory");
    assertThat(Run.ok("info", gaps.toString()).out()).contains("gaps#1", "gaps#2");
    assertThat(Run.ok("info", product.toString()).out())
        .containsPattern("structure +product: a weight times a latency");
    assertThat(Run.ok("info", "layered-32x36").out())
        .containsPattern("structure +layered product: \\d latency profiles")
        .containsPattern("knownOptimum +\\d+");
    assertThat(Run.ok("info", "ring-40", "--json").out()).contains("\"kind\" : \"scenario\"");
    assertThat(Run.ok("validate", gaps.toString(), product.toString()).out())
        .contains("2 assignment instances", "assignment instance p (3 experts, 3 satellites)");
  }

  @Test
  void whatIsGeneratedIsSolvedAndTheSameEveryTime() throws IOException {
    for (String kind : new String[] {"gap-c", "layered", "trap-slots", "matrix"}) {
      Path file = folder.resolve(kind + ".assignment.json");
      Run.ok("generate", kind, "--experts", "20", "--seed", "5", "--out", file.toString());

      assertThat(Run.ok("solve", file.toString(), "--time-limit", "10s").out()).contains("cost");
      assertThat(Run.ok("generate", kind, "--experts", "20", "--seed", "5").out())
          .isEqualTo(Files.readString(file));
      assertThat(Run.ok("generate", kind, "--experts", "20", "--seed", "6").out())
          .isNotEqualTo(Files.readString(file));
    }
    Path sky = folder.resolve("sky.scenario.json");
    Run.ok(
        "generate",
        "scenario",
        "--constellation",
        "star:550:87:1056/33/0",
        "--out",
        sky.toString());
    assertThat(Run.ok("validate", sky.toString()).out()).contains("llama-moe-3.5b-2of8-1056-1");
    assertManyAreThoseOfTheSeeds();
    Run unknown = Run.of("generate", "gap-z");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("gap-z is nothing to make; there are gap-a, gap-b");
  }

  private void assertManyAreThoseOfTheSeeds() throws IOException {
    Path many = folder.resolve("many");
    String[] nine = {"generate", "matrix", "--seed", "9", "--count", "2"};
    assertThat(Run.of(nine).err()).contains("--count needs --out");
    Run.ok(
        Stream.concat(Stream.of(nine), Stream.of("--out", many.toString())).toArray(String[]::new));
    try (Stream<Path> files = Files.list(many)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "matrix-0000009.assignment.json", "matrix-0000010.assignment.json");
    }
    assertThat(Files.readString(many.resolve("matrix-0000010.assignment.json")))
        .isEqualTo(Run.ok("generate", "matrix", "--seed", "10").out());
    assertThat(Run.of("generate", "matrix", "--count", "0", "--out", many.toString()).err())
        .contains("--count 0", "expected 1 to 1000000 files");
    Path none = folder.resolve("none");
    assertThat(Run.of("generate", "gap-z", "--count", "2", "--out", none.toString()).err())
        .contains("gap-z is nothing to make");
    assertThat(none).doesNotExist();
    String last = Long.toString(Long.MAX_VALUE);
    Run.ok("generate", "matrix", "--seed", last, "--count", "1", "--out", none.toString());
  }
}
