package io.spacemoe.cli.screen;

import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Study;
import io.spacemoe.solver.SolveResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Which engines solved a scheme's problems, and how far their answers are proved, for people. */
public final class ProofReport {
  private ProofReport() {}

  /** Lines on each scheme that solves something. */
  public static List<String> lines(Study study, List<SchemeResult> results) {
    List<String> lines = new ArrayList<>();
    for (SchemeResult result : results) {
      if (result.joint()) {
        lines.addAll(JointReport.others(study, results));
        lines.addAll(JointReport.of(study, result, results).lines(result.primariesMs()));
      } else if (!result.solves().isEmpty()) {
        lines.addAll(ofLayers(result));
      }
    }
    return lines;
  }

  private static List<String> ofLayers(SchemeResult result) {
    String scheme = result.scheme().id();
    List<SolveResult> solves = result.solves();
    String engines =
        solves.stream().map(SolveResult::solver).distinct().collect(Collectors.joining(", "));
    long proved =
        solves.stream()
            .filter(solve -> solve.cost().isPresent())
            .filter(solve -> solve.checkedBound().equals(solve.cost()))
            .count();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "scheme %s: layers solved by %s; optimal in their subnets with a checked proof: %d of %d%s",
            scheme,
            engines,
            proved,
            solves.size(),
            gap(result.checkedGap())));
    if (result.solvesWithoutPlacement() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "scheme %s: layers without an answer in time: %d of %d; their experts sit nearest first",
              scheme,
              result.solvesWithoutPlacement(),
              solves.size()));
    }
    return lines;
  }

  private static String gap(OptionalDouble checked) {
    return checked.isPresent()
        ? String.format(Locale.ROOT, "; checked gap %.4f %%", checked.getAsDouble() * 100)
        : "; not every layer has a checked bound";
  }
}
