package io.spacemoe.lab.experiment;

import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.scheme.RandIntraCgScheme;
import io.spacemoe.scenario.scheme.RandIntraScheme;
import io.spacemoe.scenario.scheme.RandPlaceScheme;
import io.spacemoe.scenario.scheme.SpaceMoeScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What the paper (arXiv 2605.00515) states about its schemes, tested on our runs. Its abstract and
 * its four latencies are known second-hand; curves over altitude, size, survival and tracking are
 * not, so those statements are what its latency model implies, and say so.
 */
public final class PaperTrends {
  private static final String ABSTRACT = "paper, abstract";
  private static final String FIGURES = "paper, latencies as quoted";
  private static final String MODEL = "implied by the paper's latency model";

  /** A step against the trend that is smaller than this share is noise. */
  private static final double NOISE = 0.005;

  private static final List<String> PAPER_ORDER =
      List.of(RandPlaceScheme.ID, RandIntraScheme.ID, RandIntraCgScheme.ID, SpaceMoeScheme.ID);

  private record Direction(String statement, int sign) {}

  private static final Map<String, Direction> DIRECTIONS =
      Map.of(
          "constellation.altitudeKm",
          new Direction("higher satellites are further apart, so a token takes longer", 1),
          "constellation.satellitesPerPlane",
          new Direction("more satellites a plane bring experts closer to gateways", -1),
          "links.linkSurvival",
          new Direction("the more links survive, the less time a token takes", -1),
          "links.maxAngularRateDegPerSec",
          new Direction("terminals that follow faster turns leave shorter paths", -1));

  private PaperTrends() {}

  /** Whether these are runs of one of the paper's experiments as it is bundled. */
  static boolean arePapers(ExperimentResult result) {
    ExperimentFile asked = result.experiment();
    if (!asked.name().startsWith("paper-") || !ExperimentFile.bundled().contains(asked.name())) {
      return false;
    }
    ExperimentFile own = ExperimentFile.open(asked.name());
    return own.schemes().equals(asked.schemes())
        && own.sweeps().equals(asked.sweeps())
        && ScenarioFiles.sha256(own.base()).equals(ScenarioFiles.sha256(asked.base()));
  }

  /** Every statement that the runs of the paper's own experiments can answer. */
  public static List<Trend> of(List<ExperimentResult> results) {
    List<Trend> trends = new ArrayList<>();
    for (ExperimentResult result : results) {
      if (!arePapers(result)) {
        continue;
      }
      threefold(result).ifPresent(trends::add);
      order(result).ifPresent(trends::add);
      direction(result).ifPresent(trends::add);
    }
    return trends;
  }

  /** SpaceMoE at least three times faster than every other scheme of the paper. */
  private static Optional<Trend> threefold(ExperimentResult result) {
    OptionalDouble least =
        variants(result)
            .mapToObj(variant -> leastRatio(result, variant))
            .flatMap(Optional::stream)
            .mapToDouble(Double::doubleValue)
            .min();
    if (least.isEmpty()) {
      return Optional.empty();
    }
    String ours =
        String.format(
            Locale.ROOT, "%s: at least %.2f times faster", name(result), least.getAsDouble());
    return Optional.of(
        new Trend(
            "SpaceMoE is at least three times faster than random and ablated placements",
            ABSTRACT,
            ours,
            least.getAsDouble() >= 3));
  }

  private static Optional<Double> leastRatio(ExperimentResult result, int variant) {
    Optional<Double> best = result.latencyMs(variant, SpaceMoeScheme.ID);
    OptionalDouble next =
        PAPER_ORDER.stream()
            .filter(scheme -> !scheme.equals(SpaceMoeScheme.ID))
            .map(scheme -> result.latencyMs(variant, scheme))
            .flatMap(Optional::stream)
            .mapToDouble(Double::doubleValue)
            .min();
    return next.isPresent() ? best.map(ms -> next.getAsDouble() / ms) : Optional.empty();
  }

  private static Optional<Trend> order(ExperimentResult result) {
    List<Integer> complete =
        variants(result)
            .filter(v -> PAPER_ORDER.stream().allMatch(s -> result.latencyMs(v, s).isPresent()))
            .boxed()
            .toList();
    if (complete.isEmpty()) {
      return Optional.empty();
    }
    long ordered = complete.stream().filter(variant -> inOrder(result, variant)).count();
    return Optional.of(
        new Trend(
            "rand-place > rand-intra > rand-intra-cg > spacemoe",
            FIGURES,
            String.format(
                Locale.ROOT,
                "%s: in this order in %d of %d variants",
                name(result),
                ordered,
                complete.size()),
            ordered == complete.size()));
  }

  private static boolean inOrder(ExperimentResult result, int variant) {
    return IntStream.range(1, PAPER_ORDER.size())
        .allMatch(
            i ->
                result.latencyMs(variant, PAPER_ORDER.get(i - 1)).orElseThrow()
                    > result.latencyMs(variant, PAPER_ORDER.get(i)).orElseThrow());
  }

  private static Optional<Trend> direction(ExperimentResult result) {
    if (result.experiment().sweeps().size() != 1) {
      return Optional.empty();
    }
    Direction direction = DIRECTIONS.get(result.experiment().sweeps().get(0).parameter());
    List<Double> latencies =
        variants(result)
            .mapToObj(variant -> result.latencyMs(variant, SpaceMoeScheme.ID))
            .flatMap(Optional::stream)
            .toList();
    if (direction == null || latencies.size() < 2) {
      return Optional.empty();
    }
    double first = latencies.get(0);
    double last = latencies.get(latencies.size() - 1);
    long against =
        IntStream.range(1, latencies.size())
            .filter(
                i ->
                    direction.sign() * (latencies.get(i) - latencies.get(i - 1))
                        < -NOISE * latencies.get(i - 1))
            .count();
    String ours =
        String.format(
            Locale.ROOT,
            "%s: spacemoe from %.1f to %.1f ms, %d of %d steps against it",
            name(result),
            first,
            last,
            against,
            latencies.size() - 1);
    boolean holds = against == 0 && direction.sign() * (last - first) > 0;
    return Optional.of(new Trend(direction.statement(), MODEL, ours, holds));
  }

  private static IntStream variants(ExperimentResult result) {
    return IntStream.range(0, result.experiment().variants().size());
  }

  private static String name(ExperimentResult result) {
    return result.experiment().name();
  }
}
