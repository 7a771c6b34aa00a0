package io.spacemoe.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.lab.batch.BatchFolder;
import io.spacemoe.lab.batch.JournalReader;
import io.spacemoe.lab.run.InstanceFacts;
import io.spacemoe.lab.run.Outcome;
import io.spacemoe.lab.run.Run;
import io.spacemoe.solver.spi.SolverProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Studies on a real cluster: a master and two workers of Spark, all of them processes, and the
 * command as a process, too. What comes out is what comes out on one machine.
 */
class ClusterIT {
  private static final String ENGINES =
      "local-search,optaplanner,optaplanner-annealing,optaplanner-late-acceptance,crashing";
  private static final List<String> INSTANCES =
      List.of("gap-c-10x4", "product-8x9", "slots-10x5", "infeasible-5x6");

  /** A seed of a batch from which "deadly" has a multiple of 16. */
  private static final String DEADLY_SEED = "4";

  private static final int REPEATS = 20;
  private static final int RUNS = 400;

  /** Of the same runs, so many that there is time to interrupt them. */
  private static final int FEW_REPEATS = 4;

  @TempDir static Path folder;
  private static StandaloneCluster cluster;
  private static Process firstWorker;
  private static Path jar;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    cluster = new StandaloneCluster(folder);
    firstWorker = cluster.worker("worker-1");
    cluster.worker("worker-2");
    jar = jarOf(Crashing.class, Crashing.Deadly.class);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static Path jarOf(Class<?>... engines) throws IOException {
    Path file = folder.resolve("my-engines.jar");
    StringBuilder services = new StringBuilder();
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (Class<?> engine : engines) {
        String name = engine.getName().replace('.', '/') + ".class";
        entries.putNextEntry(new JarEntry(name));
        try (InputStream bytes = engine.getClassLoader().getResourceAsStream(name)) {
          bytes.transferTo(entries);
        }
        services.append(engine.getName()).append('\n');
      }
      entries.putNextEntry(new JarEntry("META-INF/services/" + SolverProvider.class.getName()));
      entries.write(services.toString().getBytes(UTF_8));
    }
    return file;
  }

  private static String[] batch(int repeats, Path out, String... more) {
    return Stream.of(
            Stream.of("batch"),
            INSTANCES.stream().map(name -> "../instances/assignments/" + name + ".assignment.json"),
            Stream.of("--solvers", ENGINES, "--repeats", Integer.toString(repeats)),
            Stream.of("--iteration-limit", "300", "--quiet", "--out", out.toString()),
            Stream.of(more))
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  @Test
  void runsAreThoseOfOneMachineThoughAWorkerDies() throws IOException, InterruptedException {
    Path here = folder.resolve("here");
    try (Command plain =
        Command.plain(
            folder.resolve("here.log"), jar, batch(REPEATS, here, "--isolate", "--jobs", "2"))) {
      assertThat(plain.exitCode()).as(plain.output()).isEqualTo(1); // some find nothing
    }
    Map<Run, String> expected = rows(here);
    assertThat(expected).hasSize(RUNS);
    assertThat(expected.values()).anyMatch(row -> row.contains("CRASHED"));

    cluster.awaitWorkers(2);
    Path there = folder.resolve("there");
    try (Command spread =
        Command.withSpark(
            folder.resolve("there.log"),
            batch(
                REPEATS,
                there,
                "--master",
                cluster.master(),
                "--jars",
                jar.toString(),
                "--patience",
                "6m"))) {
      awaitEnded(there, RUNS / 5, spread);
      firstWorker.destroyForcibly();
      cluster.worker("worker-1-again");
      assertThat(spread.exitCode()).as(spread.output()).isEqualTo(1);
      assertThat(spread.output()).contains("is lost").contains("400 of 400 runs ended");
    }
    assertThat(cluster.executorsOf("worker-1-again")).isPositive();
    assertThat(rows(there)).isEqualTo(expected);
    assertThat(solutions(there)).isEqualTo(solutions(here)).isNotEmpty();

    goesOnElsewhere(expected);
  }

  /** A study that Ctrl-C ends on a cluster keeps what has ended, and goes on on one machine. */
  private static void goesOnElsewhere(Map<Run, String> expected)
      throws IOException, InterruptedException {
    Path out = folder.resolve("begun-there");
    try (Command spread =
        Command.withSpark(
            folder.resolve("begun-there.log"),
            batch(FEW_REPEATS, out, "--master", "local[1]", "--jars", jar.toString()))) {
      awaitEnded(out, 20, spread);
      spread.interrupt();
      assertThat(spread.exitCode()).as(spread.output()).isEqualTo(130);
      assertThat(spread.output()).contains("go on").doesNotContain("Exception");
    }
    int few = RUNS / REPEATS * FEW_REPEATS;
    assertThat(rows(out).size()).isBetween(20, few - 1);
    try (Command plain =
        Command.plain(
            folder.resolve("gone-on.log"),
            jar,
            "batch",
            "--resume",
            "--quiet",
            "--isolate",
            "--jobs",
            "2",
            "--out",
            out.toString())) {
      assertThat(plain.exitCode()).as(plain.output()).isEqualTo(1);
    }
    assertThat(rows(out)).hasSize(few);
    assertThat(expected).containsAllEntriesOf(rows(out));
  }

  @Test
  void whatEndsOneExecutorAfterTheOtherHasCrashed() throws IOException, InterruptedException {
    cluster.awaitWorkers(2);
    Path out = folder.resolve("deadly");
    try (Command spread =
        Command.withSpark(
            folder.resolve("deadly.log"),
            "batch",
            "product-8x9",
            "--solvers",
            "deadly,assignment",
            "--seed",
            DEADLY_SEED,
            "--master",
            cluster.master(),
            "--jars",
            jar.toString(),
            "--conf",
            "spark.task.maxFailures=2",
            "--quiet",
            "--out",
            out.toString())) {
      assertThat(spread.exitCode()).as(spread.output()).isEqualTo(1);
      assertThat(spread.output()).contains("2 of 2 runs ended: 1 optimal, 1 crashed");
    }
  }

  @Test
  void experimentIsThatOfOneMachineToTheLastDigit() throws IOException, InterruptedException {
    Path file =
        Files.writeString(
            folder.resolve("sixty.experiment.json"),
            """
            {
              "format": "spacemoe-experiment/1",
              "name": "sixty",
              "scenario": "ring-40",
              "schemes": ["rand-intra-cg", "nearest-random-order", "spacemoe"],
              "set": { "snapshots.slots": 2, "placement.draws": 2 },
              "sweep": [
                {
                  "parameter": "links.linkSurvival",
                  "values": [0.8, 0.82, 0.84, 0.86, 0.88, 0.9, 0.92, 0.94, 0.96, 0.98, 0.99, 1]
                },
                { "parameter": "compute.satelliteGflops", "values": [1, 2, 3.7, 7.28, 10] }
              ]
            }
            """);
    String[] command = {"experiment", file.toString(), "--quiet"};
    Path here = folder.resolve("experiment-here");
    try (Command plain =
        Command.plain(
            folder.resolve("experiment-here.log"), jar, with(command, "--out", here.toString()))) {
      assertThat(plain.exitCode()).as(plain.output()).isZero();
    }
    cluster.awaitWorkers(2);
    Path there = folder.resolve("experiment-there");
    try (Command spread =
        Command.withSpark(
            folder.resolve("experiment-there.log"),
            with(command, "--master", cluster.master(), "--out", there.toString()))) {
      assertThat(spread.exitCode()).as(spread.output()).isZero();
    }
    List<String> expected = table(here.resolve("results.csv"));
    assertThat(expected).hasSize(1 + 60 * 3);
    assertThat(table(there.resolve("results.csv"))).isEqualTo(expected);
    assertThat(Files.readAllLines(there.resolve("results.csv")).subList(1, 1 + 60 * 3))
        .allMatch(line -> line.endsWith(",127.0.0.1"));
    assertThat(Files.readString(here.resolve("results.csv"))).doesNotContain("127.0.0.1");
  }

  @Test
  void whatKeepsItFromWorkingIsSaid() throws IOException, InterruptedException {
    int nobody = StandaloneCluster.freePort();
    assertThat(refusal("--master", "spark://127.0.0.1:" + nobody))
        .contains("no Spark master answers at spark://127.0.0.1:" + nobody);
    assertThat(refusal("--master", "spark://127.0.0.1")).contains("is no spark://HOST:PORT");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(
              refusal(
                  "--master", "local[1]",
                  "--conf", "spark.driver.port=" + taken.getLocalPort(),
                  "--conf", "spark.port.maxRetries=0"))
          .contains("Spark does not start")
          .contains("spark.driver.port");
    }
    cluster.awaitWorkers(2);
    assertThat(
            refusal(
                "--master", cluster.master(),
                "--patience", "3s",
                "--conf", "spark.executor.memory=100g"))
        .contains("no run has been under way")
        .contains("spark.executor.memory");
  }

  private static String refusal(String... options) throws IOException, InterruptedException {
    Path out = Files.createTempDirectory(folder, "refused");
    String[] command = {"batch", "product-8x9", "--solvers", "assignment", "--out", out.toString()};
    try (Command refused = Command.withSpark(out.resolve("log"), with(command, options))) {
      assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
      return refused.output();
    }
  }

  private static String[] with(String[] command, String... more) {
    return Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new);
  }

  private static void awaitEnded(Path out, int runs, Command command)
      throws IOException, InterruptedException {
    Path journal = out.resolve("journal.jsonl");
    while (!Files.exists(journal) || ended(journal) < runs) {
      assertThat(command.isAlive()).as(command.output()).isTrue();
      Thread.sleep(20);
    }
  }

  private static long ended(Path journal) throws IOException {
    try (Stream<String> lines = Files.lines(journal)) {
      return lines.filter(line -> line.startsWith("{\"event\":\"end\"")).count();
    }
  }

  /** What ended, without what is measured; a run that ended twice is refused by the reader. */
  private static Map<Run, String> rows(Path out) {
    Map<Run, String> rows = new LinkedHashMap<>();
    JournalReader.read(new BatchFolder(out))
        .forEach(
            row -> {
              Outcome outcome = row.outcome();
              rows.put(
                  row.run(),
                  List.of(
                          outcome.status(),
                          outcome.facts().map(InstanceFacts::hash),
                          outcome.version(),
                          outcome.stoppedBy(),
                          outcome.cost(),
                          outcome.bound(),
                          outcome.evidence(),
                          outcome.iterations(),
                          outcome.message())
                      .toString());
            });
    return rows;
  }

  /** A table's lines up to the seconds that each took, and where. */
  private static List<String> table(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int measured = List.of(lines.get(0).split(",", -1)).indexOf("seconds");
    return lines.stream()
        .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, measured)))
        .toList();
  }

  /** The solution files by name, without the time that they took. */
  private static Map<String, String> solutions(Path out) throws IOException {
    Map<String, String> solutions = new TreeMap<>();
    try (Stream<Path> files = Files.list(out.resolve("solutions"))) {
      for (Path file : files.toList()) {
        solutions.put(
            file.getFileName().toString(),
            Files.readString(file).replaceAll("\"seconds\"\\s*:\\s*[-+.0-9eE]+", ""));
      }
    }
    return solutions;
  }
}
