package io.spacemoe.instances.scenario;

import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.scenario.latency.BoardPresets;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.workload.Power;
import io.spacemoe.scenario.workload.Sun;
import io.spacemoe.scenario.workload.Workload;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.OptionalDouble;

/** Reads what a scenario file says of requests and of the power that there is for them. */
final class LoadReader {
  private LoadReader() {}

  static Workload workload(JsonObject json) {
    Workload defaults = Workload.defaults();
    return new Workload(
        json.number("requestsPerSecond", defaults.requestsPerSecond()),
        json.count("promptTokens", defaults.promptTokens()),
        json.count("outputTokens", defaults.outputTokens()));
  }

  static Power power(JsonObject json, Compute compute) {
    return new Power(
        json.number("solarW"),
        json.number("idleW", 0),
        json.has("joulesPerGflop") ? json.number("joulesPerGflop") : published(compute),
        json.number("joulesPerGbit", 0),
        json.hasText("sun") ? sun(json.text("sun")) : json.object("sun", LoadReader::sun));
  }

  /** What the maker of the board says that computing takes. */
  private static double published(Compute compute) {
    return compute
        .board()
        .flatMap(BoardPresets::named)
        .map(BoardPresets.Preset::joulesPerGflop)
        .orElse(OptionalDouble.empty())
        .orElseThrow(
            () ->
                new InvalidValueException(
                    "power.joulesPerGflop",
                    "is needed: %s"
                        .formatted(
                            compute
                                .board()
                                .map("no power of board %s is published"::formatted)
                                .orElse("compute.board names none"))));
  }

  private static Sun sun(JsonObject json) {
    return new Sun.Beta(json.number("betaDeg"));
  }

  private static Sun sun(String time) {
    try {
      if (!time.endsWith("Z")) {
        throw new DateTimeParseException("no Z at the end", time, time.length());
      }
      return new Sun.At(Instant.parse(time));
    } catch (DateTimeParseException e) {
      throw new InvalidValueException(
          "power.sun",
          "\"%s\"".formatted(time),
          "a time such as 2026-03-20T00:00:00Z, or an object with betaDeg");
    }
  }
}
