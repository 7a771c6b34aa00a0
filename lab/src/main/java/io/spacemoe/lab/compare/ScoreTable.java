package io.spacemoe.lab.compare;

import io.spacemoe.lab.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Engines by the numbers that solvers are usually compared by, with the virtual best one of them.
 *
 * @param comparison the comparison
 */
record ScoreTable(Comparison comparison) {
  static final String WORDS =
      String.format(
          Locale.ROOT,
          "Scores are over all instances. Shifted geometric means of the seconds to settle have a"
              + " shift of %s s; an instance that is not settled counts as the time limit, and"
              + " in PAR10, a mean, as ten of them. The primal integral (Berthold 2013) is the gap"
              + " to the reference, 1 before the first placement, summed over the time until the"
              + " limit; the table has its mean. The virtual best engine is on each instance the"
              + " engine that settles it soonest; what an engine contributes is by how much its"
              + " PAR10 would grow without that engine. Of repeats the median counts.",
          Digits.of(Scores.SHIFT, 2));

  /** The table. */
  Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (double limit : comparison.limits()) {
      Scores scores = new Scores(comparison, limit);
      List<String> easy = scores.settledByAll();
      for (String solver : comparison.solvers()) {
        rows.add(
            List.of(
                Cells.number(limit),
                solver,
                mean(comparison.instances(), i -> scores.seconds(i, solver)),
                Cells.count(easy.size()),
                mean(easy, i -> scores.seconds(i, solver)),
                Cells.number(scores.par10(solver)),
                Cells.number(scores.primalIntegral(solver)),
                Cells.count(scores.soonest(solver)),
                Cells.count(scores.alone(solver)),
                Cells.number(scores.contribution(solver))));
      }
      if (comparison.solvers().size() > 1) {
        rows.add(virtualBest(limit, scores, easy));
      }
    }
    return new Table(
        "scores",
        "Scores by time limit",
        Cells.columns(
            "limit (s)#,engine,shifted geometric mean s#,settled by all#,shifted geometric mean s"
                + " of these#,PAR10 s#,primal integral s#,soonest on#,alone settles#,contributes s#"),
        rows);
  }

  private List<String> virtualBest(double limit, Scores scores, List<String> easy) {
    ToDoubleFunction<String> soonest =
        instance ->
            comparison.solvers().stream()
                .mapToDouble(s -> scores.seconds(instance, s))
                .min()
                .orElseThrow();
    return List.of(
        Cells.number(limit),
        "virtual best",
        mean(comparison.instances(), soonest),
        Cells.count(easy.size()),
        mean(easy, soonest),
        Cells.number(scores.virtualBestPar10(comparison.solvers())),
        "",
        "",
        "",
        "");
  }

  private static String mean(List<String> instances, ToDoubleFunction<String> seconds) {
    return Cells.number(
        Scores.shiftedGeometricMean(instances.stream().mapToDouble(seconds).toArray()));
  }
}
