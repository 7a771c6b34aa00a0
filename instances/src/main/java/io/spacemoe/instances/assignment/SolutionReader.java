package io.spacemoe.instances.assignment;

import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.proof.TreeProof;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From the root object of a solution file to the answer. */
public final class SolutionReader {
  private static final Map<String, Reason> STATUSES =
      Arrays.stream(Reason.values()).collect(Collectors.toMap(Reason::name, r -> r));

  private static final Map<String, Limit> LIMITS =
      Arrays.stream(Limit.values()).collect(Collectors.toMap(SolutionWriter::id, l -> l));

  private final InputFile file;
  private final Map<String, Function<JsonObject, Proof>> proofs =
      Map.of(
          "rents",
          json -> new Proof.Rents(json.array("rents").wholes(), json.whole("scale", 1)),
          "shortage",
          json -> new Proof.Shortage(json.array("experts").indices()),
          "claim",
          json -> new Proof.Claim(json.text("by"), json.optionalWhole("bound")),
          "tree",
          this::tree);

  /**
   * Reads a file.
   *
   * @param file where a proof may stand beside it
   */
  public SolutionReader(InputFile file) {
    this.file = file;
  }

  /** The answer that the root object says. */
  public SolutionFile solution(JsonObject json) {
    return new SolutionFile(
        json.text("instance"),
        hash(json.text("sha256")),
        json.text("solver"),
        new Termination(
            json.choice("status", STATUSES),
            json.optional("stoppedBy", key -> json.choice(key, LIMITS))),
        json.optional("satelliteOf", key -> Placement.of(json.array(key).indices())),
        json.optionalWhole("cost"),
        json.optionalWhole("bound"),
        json.objects("proofs", proof -> proof.choice("kind", proofs).apply(proof)),
        options(json),
        json.number("seconds"));
  }

  /** A tree in the file itself, or in one beside it that must be the one that was named. */
  private TreeProof tree(JsonObject json) {
    if (json.has("gzip")) {
      return new TreeProof(Base64.getDecoder().decode(json.text("gzip")));
    }
    String name = json.text("file");
    String said = hash(json.text("sha256"));
    TreeProof proof = new TreeProof(file.bytesBeside(name));
    String found = SolutionWriter.sha256(proof);
    if (!found.equals(said)) {
      throw new InvalidValueException(
          "sha256", said, "that of %s, which is %s".formatted(Glimpse.described(name), found));
    }
    return proof;
  }

  private static String hash(String text) {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new InvalidValueException(
          "sha256", Glimpse.described(text), "64 lower-case hexadecimal digits");
    }
    return text;
  }

  private static SolveOptions options(JsonObject json) {
    return json.objectOrEmpty(
        "limits",
        limits ->
            new SolveOptions(
                limits.optional("seconds", key -> duration(limits.number(key))),
                limits.optionalWhole("iterations"),
                json.optionalWhole("seed"),
                limits.optionalCount("threads"),
                limits.optionalNumber("gap"),
                Optional.empty()));
  }

  /** To the nanosecond below 46 days; beyond the range of whole seconds, the end of the range. */
  private static Duration duration(double seconds) {
    long whole = (long) seconds;
    boolean inRange = Math.abs(seconds) < 0x1p63;
    return Duration.ofSeconds(whole, inRange ? Math.round((seconds - whole) * 1e9) : 0);
  }
}
