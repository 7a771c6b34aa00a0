package io.spacemoe.instances.assignment;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spacemoe.instances.json.JsonText;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.proof.TreeProof;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** From an answer to the keys of a solution file. */
final class SolutionWriter {
  /** A tree of more bytes stands in a file of its own. */
  static final int MOST_INLINE = 1 << 16;

  private final SolutionFile file;
  private final Path path;

  /**
   * Writes a file.
   *
   * @param path where it goes
   */
  SolutionWriter(SolutionFile file, Path path) {
    this.file = file;
    this.path = path;
  }

  /** Writes a large tree to its own file, before there is one that names it. */
  void writeProof() {
    for (Proof proof : file.proofs()) {
      if (proof instanceof TreeProof tree && beside(tree)) {
        OutputFile.write(
            path.resolveSibling(proofName()),
            out -> {
              try (InputStream in = tree.unpacked()) {
                in.transferTo(out);
              }
            });
      }
    }
  }

  /** Whether a tree stands in a file of its own; beside a pipe or a device there is none. */
  private boolean beside(TreeProof tree) {
    return tree.size() > MOST_INLINE && (!Files.exists(path) || Files.isRegularFile(path));
  }

  private String proofName() {
    String name = path.getFileName().toString();
    return name.replaceFirst("(\\.gz)?$", "").replaceFirst("(\\.solution)?(\\.json)?$", "")
        + ".proof.gz";
  }

  /** The SHA-256 of a tree's bytes, unpacked. */
  static String sha256(TreeProof tree) {
    try (InputStream in = tree.unpacked()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new IllegalArgumentException("the proof cannot be unpacked: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void write(JsonGenerator json) throws IOException {
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

  private void proof(Proof proof, JsonGenerator json) throws IOException {
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
    } else if (proof instanceof TreeProof tree) {
      json.writeStringField("kind", "tree");
      if (beside(tree)) {
        json.writeStringField("file", proofName());
        json.writeStringField("sha256", sha256(tree));
      } else {
        json.writeStringField("gzip", Base64.getEncoder().encodeToString(tree.bytes()));
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
