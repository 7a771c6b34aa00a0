package io.spacemoe.cli.option;

import io.spacemoe.cli.screen.Printable;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.scenario.Scenario;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A placement file that a command was given.
 *
 * @param name what it is called: the scheme that it names, or its file where another names the same
 */
public record NamedPlacement(String name, Path file, LayoutFile content) {

  /**
   * Reads placements that must fit a scenario, and says which of them were made for another.
   *
   * @throws UsageException when a file is given twice
   */
  public static List<NamedPlacement> read(List<Path> files, Scenario sky, PrintWriter err) {
    Set<Path> seen = new HashSet<>();
    List<LayoutFile> contents = new ArrayList<>();
    for (Path file : files) {
      if (!seen.add(file.toAbsolutePath().normalize())) {
        throw new UsageException("%s is given twice".formatted(file));
      }
      LayoutFile content = LayoutFile.read(file, sky);
      if (!content.scenario().equals(sky.name())) {
        err.printf(
            "spacemoe: %s says it is for scenario %s; it is evaluated in %s%n",
            file, Printable.inOneLine(content.scenario()), Printable.inOneLine(sky.name()));
      }
      contents.add(content);
    }
    List<String> names = names(files, contents);
    return IntStream.range(0, names.size())
        .mapToObj(p -> new NamedPlacement(names.get(p), files.get(p), contents.get(p)))
        .toList();
  }

  /** The scheme that each names; its file where another is called the same, or it names none. */
  private static List<String> names(List<Path> placements, List<LayoutFile> contents) {
    Map<String, Long> named =
        contents.stream()
            .map(LayoutFile::scheme)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    List<String> files = files(placements);
    List<String> names =
        IntStream.range(0, files.size())
            .mapToObj(
                p -> {
                  String scheme = contents.get(p).scheme();
                  boolean own = !scheme.isBlank() && named.get(scheme) == 1;
                  return own ? Printable.inOneLine(scheme) : files.get(p);
                })
            .toList();
    return distinct(names) ? names : files;
  }

  /** The files without their folders, where these do not tell them apart. */
  private static List<String> files(List<Path> placements) {
    List<String> files = placements.stream().map(file -> file.getFileName().toString()).toList();
    return distinct(files) ? files : placements.stream().map(Path::toString).toList();
  }

  private static boolean distinct(List<String> names) {
    return names.stream().distinct().count() == names.size();
  }
}
