package io.spacemoe.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spacemoe.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Placements under load through the command line, on a model of one layer and short answers. */
class LoadCommandTest {
  private static final String SMALL =
      """
      { "format": "spacemoe-scenario/1", "name": "small",
        "constellation": "delta:1200:60:40/5/1",
        "snapshots": { "slots": 2 },
        "model": { "name": "tiny", "layers": 1, "hiddenSize": 512, "expertsPerLayer": 3,
                   "activeExperts": 3, "expertIntermediateSize": 512, "vocabulary": 1000 },
        "compute": { "satelliteGflops": 0.05 },
        "workload": { "outputTokens": 4 }POWER }
      """;

  @TempDir private Path folder;
  private String small;

  @BeforeEach
  void write() throws IOException {
    small = file("small.scenario.json", SMALL.replace("POWER", ""));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static JsonNode json(Run run) throws IOException {
    return new ObjectMapper().readTree(run.out());
  }

  private static List<String> keys(JsonNode object) {
    return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
        .toList();
  }

  /** All experts are always active, 31.5 ms each, so that 31.8 tokens a second are the limit. */
  @Test
  void theJsonHasTheLimitsAndThePoints() throws IOException {
    Run run = Run.ok("load", small, "--rates", "6,2", "--requests", "300", "--json");
    JsonNode scheme = json(run).get("schemes").get(0);
    assertThat(keys(scheme)).containsExactly("scheme", "tokenLatencyMs", "limits", "points");
    assertThat(keys(scheme.get("limits")))
        .containsExactly(
            "computeTokensPerS",
            "linkTokensPerS",
            "energyTokensPerS",
            "saturationTokensPerS",
            "bottleneck");
    double most = 0.05e9 / (6.0 * 512 * 512);
    assertThat(scheme.at("/limits/computeTokensPerS").asDouble()).isCloseTo(most, within(1e-9));
    assertThat(scheme.at("/limits/saturationTokensPerS").asDouble()).isCloseTo(most, within(1e-9));
    assertThat(scheme.at("/limits/energyTokensPerS").isNull()).isTrue();
    assertThat(scheme.at("/limits/bottleneck").asText()).startsWith("processor of satellite ");
    JsonNode point = scheme.get("points").get(0);
    assertThat(keys(point))
        .containsExactly(
            "requestsPerS",
            "tokensPerSOffered",
            "tokensPerS",
            "tpotMs",
            "ttftMs",
            "inFlight",
            "utilisationMax",
            "utilisation");
    assertThat(point.get("utilisation"))
        .hasSizeGreaterThan(3)
        .allMatch(busy -> busy.doubleValue() >= 0 && busy.doubleValue() <= 1);
    assertThat(keys(point.get("tpotMs")))
        .containsExactly("mean", "ciHalfWidth", "p50", "p95", "p99");
    assertThat(point.get("requestsPerS").asDouble()).isEqualTo(2);
    assertThat(point.get("tokensPerSOffered").asDouble()).isEqualTo(8);
    assertThat(scheme.get("points")).hasSize(2);
    assertThat(run.err()).doesNotContain("steps");
  }

  @Test
  void autoTakesEightRatesUpToTheLimitAndOneBeyond() throws IOException {
    Run run = Run.ok("load", small, "--auto", "--json", "--threads", "3");
    JsonNode scheme = json(run).get("schemes").get(0);
    double most = scheme.at("/limits/saturationTokensPerS").asDouble();
    List<Double> offered = new ArrayList<>();
    scheme.get("points").forEach(point -> offered.add(point.get("tokensPerSOffered").asDouble()));
    assertThat(offered).hasSize(9).isSorted();
    assertThat(offered.get(7) / most).isCloseTo(0.95, within(2e-3));
    assertThat(offered.get(8)).isGreaterThan(most);
    scheme
        .get("points")
        .forEach(point -> assertThat(point.get("tokensPerS").asDouble()).isLessThan(1.001 * most));
    assertThat(Run.ok("load", small, "--auto", "--json", "--threads", "1").out())
        .isEqualTo(run.out());
  }

  @Test
  void filesHaveEverySatelliteAndLink() throws IOException {
    String power =
        ", \"power\": {\"solarW\": 30, \"idleW\": 4, \"joulesPerGflop\": 2, \"joulesPerGbit\": 8, \"sun\": {\"betaDeg\": 0}}";
    String sunny = file("sunny.scenario.json", SMALL.replace("POWER", power));
    Path out = folder.resolve("out");
    Run run = Run.ok("load", sunny, "--rates", "1,3", "--out", out.toString(), "--quiet");
    assertThat(run.out()).contains("energy", "J a token", "needs the largest battery");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains(
              "load.json",
              "load.csv",
              "spacemoe-satellites.csv",
              "spacemoe-links.csv",
              "tpot.svg",
              "ttft.png",
              "throughput.png",
              "latency.png",
              "utilisation.png",
              "energy.png");
    }
    assertThat(new ObjectMapper().readTree(out.resolve("load.json").toFile()))
        .isEqualTo(json(Run.ok("load", sunny, "--rates", "1,3", "--json")));
    List<String> satellites = Files.readAllLines(out.resolve("spacemoe-satellites.csv"));
    assertThat(satellites).hasSize(41);
    assertThat(satellites.get(0))
        .isEqualTo(
            "satellite,plane,slot,gateways,experts,busyMsPerToken,gflopPerToken,utilisationAtSaturation,utilisationSimulated,joulesPerToken,batteryWhAtSaturation");
    assertThat(satellites.stream().skip(1).mapToInt(line -> cell(line, 4)).sum()).isEqualTo(3);
    assertThat(satellites.stream().skip(1).mapToInt(line -> cell(line, 3)).sum()).isEqualTo(1);
    assertThat(Files.readAllLines(out.resolve("spacemoe-links.csv"))).hasSize(1 + 2 * 80);
  }

  private static int cell(String line, int column) {
    return Integer.parseInt(line.split(",", -1)[column]);
  }

  @Test
  void aTraceThatAsksForTooMuchIsToldSo() throws IOException {
    StringBuilder text = new StringBuilder("time,promptTokens,outputTokens\n");
    for (int i = 0; i < 400; i++) {
      text.append(0.1 * i).append(",").append(i % 3).append(",4\n");
    }
    String trace = file("requests.csv", text.toString());
    Run over = Run.ok("load", small, "--trace", trace);
    assertThat(over.out())
        .contains(
            "the trace asks for 40.0 output tokens a second, with prompts of 1 tokens on average",
            "spacemoe at 10.0 requests/s is overloaded");
    Run slower = Run.ok("load", small, "--trace", trace, "--speed", "0.4");
    assertThat(slower.out()).contains("asks for 16.0 output").doesNotContain("overloaded");
  }

  @Test
  void copiesAndInstancesGiveMore() throws IOException {
    String[] args = {"load", small, "--rates", "1", "--requests", "100", "--json"};
    double alone = saturation(Run.ok(args));
    assertThat(saturation(Run.ok(Run.with(args, "--copies", "1")))).isCloseTo(alone, within(1e-6));
    assertThat(saturation(Run.ok(Run.with(args, "--copies", "3"))))
        .isCloseTo(2 * alone, within(1e-6));
    assertThat(saturation(Run.ok(Run.with(args, "--copies", "3", "--copy-choice", "nearest"))))
        .isLessThan(1.9 * alone);
    assertThat(saturation(Run.ok(Run.with(args, "--instances", "2"))))
        .isCloseTo(2 * alone, within(1e-6));
  }

  private static double saturation(Run run) throws IOException {
    return json(run).at("/schemes/0/limits/saturationTokensPerS").asDouble();
  }

  @Test
  void whatFailsTakesNothingElseWithIt() throws IOException {
    Run run =
        Run.of(
            "load",
            "relays-15",
            "--scheme",
            "spacemoe,joint",
            "--rates",
            "0.01",
            "--requests",
            "100");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("scheme spacemoe is left out: ");
    assertThat(run.out()).contains(" joint ").doesNotContain(" spacemoe ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SMALL --rates 0 | --rates is 0.0; allowed: more than 0, at most 1000000",
        "SMALL --rates=-1 | --rates is -1.0; allowed: more than 0",
        "SMALL --rates 2,x | Invalid value for option '--rates'",
        "SMALL --rates NaN | --rates is NaN; allowed: more than 0",
        "SMALL --rates 1 --requests 10 | --requests is 10; allowed: 100 to 10000000",
        "SMALL --rates 900000 --requests 200 | spacemoe is left out: requests is 200; allowed: ",
        "SMALL --copies many | --copies is many; allowed: a number, total:N or fill",
        "SMALL --instances 0 | --instances is 0; allowed: 1 to 1000",
        "SMALL --trace TRACE --speed 0 | --speed is 0.0; allowed: more than 0",
        "SMALL --trace TRACE --speed -2 | --speed is -2.0; allowed: more than 0",
        "SMALL --trace EMPTY | empty.csv is empty",
        "SMALL --trace BACK | line 3 is earlier than the line before",
        "SMALL --trace SMALL | small.scenario.json is not CSV",
        "SMALL --placement OTHER | expected one per layer, 1",
        "SMALL --trace HEADER | is no header; expected TIMESTAMP,ContextTokens,GeneratedTokens, each once, but GeneratedTokens is missing",
        "SMALL --trace NONE | is no header of requests; expected time,promptTokens,outputTokens or TIMESTAMP,ContextTokens,GeneratedTokens",
        "SMALL --placement none.json | none.json",
      })
  void mistakesAreNamed(String words, String message) throws IOException {
    file("trace.csv", "time,promptTokens,outputTokens\n0,1,4\n1,1,4\n");
    file("empty.csv", "");
    file("header.csv", "TIMESTAMP,ContextTokens\n");
    file("none.csv", "when,promptTokens,outputTokens\n0,1,4\n");
    file("back.csv", "time,promptTokens,outputTokens\n5,1,4\n4,1,4\n");
    Path other = folder.resolve("other.json");
    if (words.contains("OTHER")) {
      Run.ok("place", "ring-40", "--out", other.toString());
    }
    String[] args =
        ("load " + words)
            .replace("SMALL", small)
            .replace("TRACE", folder.resolve("trace.csv").toString())
            .replace("EMPTY", folder.resolve("empty.csv").toString())
            .replace("HEADER", folder.resolve("header.csv").toString())
            .replace("NONE", folder.resolve("none.csv").toString())
            .replace("BACK", folder.resolve("back.csv").toString())
            .replace("OTHER", other.toString())
            .split(" ");
    Run run = Run.of(args);
    assertThat(run.exitCode()).isNotZero();
    assertThat(run.err()).contains(message);
  }
}
