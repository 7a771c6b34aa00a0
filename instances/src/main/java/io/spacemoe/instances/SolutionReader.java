package io.spacemoe.instances;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.Termination.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From the root object of a solution file to the answer. */
final class SolutionReader {
  private static final Map<String, Reason> STATUSES =
      Arrays.stream(Reason.values()).collect(Collectors.toMap(Reason::name, r -> r));

  private static final Map<String, Limit> LIMITS =
      Arrays.stream(Limit.values()).collect(Collectors.toMap(SolutionWriter::id, l -> l));

  private static final Map<String, Function<JsonObject, Proof>> PROOFS =
      Map.of(
          "rents",
          json -> new Proof.Rents(json.array("rents").wholes(), json.whole("scale", 1)),
          "shortage",
          json -> new Proof.Shortage(json.array("experts").counts()),
          "claim",
          json -> new Proof.Claim(json.text("by"), json.optionalWhole("bound")));

  private SolutionReader() {}

  static SolutionFile read(JsonObject json) {
    return new SolutionFile(
        json.text("instance"),
        json.text("sha256"),
        json.text("solver"),
        new Termination(
            json.choice("status", STATUSES),
            json.has("stoppedBy")
                ? Optional.of(json.choice("stoppedBy", LIMITS))
                : Optional.empty()),
        json.has("satelliteOf")
            ? Optional.of(Placement.of(json.array("satelliteOf").counts()))
            : Optional.empty(),
        json.optionalWhole("cost"),
        json.optionalWhole("bound"),
        json.objects("proofs", proof -> proof.choice("kind", PROOFS).apply(proof)),
        options(json),
        json.number("seconds"));
  }

  private static SolveOptions options(JsonObject json) {
    return json.objectOrEmpty(
        "limits",
        limits ->
            new SolveOptions(
                limits.has("seconds")
                    ? Optional.of(duration(limits.number("seconds")))
                    : Optional.empty(),
                limits.optionalWhole("iterations"),
                json.optionalWhole("seed"),
                limits.has("threads")
                    ? OptionalInt.of(limits.count("threads"))
                    : OptionalInt.empty(),
                limits.optionalNumber("gap"),
                Optional.empty()));
  }

  private static Duration duration(double seconds) {
    long whole = (long) seconds;
    return Duration.ofSeconds(whole, Math.round((seconds - whole) * 1e9));
  }
}
