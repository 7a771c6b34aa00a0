package io.spacemoe.instances.assignment;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spacemoe.instances.json.JsonText;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** From an answer to the keys of a solution file. */
final class SolutionWriter {
  private SolutionWriter() {}

  static void write(SolutionFile file, JsonGenerator json) throws IOException {
    json.writeStringField("format", SolutionFile.FORMAT);
    json.writeStringField("instance", file.instance());
    json.writeStringField("sha256", file.sha256());
    json.writeStringField("solver", file.solver());
    json.writeStringField("status", file.termination().reason().name());
    if (file.termination().limit().isPresent()) {
      json.writeStringField("stoppedBy", id(file.termination().limit().get()));
    }
    if (file.cost().isPresent()) {
      json.writeNumberField("cost", file.cost().getAsLong());
    }
    if (file.bound().isPresent()) {
      json.writeNumberField("bound", file.bound().getAsLong());
    }
    if (file.placement().isPresent()) {
      JsonText.array(json, "satelliteOf", file.placement().get().toArray());
    }
    json.writeArrayFieldStart("proofs");
    for (Proof proof : file.proofs()) {
      json.writeStartObject();
      proof(proof, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    options(file.options(), json);
    json.writeNumberField("seconds", file.seconds());
  }

  /** A limit's name in files, for example {@code iterations}. */
  static String id(Limit limit) {
    return limit.name().toLowerCase(Locale.ROOT);
  }

  private static void proof(Proof proof, JsonGenerator json) throws IOException {
    if (proof instanceof Proof.Rents rents) {
      json.writeStringField("kind", "rents");
      json.writeNumberField("scale", rents.scale());
      JsonText.array(json, "rents", rents.rents());
    } else if (proof instanceof Proof.Shortage shortage) {
      json.writeStringField("kind", "shortage");
      JsonText.array(json, "experts", shortage.experts());
    } else if (proof instanceof Proof.Claim claim) {
      json.writeStringField("kind", "claim");
      json.writeStringField("by", claim.by());
      if (claim.bound().isPresent()) {
        json.writeNumberField("bound", claim.bound().getAsLong());
      }
    }
  }

  private static void options(SolveOptions options, JsonGenerator json) throws IOException {
    if (options.seed().isPresent()) {
      json.writeNumberField("seed", options.seed().getAsLong());
    }
    JsonText.object(
        json,
        "limits",
        j -> {
          if (options.timeLimit().isPresent()) {
            j.writeNumberField("seconds", seconds(options.timeLimit().get()));
          }
          if (options.iterationLimit().isPresent()) {
            j.writeNumberField("iterations", options.iterationLimit().getAsLong());
          }
          if (options.threads().isPresent()) {
            j.writeNumberField("threads", options.threads().getAsInt());
          }
          if (options.targetGap().isPresent()) {
            j.writeNumberField("gap", options.targetGap().getAsDouble());
          }
        });
  }

  private static BigDecimal seconds(Duration limit) {
    return BigDecimal.valueOf(limit.getSeconds())
        .add(BigDecimal.valueOf(limit.getNano(), 9))
        .stripTrailingZeros();
  }
}
