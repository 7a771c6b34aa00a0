package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.instances.assignment.SolutionFile;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.placement.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ctrl-C and a request to terminate end every long command soon, with what it has and the exit code
 * of an interrupted one. Each command here would take minutes.
 */
@DisabledOnOs(OS.WINDOWS) // it has no signals
class StoppingTest {
  /** It is two seconds by promise; processors are shared here. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /** When Java has started and an engine or a scheme is at work. */
  private static final Duration AT_WORK = Duration.ofMillis(1_500);

  /** When an engine that searches has a first placement, on a slow machine, too. */
  private static final Duration FOUND = Duration.ofSeconds(3);

  /** On a busy machine it is signalled before. */
  private static final Duration MOST = Duration.ofSeconds(15);

  @TempDir private static Path folder;

  @BeforeAll
  static void writeWhatTakesLong() throws IOException {
    String file = folder.resolve("gap.assignment.json").toString();
    String[] sizes = {"--experts", "400", "--satellites", "40", "--out"};
    Run.ok("generate", "gap-d", sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], file);
    writeScenario("large", 100, 4);
    writeScenario("once", 1, 1);
    writeScenario("often", 200, 100);
    writeScenario("some", 10, 1);
    int[][] experts = new int[16][60];
    Arrays.setAll(experts, l -> IntStream.range(16 + 60 * l, 76 + 60 * l).toArray());
    Layout layout = new Layout(IntStream.range(0, 16).toArray(), experts);
    new LayoutFile("often", "by-hand", layout, OptionalDouble.empty(), OptionalLong.empty())
        .write(folder.resolve("hand.json"));
  }

  private static void writeScenario(String name, int slots, int samples) throws IOException {
    Files.writeString(
        folder.resolve(name + ".scenario.json"),
        String.format(
            Locale.ROOT,
            """
            { "format": "spacemoe-scenario/1", "name": "%s",
              "constellation": "delta:550:53:1056/33/16",
              "links": { "linkSurvival": 0.9 },
              "snapshots": { "slots": %d, "samplesPerSlot": %d, "seed": 1 },
              "model": { "name": "wide", "layers": 16, "hiddenSize": 1024, "expertsPerLayer": 60,
                         "activeExperts": 8, "expertIntermediateSize": 1024, "sharedExperts": 0,
                         "vocabulary": 32000, "contextLength": 1024 },
              "placement": { "scheme": "spacemoe", "draws": 2000, "seed": 1 } }
            """,
            name,
            slots,
            samples));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "INT,  solve gap.assignment.json --out tree.json, FEASIBLE (CANCELLED), tree.json",
    "INT,  solve gap.assignment.json --solver ortools-mip --out scip.json, FEASIBLE (CANCELLED), scip.json",
    "TERM, solve gap.assignment.json --solver ortools-cpsat --out sat.json, FEASIBLE (CANCELLED), sat.json",
    "INT,  solve gap.assignment.json --solver local-search --out ls.json, FEASIBLE (CANCELLED), ls.json",
    "TERM, solve gap.assignment.json --solver optaplanner --time-limit 1h --out op.json, FEASIBLE (CANCELLED), op.json",
    "INT,  batch gap.assignment.json --solvers ortools-mip --out runs, batch --resume --out runs, runs/journal.jsonl",
    "TERM, batch gap.assignment.json --solvers ortools-mip --isolate --out own, batch --resume --out own, own/journal.jsonl",
    "INT,  compare gap.assignment.json --solvers local-search --time-limits 1h --out duel, Go on with, duel/runs-3600000ms/journal.jsonl",
    "INT,  place large.scenario.json --objective expected-max --out max.json, scheme spacemoe: layers solved by expected-max-local-search, max.json",
    "TERM, place large.scenario.json --scheme rand-place --out rand.json --pictures maps, before the token latency of scheme rand-place was known, rand.json",
    "TERM, place large.scenario.json --scheme joint --out tables.json, no scheme has ended; nothing is written, large.scenario.json",
    "INT,  place once.scenario.json --scheme joint --out search.json, scheme joint: joint-local-search, search.json",
    "TERM, place once.scenario.json --scheme joint --time-limit 1h --out bound.json, scheme joint: joint-local-search, bound.json",
    "INT,  place often.scenario.json --scheme joint --time-limit 1s --out walk.json, before the token latency of scheme joint was known, walk.json",
    "TERM, evaluate often.scenario.json hand.json, before a token latency was known, hand.json",
    "INT,  'load ring-40 --rates 0.1,1 --requests 100000 --out loaded', 'before spacemoe was simulated at 0.100, 1.00 requests/s', loaded/load.json",
    "TERM, 'place some.scenario.json --csv some.csv --scheme spacemoe,rand-place', 'before this scheme was done: rand-place', some.csv",
    "INT,  experiment paper --out trends, Go on with spacemoe experiment paper --out trends, trends/runs.jsonl"
  })
  void aSignalEndsItSoonWithWhatThereIs(String signal, String line, String says, String file)
      throws Exception {
    Process process = Spawned.start(folder.toString(), line.split(" "));
    CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> outputOf(process));
    Duration until = line.matches("(solve|load|place some[.]).*") ? FOUND : AT_WORK;
    long begun = System.nanoTime();
    while (process.isAlive()
        && cpu(process).compareTo(until) < 0
        && System.nanoTime() - begun < MOST.toNanos()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    long signalled = System.nanoTime();
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    Duration took = Duration.ofNanos(System.nanoTime() - signalled);
    process.destroyForcibly();

    assertThat(ended).isTrue();
    String said = output.get(10, TimeUnit.SECONDS);
    assertThat(process.exitValue()).as(said).isEqualTo(signal.equals("INT") ? 130 : 143);
    assertThat(took).as(said).isLessThan(SOON);
    assertThat(said).contains(says).doesNotContain("CTRL-C").doesNotContain("did not stop");
    if (line.contains("--pictures")) {
      assertThat(folder.resolve("maps/rand-place.svg")).exists();
    }
    Path written = folder.resolve(file);
    assertThat(written).exists();
    if (line.startsWith("solve")) {
      assertThat(SolutionFile.read(written).placement()).isPresent();
    } else if (line.endsWith(file)) {
      LayoutFile.read(
          written, ScenarioFiles.open(folder.resolve(line.split(" ", -1)[1]).toString()));
    }
  }

  /** What it and the processes that work for it have used. */
  private static Duration cpu(Process process) {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static String outputOf(Process process) {
    try {
      return Spawned.output(process);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
