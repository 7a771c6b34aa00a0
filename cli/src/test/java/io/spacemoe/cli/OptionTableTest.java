package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every option of every command: it applies always, or there is a context in which it applies and
 * one in which it is refused by name. None is ignored.
 */
class OptionTableTest {
  /** Options that apply whatever else is asked for. */
  private static final String ALWAYS =
      """
      demo --scenario --out --time-limit --quiet --threads --figure-width --font-size --no-title
      place --scheme --out --csv --pictures --page --json --quiet --threads
      evaluate --csv --pictures --page --json --quiet --threads
      view --load --replan --out --quiet --threads
      load --scheme --placement --requests --copy-choice --out --page --json --quiet --threads
      replan --fail --fail-random --fail-plane --scheme --out --page --json --threads
      scenarios --json
      solve --solver --format --header --no-header --time-limit --seed --threads --gap --out --json
      batch --solvers --format --header --no-header --repeats --seed --time-limit --memory-limit --threads --out --resume --plan --verbose --quiet --json
      verify --format --header --no-header --json
      validate --format --header --no-header
      info --json
      generate --seed --count --out
      export --out
      solvers --json
      report --figure-width --font-size --no-title
      experiment --quick --out --quiet --master
      compare --solvers --format --header --no-header --time-limits --repeats --seed --out --quiet --master
      """;

  /** Command lines in which the last option applies (+) or is refused by its name (-). */
  private static final String SOMETIMES =
      """
      + place ring-40 --scheme rand-place,spacemoe --objective expected-max
      + place ring-40 --objective linear
      - place ring-40 --scheme rand-place --objective expected-max
      - place ring-40 --scheme rand-place,greedy-tiles --objective linear
      + place ring-40 --scheme joint --iteration-limit 1 --objective expected-max
      + place ring-40 --solver local-search
      + place ring-40 --objective expected-max --solver expected-max-closed-form
      - place ring-40 --scheme nearest-random-order --solver assignment
      - place ring-40 --scheme joint --solver assignment
      + place ring-40 --scheme joint --iteration-limit 1 --joint-solver joint-alternating
      - place ring-40 --joint-solver joint-local-search
      - place ring-40 --scheme rand-intra --joint-solver joint-local-search
      + place ring-40 --time-limit 10s
      + place ring-40 --scheme rand-place,joint --time-limit 100ms
      + place ring-40 --objective expected-max --time-limit 100ms
      - place ring-40 --scheme rand-intra-cg --time-limit 10s
      + place ring-40 --scheme spacemoe,joint --iteration-limit 1
      + place ring-40 --objective expected-max --iteration-limit 1
      + place ring-40 --solver local-search --iteration-limit 1
      - place ring-40 --solver assignment --iteration-limit 1
      - place ring-40 --iteration-limit 1
      - place ring-40 --scheme rand-place --iteration-limit 1
      - place ring-40 --objective expected-max --solver expected-max-closed-form --iteration-limit 1
      + load ring-40 --requests 100 --rates 0.02
      + load ring-40 --requests 100 --rates 0.02 --out OUT/l --figure-width 85
      - load ring-40 --figure-width 85
      + load ring-40 --requests 100 --rates 0.02 --out OUT/l --font-size 8
      - load ring-40 --font-size 8
      + load ring-40 --requests 100 --rates 0.02 --out OUT/l --no-title
      - load ring-40 --no-title
      - load ring-40 --trace REQUESTS --rates 0.02
      - load ring-40 --auto --rates 0.02
      + load ring-40 --requests 500 --auto
      - load ring-40 --trace REQUESTS --auto
      + load ring-40 --trace REQUESTS
      + load ring-40 --trace REQUESTS --speed 0.1
      - load ring-40 --rates 0.02 --speed 2
      + load ring-40 --scheme joint --requests 100 --rates 0.02 --time-limit 100ms
      - load ring-40 --placement PLACEMENT --time-limit 1s
      + load ring-40 --scheme joint --requests 100 --rates 0.02 --iteration-limit 1
      - load ring-40 --iteration-limit 1
      + load relays-15 --requests 100 --rates 0.02 --copies 0
      - load ring-40 --placement PLACEMENT --copies 1
      + load ring-40 --requests 100 --rates 0.02 --instances 1
      - load ring-40 --placement PLACEMENT --instances 1
      + place ring-40 --pictures OUT/maps --figure-width 85
      - place ring-40 --figure-width 85
      + place ring-40 --pictures OUT/maps --font-size 8
      - place ring-40 --font-size 8
      + place ring-40 --pictures OUT/maps --no-title
      - place ring-40 --no-title
      + evaluate ring-40 PLACEMENT --pictures OUT/maps --figure-width 85
      - evaluate ring-40 PLACEMENT --figure-width 85
      + evaluate ring-40 PLACEMENT --pictures OUT/maps --font-size 8
      - evaluate ring-40 PLACEMENT --font-size 8
      + evaluate ring-40 PLACEMENT --pictures OUT/maps --no-title
      - evaluate ring-40 PLACEMENT --no-title
      + solve product-8x9 --solver local-search --iteration-limit 1
      - solve product-8x9 --solver assignment --iteration-limit 1
      + batch product-8x9 --solvers all --plan --time-limit 1s --grace 1s
      - batch product-8x9 --solvers all --plan --grace 1s
      + batch product-8x9 --solvers local-search --plan --iteration-limit 1
      - batch product-8x9 --solvers local-search,assignment --plan --iteration-limit 1
      + batch product-8x9 --solvers assignment --plan --jobs 2
      - batch product-8x9 --solvers assignment --master local --jobs 2
      + batch product-8x9 --solvers assignment --plan --isolate
      - batch product-8x9 --solvers assignment --master local --isolate
      - batch product-8x9 --solvers assignment --plan --master local
      - batch product-8x9 --solvers assignment --shared
      - batch product-8x9 --solvers assignment --jars engine.jar
      - batch product-8x9 --solvers assignment --conf spark.ui.enabled=true
      - batch product-8x9 --solvers assignment --patience 1m
      - compare product-8x9 --master local --jobs 2
      - compare product-8x9 --master local --isolate
      - compare product-8x9 --shared
      - compare product-8x9 --jars engine.jar
      - compare product-8x9 --conf spark.ui.enabled=true
      - compare product-8x9 --patience 1m
      - experiment paper --master local --threads 1
      - experiment paper --shared
      - experiment paper --jars engine.jar
      - experiment paper --conf spark.ui.enabled=true
      - experiment paper --patience 1m
      + replan ring-40 PLACEMENT --fail-random 1 --seed 2
      - replan ring-40 PLACEMENT --fail 1 --seed 2
      + replan ring-40 PLACEMENT --budget-gb 0.1
      - replan ring-40 PLACEMENT --moves 3 --budget-gb 0.1
      + replan ring-40 PLACEMENT --moves 3
      - replan ring-40 PLACEMENT --curve --moves 3
      + replan ring-40 PLACEMENT --curve
      - replan ring-40 PLACEMENT --moves 3 --curve
      + replan ring-40 PLACEMENT --curve --pictures OUT
      - replan ring-40 PLACEMENT --pictures OUT
      + replan ring-40 PLACEMENT --curve --pictures OUT/maps --figure-width 85
      - replan ring-40 PLACEMENT --figure-width 85
      + replan ring-40 PLACEMENT --curve --pictures OUT/maps --font-size 8
      - replan ring-40 PLACEMENT --font-size 8
      + replan ring-40 PLACEMENT --curve --pictures OUT/maps --no-title
      - replan ring-40 PLACEMENT --no-title
      + generate matrix --experts 3
      - generate scenario --experts 3
      + generate matrix --satellites 30
      - generate scenario --satellites 30
      - generate trap-tight --satellites 30
      + generate scenario --model olmoe-1b-7b
      - generate gap-a --model olmoe-1b-7b
      + generate scenario --constellation star:550:87:1056/33/0
      - generate matrix --constellation star:550:87:1056/33/0
      + convert gap-c-10x4 OUT/gap.txt --to gap-min
      - convert LOADS OUT/loads.csv --to gap-min
      + convert ring-40 OUT/net.json --to topology
      + convert ring-40 OUT/isls.txt --to links
      - convert ring-40 OUT/net.csv --to csv
      + convert MATRIX OUT/matrix.json --format csv
      - convert ring-40 OUT/ring.json --format csv
      + convert MATRIX OUT/numbers.json --no-header
      - convert ring-40 OUT/ring.json --no-header
      + convert MATRIX OUT/named.json --header
      - convert ring-40 OUT/ring.json --header
      + info MATRIX --no-header
      - info ring-40 --no-header
      + info MATRIX --header
      - info ring-40 --header
      + info MATRIX --format csv
      - info ring-40 --format csv
      + export ring-40 --out OUT/x1 --scheme spacemoe
      - export PLACEMENT --out OUT/m.json --scheme spacemoe
      + export ring-40 --out OUT/x2 --all-layers
      - export PLACEMENT --out OUT/m.json --all-layers
      + export ring-40 --out OUT/x3 --threads 1
      - export PLACEMENT --out OUT/m.json --threads 1
      + export PLACEMENT --out OUT/m1 --to physical-to-logical
      - export ring-40 --out OUT/x4 --to physical-to-logical
      + export PLACEMENT --out OUT/m2.json --slots 2
      - export ring-40 --out OUT/x4 --slots 2
      + export PLACEMENT --out OUT/m3.json --satellites 40
      - export ring-40 --out OUT/x4 --satellites 40
      + convert MAP OUT/b.placement.json --gateways PLACEMENT --slots 1
      - convert MATRIX OUT/b.json --slots 1
      - convert MAP OUT/b.json --slots 1
      + convert MAP OUT/b.json --slots 1 --to placement --gateways PLACEMENT
      - convert MATRIX OUT/b.json --gateways PLACEMENT
      - convert MAP OUT/b.json --gateways PLACEMENT
      + info CUBE --format trace
      - solve CUBE --format trace
      + solve DECIMALS --scale 10
      - solve product-8x9 --scale 10
      - solve INSTANCE --scale 10
      + solve MATRIX --maximise
      - solve INSTANCE --maximise
      + verify DECIMALS OUT/d.solution.json --scale 10
      - verify INSTANCE OUT/d.solution.json --scale 10
      + verify MATRIX OUT/m.solution.json --maximise
      - verify INSTANCE OUT/m.solution.json --maximise
      + validate DECIMALS --scale 10
      - validate LOADS --scale 10
      + validate MATRIX --maximise
      - validate LOADS --maximise
      + info DECIMALS --scale 10
      - info LOADS --scale 10
      - info ring-40 --scale 10
      + info MATRIX --maximise
      - info ring-40 --maximise
      + convert DECIMALS OUT/tenfold.json --scale 10
      - convert LOADS OUT/loads.csv --scale 10
      + convert MATRIX OUT/greatest.json --maximise
      - convert LOADS OUT/loads.csv --maximise
      + batch DECIMALS --solvers assignment --plan --scale 10
      - batch INSTANCE --solvers assignment --plan --scale 10
      + batch MATRIX --solvers assignment --plan --maximise
      - batch INSTANCE --solvers assignment --plan --maximise
      + compare DECIMALS --solvers assignment --time-limits 1s --quiet --out OUT/c --scale 10
      - compare INSTANCE --solvers assignment --time-limits 1s --quiet --out OUT/d --scale 10
      + compare MATRIX --solvers assignment --time-limits 1s --quiet --out OUT/e --maximise
      - compare INSTANCE --solvers assignment --time-limits 1s --quiet --out OUT/f --maximise
      """;

  @TempDir private Path folder;

  @Test
  void theTableHasEveryOptionOfEveryCommand() {
    Set<String> known = new TreeSet<>();
    ALWAYS.lines().forEach(line -> optionsIn(line).forEach(o -> known.add(command(line) + o)));
    rows().forEach(row -> known.add(command(row.substring(2)) + last(row)));

    Set<String> all = new TreeSet<>();
    Main.commandLine()
        .getSubcommands()
        .forEach(
            (name, command) ->
                command.getCommandSpec().options().stream()
                    .map(option -> option.names()[0])
                    .filter(option -> !Set.of("-h", "-V", "--help", "--version").contains(option))
                    .forEach(option -> all.add(name + option)));
    assertThat(known).containsExactlyElementsOf(all);
  }

  @Test
  void whatDoesNotApplyIsRefusedByName() throws Exception {
    for (String row : rows().toList()) {
      Run run = Run.of(arguments(row.substring(2)));
      if (row.startsWith("+")) {
        assertThat(run.exitCode()).as("%s%n%s", row, run.err()).isZero();
      } else {
        assertThat(run.exitCode()).as("%s%n%s%s", row, run.out(), run.err()).isEqualTo(2);
        assertThat(run.err())
            .as("an option, or an ability that an engine does not declare: %s", row)
            .containsPattern("(--|declare )" + last(row).substring(2) + "\\b");
      }
    }
  }

  private String[] arguments(String line) throws Exception {
    Path matrix = folder.resolve("matrix.csv");
    Files.writeString(matrix, "8,11\n9,7\n");
    Path decimals = Files.writeString(folder.resolve("decimals.csv"), "0.8,1.1\n9,7\n");
    Path instance = folder.resolve("own.assignment.json");
    Path placement = folder.resolve("my.placement.json");
    Path map = folder.resolve("map.json");
    Path cube = folder.resolve("cube.json");
    if (!Files.exists(instance)) {
      Run.ok("convert", matrix.toString(), instance.toString());
      Run.ok("place", "ring-40", "--out", placement.toString());
      Run.ok("export", placement.toString(), "--out", map.toString());
      Files.writeString(cube, "[[[0, 1], [1, 2]]]");
      Run.ok("solve", decimals.toString(), "--scale", "10", "--out", folder + "/d.solution.json");
      Run.ok("solve", matrix.toString(), "--maximise", "--out", folder + "/m.solution.json");
    }
    Path requests = folder.resolve("requests.csv");
    Files.writeString(
        requests,
        IntStream.range(0, 100)
            .mapToObj("%s00,1,2\n"::formatted)
            .collect(Collectors.joining("", "time,promptTokens,outputTokens\n", "")));
    Path loads = folder.resolve("loads.csv");
    Files.writeString(loads, "layer,expert,tokens\n0,0,3\n0,1,4\n");
    return Stream.of(line.split(" "))
        .map(word -> word.replace("OUT", folder.toString()))
        .map(word -> word.equals("MATRIX") ? matrix.toString() : word)
        .map(
            word ->
                switch (word) {
                  case "LOADS" -> loads.toString();
                  case "DECIMALS" -> decimals.toString();
                  case "INSTANCE" -> instance.toString();
                  case "PLACEMENT" -> placement.toString();
                  case "MAP" -> map.toString();
                  case "CUBE" -> cube.toString();
                  case "REQUESTS" -> requests.toString();
                  default -> word;
                })
        .toArray(String[]::new);
  }

  private static Stream<String> rows() {
    return SOMETIMES.lines();
  }

  private static List<String> optionsIn(String line) {
    return Stream.of(line.split(" ")).filter(word -> word.startsWith("--")).toList();
  }

  private static String last(String row) {
    List<String> options = optionsIn(row);
    return options.get(options.size() - 1);
  }

  private static String command(String line) {
    return line.substring(0, line.indexOf(' '));
  }
}
