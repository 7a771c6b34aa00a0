package io.spacemoe.cli.screen;

import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.latency.LatencyParts;
import io.spacemoe.scenario.placement.SchemeId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Schemes side by side, for spreadsheets: one row per scheme, all times in ms. */
public final class SchemesCsv {
  private static final String HEADER =
      "scheme,tokenLatencyMs,ciHalfWidthMs,draws,propagationMs,transmissionMs,processingMs,expertComputeMs,gatewayComputeMs,penaltyMs,paperMs";

  private SchemesCsv() {}

  public static void write(
      List<SchemeResult> results, Map<SchemeId, Double> paperSeconds, Path file) {
    OutputFile.write(
        file,
        results.stream()
            .map(result -> row(result, paperSeconds.get(result.scheme())))
            .collect(Collectors.joining("\n", HEADER + "\n", "\n"))
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String row(SchemeResult result, Double paperSeconds) {
    LatencyParts parts = result.latency().parts();
    return Stream.of(
            result.scheme().id(),
            result.latency().totalMs(),
            result.ciHalfWidthMs().isPresent() ? result.ciHalfWidthMs().getAsDouble() : "",
            result.layouts().size(),
            parts.propagationMs(),
            parts.transmissionMs(),
            parts.processingMs(),
            parts.expertComputeMs(),
            parts.gatewayComputeMs(),
            parts.penaltyMs(),
            paperSeconds == null ? "" : paperSeconds * 1e3)
        .map(String::valueOf)
        .collect(Collectors.joining(","));
  }
}
