package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.scenario.spi.PlacementScheme;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scheme of docs/adding-a-scheme.md, from a jar beside the program's, through the command line
 * by its id; and what is said where the jar is missing.
 */
class OwnSchemeTest {
  private static final String SERVICE = "META-INF/services/" + PlacementScheme.class.getName();
  private static final Path SAMPLE = Path.of("../docs/sample-scheme/src/main");

  @TempDir private static Path folder;

  @BeforeAll
  static void makeTheJar() throws IOException {
    Path classes = folder.resolve("classes");
    String source = SAMPLE.resolve("java/example/InOrderScheme.java").toString();
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), source))
        .isZero();
    try (OutputStream file = Files.newOutputStream(folder.resolve("in-order.jar"));
        JarOutputStream jar = new JarOutputStream(file)) {
      add(jar, "example/InOrderScheme.class", classes);
      add(jar, SERVICE, SAMPLE.resolve("resources"));
    }
    Files.writeString(
        folder.resolve("own.experiment.json"),
        """
        {"format": "spacemoe-experiment/1", "scenario": "ring-40", "schemes": ["spacemoe", "in-order"]}
        """);
  }

  private static void add(JarOutputStream jar, String name, Path from) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    Files.copy(from.resolve(name), jar);
    jar.closeEntry();
  }

  /** Runs the program as the launcher does with SPACEMOE_CLASSPATH. */
  private static String withTheJar(String... args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        System.getProperty("java.class.path")
            + File.pathSeparator
            + folder.resolve("in-order.jar"));
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Djava.awt.headless=true");
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    Path screen = Files.createTempFile(folder, "screen", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(screen.toFile())
            .start();
    int exitCode = process.waitFor();
    String said = Files.readString(screen, StandardCharsets.UTF_8);
    assertThat(exitCode).as(said).isZero();
    return said;
  }

  @Test
  void itIsListedPlacedAndEvaluated() throws Exception {
    assertThat(withTheJar("solvers")).contains("in-order\n  Layers in the order of the satellites");
    assertThat(
            withTheJar(
                "place", "ring-40", "--scheme", "in-order", "--out", "in-order.placement.json"))
        .contains("in-order", "wrote in-order.placement.json");
    String file = folder.resolve("in-order.placement.json").toString();
    assertThat(Run.ok("evaluate", "ring-40", file).out()).contains("token latency");
  }

  @Test
  void itRunsInExperimentsAndStandsInTheirReport() throws Exception {
    withTheJar("experiment", "own.experiment.json", "--quick", "--quiet", "--out", "own");
    assertThat(folder.resolve("own/results.csv")).content().contains(",in-order,");
    assertThat(folder.resolve("own/report.html")).content().contains("in-order");
  }

  @Test
  void itRunsInTheDemo() throws Exception {
    String[] args = {"demo", "--scenario", "ring-40", "--time-limit", "100ms", "--out", "demo"};
    assertThat(withTheJar(args)).contains("greedy-tiles", "in-order");
    assertThat(folder.resolve("demo/in-order.placement.json")).exists();
  }

  @Test
  void withoutTheJarItIsSaidWhichSchemesThereAre() throws IOException {
    String experiment = folder.resolve("own.experiment.json").toString();
    String there = "no scheme is called in-order; there are rand-place, ";
    assertThat(Run.of("place", "ring-40", "--scheme", "in-order").err()).contains(there);
    Path scenario = folder.resolve("own.scenario.json");
    String bundled = Files.readString(Path.of("../instances/scenarios/ring-40.scenario.json"));
    Files.writeString(
        scenario, bundled.replace("\"scheme\": \"spacemoe\"", "\"scheme\": \"in-order\""));
    assertThat(Run.of("place", scenario.toString()).err())
        .contains(scenario + ": placement.scheme: " + there);
    Run run = Run.of("experiment", experiment, "--out", folder.resolve("missing").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("own: schemes: " + there);
    assertThat(Run.ok("validate", experiment).out())
        .contains("scheme in-order is not installed here; there are rand-place, ");
  }

  /** Java leaves out what is not there without a word. */
  @Test
  void theLauncherNamesAJarThatIsMissing() throws Exception {
    ProcessBuilder launcher = new ProcessBuilder("sh", "../dist/src/launcher/spacemoe", "solvers");
    String there = folder.resolve("in-order.jar").toString();
    launcher.environment().put("SPACEMOE_CLASSPATH", there + ":" + folder + "/no such.jar");
    Process process = launcher.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(2);
    assertThat(said)
        .isEqualToIgnoringNewLines(
            "spacemoe: SPACEMOE_CLASSPATH names %s/no such.jar, which does not exist"
                .formatted(folder));
  }
}
