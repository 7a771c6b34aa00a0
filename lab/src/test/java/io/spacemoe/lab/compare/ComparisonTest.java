package io.spacemoe.lab.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.lab.batch.RunRecord;
import io.spacemoe.lab.report.Page;
import io.spacemoe.lab.run.JsonLines;
import io.spacemoe.lab.run.Outcome;
import io.spacemoe.lab.run.Run;
import io.spacemoe.lab.run.RunStatus;
import io.spacemoe.solver.Incumbent;
import io.spacemoe.solver.SolveResult.Evidence;
import io.spacemoe.solver.SolverFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparisons of made-up trials, whose answers are known. */
class ComparisonTest {
  private static final double LIMIT = 10;

  @Test
  void gapsAreMeasuredToTheBestCheckedBoundOfAnyone() {
    Trial exact = trial("a", "exact", 1, RunStatus.OPTIMAL, 100, 100, Evidence.CHECKED, 2);
    Trial boaster = trial("a", "boaster", 1, RunStatus.FEASIBLE, 125, 124, Evidence.CLAIMED, 10);
    Comparison comparison = new Comparison(List.of(exact, boaster));

    assertThat(comparison.reference("a"))
        .contains(new Reference(100, Reference.Support.PROVED_OPTIMUM));
    assertThat(comparison.gap(exact)).isZero();
    assertThat(comparison.gap(boaster)).isCloseTo(0.2, within(1e-12));
    assertThat(comparison.secondsTo(boaster, 0.2)).isEqualTo(10);
    assertThat(comparison.secondsTo(boaster, 0.1)).isInfinite();
    assertThat(comparison.penalised(exact)).isEqualTo(2);
    assertThat(comparison.penalised(boaster)).isEqualTo(100);
  }

  @Test
  void anOptimumThatIsClaimedStandsAboveAWeakerCheckedBound() {
    Trial exact = trial("a", "exact", 1, RunStatus.OPTIMAL, 100, 100, Evidence.CLAIMED, 2);
    Trial search = trial("a", "search", 1, RunStatus.FEASIBLE, 100, 80, Evidence.CHECKED, 10);
    Comparison comparison = new Comparison(List.of(search, exact));

    assertThat(comparison.reference("a"))
        .contains(new Reference(100, Reference.Support.CLAIMED_OPTIMUM));
    assertThat(comparison.gap(search)).isZero();
  }

  @Test
  void theTraceSaysWhatWasKnownWhen() {
    Trial anytime =
        new Trial(
            LIMIT,
            1,
            record(
                "a",
                "anytime",
                1,
                RunStatus.FEASIBLE,
                100,
                50,
                Evidence.CHECKED,
                10,
                List.of(
                    new Incumbent(1, OptionalLong.of(200), OptionalLong.empty()),
                    new Incumbent(3, OptionalLong.empty(), OptionalLong.of(50)),
                    new Incumbent(4, OptionalLong.of(100), OptionalLong.of(50)))));
    Comparison comparison = new Comparison(List.of(anytime));

    assertThat(comparison.gapAt(anytime, 0.5)).isInfinite();
    assertThat(comparison.gapAt(anytime, 3.5)).isCloseTo(0.75, within(1e-12));
    assertThat(comparison.gapAt(anytime, 4)).isCloseTo(0.5, within(1e-12));
    assertThat(comparison.secondsTo(anytime, 0.5)).isEqualTo(4);
    assertThat(comparison.secondsTo(anytime, 0.75)).isEqualTo(1);
  }

  @Test
  void repeatsAreRepresentedByTheirMedian() {
    List<Trial> trials = new ArrayList<>();
    for (int repeat = 1; repeat <= 3; repeat++) {
      trials.add(
          trial("a", "x", repeat, RunStatus.OPTIMAL, 9, 9, Evidence.CHECKED, repeat * repeat));
    }
    Comparison comparison = new Comparison(trials);
    assertThat(comparison.median("a", "x", LIMIT, comparison::secondsToProof)).isEqualTo(4);
    assertThat(comparison.median("a", "y", LIMIT, comparison::secondsToProof)).isInfinite();
    assertThat(comparison.proved("a", "x", LIMIT)).isTrue();
  }

  @Test
  void duelsLeaveOutWhatOneRefusesAndFindWhoIsFaster() {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String instance = "instance-" + i;
      trials.add(
          trial(instance, "fast", 1, RunStatus.OPTIMAL, 9, 9, Evidence.CHECKED, 1 + 0.01 * i));
      trials.add(
          trial(instance, "slow", 1, RunStatus.OPTIMAL, 9, 9, Evidence.CHECKED, 2 + 0.02 * i));
      trials.add(
          i < 2
              ? trial(instance, "picky", 1, RunStatus.OPTIMAL, 9, 9, Evidence.CHECKED, 0.5)
              : trial(instance, "picky", 1, RunStatus.REFUSED, -1, -1, Evidence.NONE, 0));
    }
    Comparison comparison = new Comparison(trials);
    List<Duel> duels = Duel.all(comparison);

    assertThat(duels).hasSize(6);
    Duel first = duels.get(0);
    assertThat(first.instances()).isEqualTo(12);
    assertThat(first.firstBetter()).isEqualTo(12);
    assertThat(first.pValue()).isCloseTo(3 * 2.0 / (1 << 12), within(1e-12));
    assertThat(duels.get(1).instances()).isEqualTo(2);
    assertThat(duels.get(1).pValue()).isEqualTo(1);
    assertThat(duels.get(3).measure()).isEqualTo("gap");
    assertThat(duels.get(3).pValue()).isEqualTo(1);
    assertThat(new Verdicts(comparison, name -> "made-up problems").lines())
        .containsExactly(
            "Within 10 s, proved of 12 instances: fast 12, slow 12, picky 2.",
            "On made-up problems (12 instances): fast proves 12 of 12, median 1.06 s;"
                + " slow proves 12 of 12, median 2.11 s; picky proves 2 of 12, median 500 ms."
                + " Soonest: fast.",
            "Significant: fast settles sooner than slow on 12 of 12 (p = 0.0015).");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | 1     | 9 | Too few instances to tell who is better.",
        "3 | 0.01  | 9 | Most proved: slow.",
        "3 | 0.001 | 3 | Too quick to tell who is sooner.",
        "3 | 1     | 3 | Soonest: fast.",
        "3 | 0     | 3 | No difference."
      })
  void whoDidBetterIsSaidByItsMeasureAndThatItMayBeChance(
      int instances, double seconds, int fastProves, String verdict) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < instances; i++) {
      boolean proves = i < fastProves && !verdict.contains("slow");
      double fast = seconds == 0 ? 3 : seconds;
      double slow = seconds == 0 ? 3 : 3 * seconds;
      trials.add(
          trial(
              "i" + i,
              "fast",
              1,
              proves ? RunStatus.OPTIMAL : RunStatus.FEASIBLE,
              9,
              proves ? 9 : 0,
              Evidence.CHECKED,
              fast));
      trials.add(trial("i" + i, "slow", 1, RunStatus.OPTIMAL, 9, 9, Evidence.CHECKED, slow));
    }
    List<String> lines = new Verdicts(new Comparison(trials), name -> "problems").lines();

    assertThat(lines.get(1)).endsWith(" " + verdict);
    assertThat(lines.get(2))
        .isEqualTo(
            "No difference between engines is significant (%d instances): each may be chance.",
            instances);
    if (verdict.contains("slow")) {
      assertThat(lines.get(1))
          .contains("fast finds a best placement of 3 of 3, which others prove");
    }
  }

  @Test
  void nothingIsCalledBestOrProvedThatNobodyProved() {
    Trial refused = trial("a", "exact", 1, RunStatus.REFUSED, -1, -1, Evidence.NONE, 0);
    Trial bounded = trial("a", "bound", 1, RunStatus.FEASIBLE, 273, 246, Evidence.CHECKED, 1);
    Trial search = trial("a", "search", 1, RunStatus.FEASIBLE, 273, -1, Evidence.NONE, 1);
    Trial boast = trial("a", "boast", 1, RunStatus.OPTIMAL, 280, 280, Evidence.CLAIMED, 1);
    Trial exact = trial("a", "exact", 1, RunStatus.OPTIMAL, 273, 273, Evidence.CHECKED, 1);

    assertThat(lines(refused, search))
        .containsExactly(
            "Within 10 s, proved of 1 instance: search 0, exact 0.",
            "On problems (1 instance): search finds the best placement known, without a bound to"
                + " judge it by.");
    assertThat(lines(bounded, search))
        .contains(
            "On problems (1 instance): bound proves none, median gap to the reference 9.89 %;"
                + " search proves none, median gap to the reference 9.89 %. Too few instances to"
                + " tell who is better.");
    assertThat(lines(boast, search))
        .contains(
            "a: boast claims an answer that a better placement refutes.",
            "Within 10 s, proved of 1 instance: search 0, boast 0.");
    assertThat(lines(exact, search).get(1))
        .contains("; search finds a best placement, which others prove.");
    assertThat(new Comparison(List.of(exact, search, boast)).provers("a")).containsExactly("exact");
    Trial impossible = trial("a", "liar", 1, RunStatus.FEASIBLE, 300, 274, Evidence.CHECKED, 1);
    assertThatThrownBy(() -> new Comparison(List.of(impossible, search)))
        .isInstanceOf(SolverFailureException.class)
        .hasMessageContaining("a: a placement has value 273, and a checked bound says that")
        .hasMessageContaining("none is better than 274");
  }

  private static List<String> lines(Trial... trials) {
    List<String> lines = new Verdicts(new Comparison(List.of(trials)), name -> "problems").lines();
    return lines.subList(0, lines.size() - 1);
  }

  @Test
  void instancesThatNobodySolvesMakeAPageToo() {
    Comparison nothing =
        new Comparison(
            List.of(
                trial("a", "x", 1, RunStatus.NO_SOLUTION, -1, -1, Evidence.NONE, 10),
                trial("a", "y", 1, RunStatus.CRASHED, -1, -1, Evidence.NONE, 10)));
    Page page =
        new ComparisonPage(nothing, name -> "matrix costs").of(List.of(), List.of("results.csv"));

    assertThat(page.sections()).hasSize(6);
    assertThat(page.sections().get(0).tables().get(0).rows())
        .extracting(row -> row.get(1) + " " + row.get(2) + " " + row.get(6))
        .containsExactly("x 0 0", "y 0 1");
    assertThat(page.sections().get(0).paragraphs().get(1)).contains("finds nothing in half");
  }

  /** Worked out by hand, with a limit of 10 s and a shift of 1 s. */
  @Test
  void scoresAreThoseOfTheTextbook() {
    Trial both = trial("a", "x", 1, RunStatus.OPTIMAL, 100, 100, Evidence.CHECKED, 3);
    Trial sooner = trial("a", "y", 1, RunStatus.OPTIMAL, 100, 100, Evidence.CLAIMED, 1);
    Trial alone = trial("b", "x", 1, RunStatus.OPTIMAL, 50, 50, Evidence.CHECKED, 8);
    Trial late =
        new Trial(
            LIMIT,
            1,
            record(
                "b",
                "y",
                1,
                RunStatus.FEASIBLE,
                50,
                -1,
                Evidence.NONE,
                10,
                List.of(
                    new Incumbent(2, OptionalLong.of(100), OptionalLong.empty()),
                    new Incumbent(6, OptionalLong.of(50), OptionalLong.empty()))));
    Comparison comparison = new Comparison(List.of(both, sooner, alone, late));
    Scores scores = new Scores(comparison, LIMIT);

    assertThat(scores.settledByAll()).containsExactly("a");
    assertThat(Scores.shiftedGeometricMean(3, 8)).isCloseTo(5, within(1e-12));
    assertThat(scores.par10("x")).isEqualTo(5.5);
    assertThat(scores.par10("y")).isEqualTo(50.5);
    assertThat(scores.primalIntegral(late)).isCloseTo(2 + 4 * 0.5, within(1e-12));
    assertThat(scores.primalIntegral("x")).isEqualTo(5.5);
    assertThat(scores.virtualBestPar10(comparison.solvers())).isEqualTo(4.5);
    assertThat(scores.contribution("x")).isEqualTo(50.5 - 4.5);
    assertThat(scores.contribution("y")).isEqualTo(5.5 - 4.5);
    assertThat(new ScoreTable(comparison).table().rows())
        .containsExactly(
            List.of("10", "x", "5", "1", "3", "5.5", "5.5", "1", "1", "46"),
            List.of("10", "y", "3.69", "1", "1", "50.5", "2.5", "1", "0", "1"),
            List.of("10", "virtual best", "3.243", "1", "1", "4.5", "", "", "", ""));
  }

  @Test
  void timesOfDifferentMachinesAreWarnedOf() {
    Trial here = trial("a", "x", 1, RunStatus.OPTIMAL, 9, 9, Evidence.CHECKED, 1);
    String json = new String(JsonLines.of(here.record()), UTF_8);
    Trial there =
        new Trial(
            LIMIT,
            1,
            JsonLines.read(
                json.replace("\"machine\":\"machine\"", "\"machine\":\"other\"").getBytes(UTF_8),
                RunRecord.class));

    assertThat(verdicts(here, there))
        .contains(
            "Runs were done on different machines, whose times do not compare: machine; other.");
    assertThat(verdicts(here, here)).noneMatch(line -> line.contains("machine"));
  }

  private static List<String> verdicts(Trial... trials) {
    return new ComparisonPage(new Comparison(List.of(trials)), name -> "problems").verdicts();
  }

  private static Trial trial(
      String instance,
      String solver,
      int repeat,
      RunStatus status,
      long cost,
      long bound,
      Evidence evidence,
      double seconds) {
    return new Trial(
        LIMIT,
        1,
        record(instance, solver, repeat, status, cost, bound, evidence, seconds, List.of()));
  }

  private static RunRecord record(
      String instance,
      String solver,
      int repeat,
      RunStatus status,
      long cost,
      long bound,
      Evidence evidence,
      double seconds,
      List<Incumbent> trace) {
    return new RunRecord(
        0,
        new Run(instance, solver, repeat, 1),
        new Outcome(
            status,
            Optional.empty(),
            "1",
            Optional.empty(),
            cost < 0 ? OptionalLong.empty() : OptionalLong.of(cost),
            bound < 0 ? OptionalLong.empty() : OptionalLong.of(bound),
            evidence,
            seconds,
            0,
            OptionalLong.empty(),
            "machine",
            Optional.empty(),
            Optional.empty(),
            trace));
  }
}
