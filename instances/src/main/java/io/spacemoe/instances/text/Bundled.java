package io.spacemoe.instances.text;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The bundled files of one kind: plain files beside this module's sources, and resources on the
 * class path.
 *
 * @param what what messages call one
 * @param resource the resource of a file, with %s for its name
 * @param names the names, smallest example first
 */
public record Bundled(String what, String resource, List<String> names) {
  public static final Bundled SCENARIOS =
      new Bundled(
          "scenario",
          "scenarios/%s.scenario.json",
          List.of(
              "ring-40",
              "orbits-40",
              "relays-15",
              "iridium-66",
              "paper-delta-1056",
              "paper-star-1056",
              "llama-moe-4of16-1056",
              "mixtral-kuiper-1156",
              "olmoe-starlink-1584",
              "qwen3-30b-1056",
              "deepseek-v3-starlink-1584"));

  public static final Bundled ASSIGNMENTS =
      new Bundled(
          "assignment instance",
          "assignments/%s.assignment.json",
          List.of(
              "infeasible-5x6",
              "forbidden-6x7",
              "product-8x9",
              "slots-10x5",
              "gap-c-10x4",
              "layered-32x36"));

  public static final Bundled STATIONS =
      new Bundled("list of ground stations", "stations/%s.csv", List.of("large-cities", "europe"));

  public static final Bundled EXPERIMENTS =
      new Bundled(
          "experiment",
          "experiments/%s.experiment.json",
          List.of(
              "paper-schemes",
              "paper-altitude",
              "paper-satellites",
              "paper-link-survival",
              "paper-tracking",
              "paper-assumptions",
              "load",
              "failures-ring-40",
              "failures-paper-delta-1056",
              "replacement-latitude",
              "replacement-eclipse",
              "replacement-region"));

  /** The file of this path if there is one, and else the bundled file of this name. */
  public InputFile open(String pathOrName) {
    Optional<Path> path = existing(pathOrName);
    if (names.contains(pathOrName) && path.filter(p -> !Files.isDirectory(p)).isEmpty()) {
      return InputFile.readBundled(resource.formatted(pathOrName));
    }
    return InputFile.read(
        path.orElseThrow(
            () ->
                new InstanceFormatException(
                    pathOrName,
                    "",
                    "is neither a file nor a bundled %s; bundled: %s"
                        .formatted(what, Names.listed(pathOrName, names)))));
  }

  private static Optional<Path> existing(String path) {
    try {
      return Optional.of(Path.of(path)).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
