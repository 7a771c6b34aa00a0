package io.spacemoe.lab.experiment;

import io.spacemoe.instances.scenario.ExperimentFile.Sweep;
import io.spacemoe.instances.text.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A swept parameter in the words of a reader who does not know scenario files.
 *
 * @param name what it is
 * @param unit its unit, empty where it has none
 * @param values its values as the file writes them, but "none" for null
 */
record SweptParameter(String name, String unit, List<String> values) {
  private record Words(String name, String unit) {}

  private static final Map<String, Words> WORDS =
      Map.of(
          "constellation.altitudeKm", new Words("altitude", "km"),
          "constellation.satellitesPerPlane", new Words("satellites a plane", ""),
          "constellation.planes", new Words("planes", ""),
          "links.linkSurvival", new Words("link survival", ""),
          "links.interPlaneMaxLatitudeDeg", new Words("links between planes up to latitude", "°"),
          "power.sun", new Words("sun of", ""),
          "links.maxAngularRateDegPerSec", new Words("tracking limit", "°/s"),
          "compute.satelliteGflops", new Words("computing speed of a satellite", "GFLOP/s"),
          "activation.weights.exponent", new Words("exponent of the activation weights", ""));

  /** A sweep in words; parameters without any keep their place in the scenario file as a name. */
  static SweptParameter of(Sweep sweep) {
    Words words = WORDS.getOrDefault(sweep.parameter(), new Words(sweep.parameter(), ""));
    return new SweptParameter(
        words.name,
        words.unit,
        sweep.values().stream().map(value -> value.equals("null") ? "none" : value).toList());
  }

  /** The values as numbers; none when one of them is no number. */
  List<Double> numbers() {
    return values.stream().allMatch(SweptParameter::isNumber)
        ? values.stream().map(Double::valueOf).toList()
        : List.of();
  }

  private static boolean isNumber(String value) {
    return Numbers.isNumber(value.toLowerCase(Locale.ROOT));
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
    int last = values.size() - 1;
    return numbers().size() < 2
        ? "%s, %s"
            .formatted(
                name, values.stream().map(this::withUnit).collect(Collectors.joining(" and ")))
        : "%s, %s %s %s"
            .formatted(name, values.get(0), last == 1 ? "and" : "to", withUnit(values.get(last)));
  }

  /** Only numbers have one. */
  private String withUnit(String value) {
    return unit.isEmpty() || !isNumber(value)
        ? value
        : value + (unit.startsWith("°") ? "" : " ") + unit;
  }
}
