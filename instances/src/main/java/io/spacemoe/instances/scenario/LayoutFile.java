package io.spacemoe.instances.scenario;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spacemoe.instances.json.FormatKey;
import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.json.JsonText;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.value.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A placement file, {@code .placement.json}: where a scheme, or anybody else, puts the gateways and
 * experts of a scenario, in one instance or several.
 *
 * @param scenario name of the scenario that it was made for
 * @param scheme what made it: a scheme's name, or any text
 * @param deployment where everything sits
 * @param tokenLatencyMs token latency that its maker states, in ms
 * @param seed seed that it was drawn with
 */
public record LayoutFile(
    String scenario,
    String scheme,
    Deployment deployment,
    OptionalDouble tokenLatencyMs,
    OptionalLong seed) {
  public static final String FORMAT = "spacemoe-placement/1";

  /** The placement of a scheme; of a random one the first draw, whose own latency is not known. */
  public static LayoutFile of(Scenario scenario, SchemeResult result) {
    return of(
        scenario,
        result.scheme(),
        result.deployments().get(0),
        result.scheme().random()
            ? OptionalDouble.empty()
            : OptionalDouble.of(result.latency().totalMs()));
  }

  /** What a scheme has placed, its latency not known; of a random one the first draw. */
  public static LayoutFile of(Scenario scenario, Study.Placed placed) {
    return of(scenario, placed.scheme(), placed.deployments().get(0), OptionalDouble.empty());
  }

  /** A placement of one instance. */
  public LayoutFile(
      String scenario,
      String scheme,
      Layout layout,
      OptionalDouble tokenLatencyMs,
      OptionalLong seed) {
    this(scenario, scheme, Deployment.of(layout), tokenLatencyMs, seed);
  }

  /**
   * Where everything sits, when there is one instance.
   *
   * @throws io.spacemoe.scenario.value.InvalidValueException when there are several
   */
  public Layout layout() {
    return deployment.only();
  }

  private static LayoutFile of(
      Scenario scenario, PlacementScheme scheme, Deployment deployment, OptionalDouble latencyMs) {
    return new LayoutFile(
        scenario.name(),
        scheme.id(),
        deployment,
        latencyMs,
        scheme.random() ? OptionalLong.of(scenario.placement().seed()) : OptionalLong.empty());
  }

  /** Whether there is a file of this path that says that it is a placement. */
  public static boolean is(String path) {
    try {
      Path file = Path.of(path);
      return Files.isRegularFile(file)
          && FormatKey.of(InputFile.read(file)).equals(Optional.of(FORMAT));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Reads a file without asking whether it fits a scenario.
   *
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static LayoutFile read(Path file) {
    return JsonFile.read(InputFile.read(file), FORMAT, LayoutFile::of);
  }

  /**
   * Reads a file that must fit a scenario: as many layers and experts as its model, satellites of
   * its constellation, gateways alone on theirs, no satellite with more experts and copies than it
   * has room for, and none that two instances use.
   *
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static LayoutFile read(Path file, Scenario scenario) {
    return JsonFile.read(
        InputFile.read(file),
        FORMAT,
        json -> {
          LayoutFile read = of(json);
          scenario.checkFits(read.deployment);
          return read;
        });
  }

  /**
   * Writes the file as a whole, gzipped when its name ends in {@code .gz}.
   *
   * @throws java.io.UncheckedIOException when it cannot be written; nothing is left behind
   */
  public void write(Path file) {
    OutputFile.write(file, JsonText.of(this::write));
  }

  public static LayoutFile of(JsonObject json) {
    return new LayoutFile(
        json.text("scenario"),
        json.text("scheme"),
        json.has("instances") ? new Deployment(instances(json)) : Deployment.of(layout(json)),
        json.optionalNumber("tokenLatencyMs"),
        json.optionalWhole("seed"));
  }

  private static List<Layout> instances(JsonObject json) {
    List<Layout> instances = json.objects("instances", LayoutFile::layout);
    if (instances.isEmpty()) {
      throw new InvalidValueException("instances", "is empty; expected at least one instance");
    }
    return instances;
  }

  private static Layout layout(JsonObject json) {
    return new Layout(json.array("gateways").indices(), json.array("experts").indexListRows());
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStringField("format", FORMAT);
    json.writeStringField("scenario", scenario);
    json.writeStringField("scheme", scheme);
    if (tokenLatencyMs.isPresent()) {
      json.writeNumberField("tokenLatencyMs", tokenLatencyMs.getAsDouble());
    }
    if (seed.isPresent()) {
      json.writeNumberField("seed", seed.getAsLong());
    }
    List<Layout> instances = deployment.instances();
    if (instances.size() == 1) {
      write(json, instances.get(0));
      return;
    }
    json.writeArrayFieldStart("instances");
    for (Layout instance : instances) {
      json.writeStartObject();
      write(json, instance);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Layout layout) throws IOException {
    JsonText.array(json, "gateways", layout.gateways());
    json.writeArrayFieldStart("experts");
    for (int l = 0; l < layout.layers(); l++) {
      json.writeStartArray();
      for (int e = 0; e < layout.experts(l); e++) {
        int[] copies = layout.copiesOf(l, e);
        if (copies.length == 1) {
          json.writeNumber(copies[0]);
        } else {
          json.writeArray(copies, 0, copies.length);
        }
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
