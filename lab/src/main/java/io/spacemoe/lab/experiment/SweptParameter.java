package io.spacemoe.lab.experiment;

import io.spacemoe.instances.scenario.ExperimentFile.Sweep;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A swept parameter in the words of a reader who does not know scenario files.
 *
 * @param name what it is
 * @param unit its unit, empty where it has none
 * @param values its values as the file writes them
 */
record SweptParameter(String name, String unit, List<String> values) {
  private record Words(String name, String unit) {}

  private static final Map<String, Words> WORDS =
      Map.of(
          "constellation.altitudeKm", new Words("altitude", "km"),
          "constellation.satellitesPerPlane", new Words("satellites a plane", ""),
          "constellation.planes", new Words("planes", ""),
          "links.linkSurvival", new Words("link survival", ""),
          "links.maxAngularRateDegPerSec", new Words("tracking limit", "°/s"),
          "compute.satelliteGflops", new Words("computing speed of a satellite", "GFLOP/s"),
          "activation.weights.exponent", new Words("exponent of the activation weights", ""));

  /** A sweep in words; parameters without any keep their place in the scenario file as a name. */
  static SweptParameter of(Sweep sweep) {
    Words words = WORDS.getOrDefault(sweep.parameter(), new Words(sweep.parameter(), ""));
    return new SweptParameter(words.name, words.unit, sweep.values());
  }

  /** The values as numbers; none when one of them is no number. */
  List<Double> numbers() {
    try {
      return values.stream().map(Double::valueOf).toList();
    } catch (NumberFormatException e) {
      return List.of();
    }
  }

  /** The places of the values, from the least number to the greatest; as they are otherwise. */
  int[] ascending() {
    List<Double> numbers = numbers();
    return IntStream.range(0, values.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> numbers.isEmpty() ? i : numbers.get(i)))
        .mapToInt(i -> i)
        .toArray();
  }

  /** For axes and columns: the name with the unit in brackets. */
  String label() {
    return unit.isEmpty() ? name : "%s (%s)".formatted(name, unit);
  }

  /** The name and one value. */
  String at(String value) {
    return "%s %s".formatted(name, withUnit(value));
  }

  /** The name and what values there are. */
  String range() {
    String first = values.get(0);
    String last = values.get(values.size() - 1);
    return numbers().isEmpty() || values.size() < 3
        ? "%s, %s".formatted(name, withUnit(String.join(" and ", values)))
        : "%s, %s to %s".formatted(name, first, withUnit(last));
  }

  private String withUnit(String text) {
    return unit.isEmpty() ? text : text + (unit.startsWith("°") ? "" : " ") + unit;
  }
}
