package io.spacemoe.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.lab.report.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Trends hold where made-up latencies follow them, and do not where they do not. */
class PaperTrendsTest {
  private static final Map<String, Double> LIKE_THE_PAPER =
      Map.of(
          "rand-place", 5290.0,
          "rand-intra", 4150.0,
          "rand-intra-cg", 3350.0,
          "spacemoe", 1050.0);

  @Test
  void thePapersOwnFiguresAgreeWithThePaper() {
    assertThat(PaperTrends.of(List.of(result("paper-schemes", 1, v -> 1))))
        .hasSize(2)
        .allMatch(Trend::holds);
  }

  @Test
  void orderAndFactorAreLostTogetherWithTheFigures() {
    Map<String, Double> others =
        Map.of(
            "rand-place", 4000.0,
            "rand-intra", 4150.0,
            "rand-intra-cg", 3000.0,
            "spacemoe", 1050.0);
    assertThat(PaperTrends.of(List.of(result("paper-schemes", 1, v -> 1, others))))
        .hasSize(2)
        .noneMatch(Trend::holds);
  }

  @Test
  void aSweepMustGoItsWayAtEveryStep() {
    assertThat(direction("paper-altitude", v -> 1 + 0.01 * v)).isTrue();
    assertThat(direction("paper-altitude", v -> 2 - 0.01 * v)).isFalse();
    assertThat(direction("paper-altitude", v -> v == 3 ? 1 : 1 + 0.01 * v)).isFalse();
    assertThat(direction("paper-link-survival", v -> 2 - 0.01 * v)).isTrue();
    assertThat(direction("paper-tracking", v -> 1)).isFalse();
  }

  /** Of the combinations of what the paper does not state, the page lists the nearest first. */
  @Test
  void theNearestCombinationComesFirst() {
    Map<String, Double> paper = new LinkedHashMap<>();
    LIKE_THE_PAPER.forEach((scheme, ms) -> paper.put(scheme, ms / 1000));
    paper.keySet().retainAll(ExperimentFile.open("paper-assumptions").schemes());
    ExperimentResult result =
        result("paper-assumptions", 288, v -> v == 77 ? 1.01 : 1.2 + 0.001 * v);

    List<PublishedMatch> matches = PublishedMatch.of(result, paper);
    assertThat(matches).hasSize(288);
    assertThat(matches.get(0).variant()).isEqualTo(77);
    assertThat(matches.get(0).inWords()).isEqualTo("1.0 %");
    assertThat(matches.get(1).variant()).isZero();
    Page page =
        new ExperimentPage(name -> paper).of("study", List.of(result), List.of(), List.of());
    assertThat(page.sections().get(0).charts()).hasSize(2 + 2 * 6);
    assertThat(page.sections().get(0).tables().get(0).rows().get(0))
        .startsWith("walker-delta", "false")
        .endsWith("1.0 %");
    assertThat(PublishedMatch.of(result, Map.of())).isEmpty();
  }

  private static boolean direction(String experiment, IntToDoubleFunction f) {
    int variants = ExperimentFile.open(experiment).variants().size();
    List<Trend> trends = PaperTrends.of(List.of(result(experiment, variants, f)));
    assertThat(trends).hasSize(3);
    return trends.get(2).holds();
  }

  private static ExperimentResult result(
      String experiment, int variants, IntToDoubleFunction factor) {
    return result(experiment, variants, factor, LIKE_THE_PAPER);
  }

  private static ExperimentResult result(
      String experiment, int variants, IntToDoubleFunction factor, Map<String, Double> latencies) {
    ExperimentFile file = ExperimentFile.open(experiment);
    List<ExperimentRun> runs = new ArrayList<>();
    for (int v = 0; v < variants; v++) {
      for (String scheme : file.schemes()) {
        Double ms = latencies.get(scheme);
        runs.add(
            new ExperimentRun(
                "key",
                experiment,
                file.variants().get(v).values(),
                scheme,
                ms == null ? "not run" : null,
                ms == null ? null : ms * factor.applyAsDouble(v),
                null,
                1,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                null));
      }
    }
    return new ExperimentResult(file, runs);
  }
}
