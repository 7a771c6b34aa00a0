package io.spacemoe.instances.text;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The bundled files of one kind: plain files beside this module's sources, and resources on the
 * class path.
 *
 * @param what what messages call one
 * @param resource the resource of a file, with %s for its name
 * @param names the names, smallest example first
 * @param takers who takes one, with the verb
 */
public record Bundled(String what, String resource, List<String> names, String takers) {
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
              "deepseek-v3-starlink-1584"),
          "`place` and `export` take");

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
              "layered-32x36"),
          "`solve` and `compare` take");

  public static final Bundled STATIONS =
      new Bundled(
          "list of ground stations",
          "stations/%s.csv",
          List.of("large-cities", "europe"),
          "`ground.stations` of a scenario takes");

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
              "replacement-region"),
          "`experiment` takes");

  private static final List<Bundled> KINDS = List.of(SCENARIOS, ASSIGNMENTS, STATIONS, EXPERIMENTS);

  /** The file of this path if there is one, and else the bundled file of this name. */
  public InputFile open(String pathOrName) {
    return open(pathOrName, List.of());
  }

  /**
   * The same.
   *
   * @param sets what the caller takes besides, which a message lists, too
   */
  public InputFile open(String pathOrName, List<String> sets) {
    Optional<Path> path = existing(pathOrName);
    return path.isPresent() && !(names.contains(pathOrName) && Files.isDirectory(path.get()))
        ? InputFile.read(path.get())
        : named(pathOrName, sets);
  }

  /** The bundled file of this name, where there is no other. */
  public InputFile named(String name) {
    return named(name, List.of());
  }

  private InputFile named(String name, List<String> sets) {
    if (!names.contains(name)) {
      List<String> known = Stream.of(names, sets).flatMap(List::stream).toList();
      throw new InstanceFormatException(
          name, "", "is %s; bundled: %s".formatted(unlike(name), Names.listed(name, known)));
    }
    return InputFile.readBundled(resource.formatted(name));
  }

  /** What a name is that is none of these. */
  private String unlike(String name) {
    return KINDS.stream()
        .filter(kind -> kind.names.contains(name))
        .findFirst()
        .map(
            kind ->
                "a bundled %s, which %s; expected a file or a bundled %s"
                    .formatted(kind.what, kind.takers, what))
        .orElse("neither a file nor a bundled " + what);
  }

  private static Optional<Path> existing(String path) {
    try {
      return Optional.of(Path.of(path)).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
