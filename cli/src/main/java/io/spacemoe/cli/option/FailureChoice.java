package io.spacemoe.cli.option;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.fleet.Failures;
import io.spacemoe.scenario.fleet.Fleet;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that say which satellites fail. */
public final class FailureChoice {
  @Option(
      names = "--fail",
      paramLabel = "INDEX",
      split = ",",
      description = "Satellites that fail, with commas.")
  private List<Integer> satellites = List.of();

  @Option(
      names = "--fail-random",
      paramLabel = "N",
      description =
          "So many satellites fail, drawn at random; a greater N fails the same and more.")
  private Integer random;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of --fail-random. Default: 1.")
  private Long seed;

  @Option(
      names = "--fail-plane",
      paramLabel = "P",
      split = ",",
      description = "Planes whose satellites all fail, with commas.")
  private List<Integer> planes = List.of();

  /** The scenario with those satellites out of service, beside those that were. */
  public Scenario failed(Scenario scenario, CommandSpec spec) {
    if (random == null) {
      Inapplicable.refuse(spec, "without --fail-random", "--seed");
    }
    Constellation sky = scenario.constellation();
    BitSet out = scenario.fleet().unavailable(sky);
    for (int satellite : satellites) {
      check("--fail", satellite, "satellites", sky.satellites());
      if (out.get(satellite)) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "--fail %d: the satellite is out of service already, or named twice",
                satellite));
      }
      out.set(satellite);
    }
    if (!planes.isEmpty() && !sky.hasPlanes()) {
      throw new UsageException(
          "--fail-plane does not apply to %s, which has no planes".formatted(sky.notation()));
    }
    planes.forEach(plane -> check("--fail-plane", plane, "planes", sky.planes()));
    for (int plane : planes) {
      int first = sky.index(plane, 0);
      out.set(first, first + sky.satellitesPerPlane());
    }
    int left = sky.satellites() - out.cardinality();
    if (random != null && (random < 0 || random > left)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--fail-random is %d; allowed: 0 to %d, as many satellites as are left",
              random,
              left));
    }
    if (left == (random == null ? 0 : random)) {
      throw new UsageException("no satellite would be left in service");
    }
    Failures failures =
        new Failures(
            out.stream().boxed().toList(),
            List.of(),
            random == null ? 0 : random,
            seed == null ? 1 : seed);
    return scenario.withFleet(new Fleet(scenario.fleet().boards(), failures));
  }

  /**
   * Refuses failures that leave no room for a model that had room before.
   *
   * @param failed what {@link #failed} has made
   */
  public void requireRoom(Scenario failed) {
    try {
      failed.rooms().check(failed.model());
    } catch (InvalidValueException e) {
      throw new UsageException(
          "%s leaves no room for the model: %s".formatted(words(), e.getMessage()));
    }
  }

  /** The options that make satellites fail, as they were given. */
  private String words() {
    List<String> words = new ArrayList<>();
    if (!satellites.isEmpty()) {
      words.add("--fail " + joined(satellites));
    }
    if (random != null) {
      words.add("--fail-random " + random);
    }
    if (!planes.isEmpty()) {
      words.add("--fail-plane " + joined(planes));
    }
    return String.join(" ", words);
  }

  private static String joined(List<Integer> indices) {
    return indices.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static void check(String option, int index, String what, int count) {
    if (index < 0 || index >= count) {
      throw new UsageException(
          String.format(
              Locale.ROOT, "%s %d: there are %s 0 to %d", option, index, what, count - 1));
    }
  }
}
