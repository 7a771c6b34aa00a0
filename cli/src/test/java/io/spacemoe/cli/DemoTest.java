package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spacemoe.cli.command.DemoCommand;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The main job and the way back: what demo and place write, evaluate reads. */
class DemoTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private final StringWriter screen = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void theDemoShowsEverySchemeAndLeavesItsFiles() throws IOException {
    Path out = folder.resolve("new/folder");
    Run run =
        Run.ok("demo", "--scenario", "ring-40", "--out", out.toString(), "--joint-time", "500ms");
    String tables = run.out();
    assertThat(run.err().lines())
        .hasSize(Schemes.installed().size())
        .first()
        .asString()
        .startsWith("ring-40: rand-place done, 1 of ");
    List<String> rows = Files.readAllLines(out.resolve("schemes.csv"));
    assertThat(rows).hasSize(1 + Schemes.installed().size());
    for (PlacementScheme scheme : Schemes.installed()) {
      assertThat(tables).contains(scheme.id());
      assertThat(rows).anyMatch(row -> row.startsWith(scheme.id() + ","));
      Run.ok("validate", out.resolve(scheme.id() + ".placement.json").toString());
    }
    for (String picture : List.of("schemes", "latency-parts", "placement", "placement-joint")) {
      assertThat(ImageIO.read(out.resolve(picture + ".png").toFile()).getWidth())
          .isGreaterThan(800);
      assertThat(out.resolve(picture + ".svg")).content().contains("<svg");
    }
    assertThat(tables)
        .contains("optimal in their subnets with a checked proof: 4 of 4")
        .containsPattern("scheme joint: [^\\n]* s of search, ended by the time limit; expected");
  }

  @Test
  void nothingOfAnotherScenarioIsLeftInTheFolder() throws IOException {
    String[] left = {"spacemoe.placement.json", "placement.pdf", "placement-data.csv"};
    for (String file : left) {
      Files.writeString(folder.resolve(file), "of a scenario with planes");
    }
    Files.writeString(folder.resolve("notes.txt"), "my own");
    Run.ok("demo", "--scenario", "relays-15", "--out", folder.toString(), "--joint-time", "200ms");
    assertThat(folder.resolve("placement-joint.pdf")).exists();
    assertThat(folder.resolve("notes.txt")).exists();
    for (String file : left) {
      assertThat(folder.resolve(file)).doesNotExist();
    }
  }

  /** The command of a line, with what it prints kept. */
  private DemoCommand demo(String... args) {
    CommandLine line =
        Main.commandLine()
            .setOut(new PrintWriter(screen, true))
            .setErr(new PrintWriter(errors, true));
    return (DemoCommand) line.parseArgs(args).subcommand().commandSpec().userObject();
  }

  @Test
  void anInterruptedDemoLeavesWhatThereIs() throws Exception {
    String[] args = {
      "demo", "--scenario", "ring-40", "--out", folder.toString(), "--quiet", "--joint-time", "1h"
    };
    DemoCommand demo = demo(args);
    Study study = new Study(ScenarioFiles.open("ring-40"), 1);
    Cancellation cancellation = new Cancellation();
    CompletableFuture<DemoCommand.Outcome> outcome =
        CompletableFuture.supplyAsync(() -> demo.run(study, cancellation));
    while (!outcome.isDone() && Files.notExists(folder.resolve("spacemoe.placement.json"))) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    cancellation.cancel();

    List<SchemeResult> ended = outcome.get(30, TimeUnit.SECONDS).results();
    demo.handOver(study, outcome.get());

    for (SchemeResult result : ended) {
      assertThat(folder.resolve(result.scheme().id() + ".placement.json")).exists();
    }
    assertThat(Files.readAllLines(folder.resolve("schemes.csv"))).hasSize(1 + ended.size());
    assertThat(screen.toString()).contains("spacemoe").contains(folder.toString());
    assertThat(errors.toString().contains("spacemoe: stopped before "))
        .isEqualTo(ended.size() < Schemes.installed().size());
  }

  @Test
  void aDemoThatWasStoppedSaysWhatIsNotThere() throws IOException {
    String[] args = {"demo", "--scenario", "ring-40", "--out", folder.toString(), "--quiet"};
    DemoCommand demo = demo(args);
    Study study = new Study(ScenarioFiles.open("ring-40"), 1);
    SchemeResult result = study.run(Schemes.named("rand-intra"), Engines.recommended());

    demo.handOver(study, new DemoCommand.Outcome(List.of(result), List.of("spacemoe", "joint")));

    assertThat(errors.toString())
        .isEqualToIgnoringNewLines(
            "spacemoe: stopped before these schemes were done: spacemoe, joint");
    assertThat(screen.toString())
        .contains("pictures (schemes and latency-parts as .svg, .pdf and .png)");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(file -> file.startsWith("placement"));
    }
  }

  @Test
  void jsonHasWhatTheProgramsThatReadItExpect() throws IOException {
    JsonNode report = json("place", "ring-40", "--scheme", "rand-intra,spacemoe", "--json");
    assertThat(report.fieldNames()).toIterable().containsExactly("scenario", "schemes");
    assertThat(report.get("schemes")).hasSize(2);
    for (JsonNode scheme : report.get("schemes")) {
      assertThat(scheme.fieldNames())
          .toIterable()
          .containsExactly(
              "scheme",
              "tokenLatencyMs",
              "ciHalfWidthMs",
              "parts",
              "layersMs",
              "checkedGap",
              "fullestSatellite",
              "overSlots",
              "joint",
              "copies",
              "stations");
      assertThat(scheme.get("parts").fieldNames())
          .toIterable()
          .containsExactly(
              "propagationMs",
              "transmissionMs",
              "processingMs",
              "expertComputeMs",
              "gatewayComputeMs",
              "penaltyMs");
    }
    assertThat(report.at("/schemes/0/ciHalfWidthMs").isNumber()).isTrue();
    assertThat(report.at("/schemes/1/ciHalfWidthMs").isNull()).isTrue();
    assertThat(report.at("/schemes/0/checkedGap").isNull()).isTrue();
    assertThat(report.at("/schemes/1/checkedGap").doubleValue()).isZero();
    assertThat(report.at("/schemes/1/fullestSatellite").intValue()).isEqualTo(1);
  }

  @Test
  void jointBeatsSpacemoeAndSaysHow() throws IOException {
    String[] place = {"place", "ring-40", "--scheme", "spacemoe,joint", "--iteration-limit", "60"};
    JsonNode schemes = json(Run.with(place, "--json")).get("schemes");
    JsonNode ring = schemes.get(0);
    JsonNode joint = schemes.get(1).get("joint");
    assertThat(ring.get("joint").isNull()).isTrue();
    double start = joint.at("/improvement/0/expectedMs").doubleValue();
    double end = joint.get("expectedMs").doubleValue();
    assertThat(end).isLessThan(start);
    assertThat(joint.has("boundMs")).isTrue();
    assertThat(joint.get("stoppedBy").textValue()).isEqualTo("iterations");
    for (JsonNode scheme : schemes) {
      JsonNode slots = scheme.get("overSlots");
      double mean = slots.get("meanMs").doubleValue();
      assertThat(mean).isCloseTo(scheme.get("tokenLatencyMs").doubleValue(), within(1e-6 * mean));
      assertThat(mean)
          .isBetween(slots.get("minMs").doubleValue(), slots.get("maxMs").doubleValue());
      assertThat(slots.get("p95Ms").doubleValue())
          .isLessThanOrEqualTo(slots.get("maxMs").doubleValue());
    }
    Path maps = folder.resolve("maps");
    assertThat(Run.ok(Run.with(place, "--pictures", maps.toString())).out())
        .contains("expected ms after seconds:")
        .doesNotContain("time limit");
    assertThat(maps.resolve("spacemoe.svg")).exists();
    assertThat(maps.resolve("joint.png")).exists();
  }

  private static JsonNode json(String... args) throws IOException {
    return JSON.readTree(Run.ok(args).out());
  }
}
