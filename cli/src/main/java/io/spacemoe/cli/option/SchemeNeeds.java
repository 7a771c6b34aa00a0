package io.spacemoe.cli.option;

import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.spi.PlacementScheme.Need;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** Which options the schemes that are asked for use, by what they need. */
public final class SchemeNeeds {
  /** What makes the expected maximum an objective. */
  private static final Set<Need> EXPECTED_MAX = Set.of(Need.EXPECTED_MAX_SOLVER, Need.LAST_DESCENT);

  private final CommandSpec spec;
  private final List<PlacementScheme> asked;

  private SchemeNeeds(CommandSpec spec, List<PlacementScheme> asked) {
    this.spec = spec;
    this.asked = asked;
  }

  /**
   * Refuses options that none of the schemes uses.
   *
   * @param expectedMax whether the objective of layers is the expected maximum
   * @param named whether an engine for layers is named
   */
  public static void refuseWhatDoesNothing(
      CommandSpec spec, List<PlacementScheme> asked, boolean expectedMax, boolean named) {
    SchemeNeeds needs = new SchemeNeeds(spec, asked);
    needs.refuseWithout(EXPECTED_MAX, "--objective");
    needs.refuseWithout(Set.of(Need.EXPERT_SOLVER), "--solver");
    needs.refuseWithout(Set.of(Need.JOINT_SOLVER), "--joint-solver");
    needs.refuseLimits(expectedMax || named);
    if (expectedMax) {
      needs.refuseObjective();
    }
  }

  private void refuseWithout(Set<Need> any, String option) {
    if (needing(asked, any).isEmpty()) {
      String others = names(needing(Schemes.installed(), any));
      Inapplicable.refuse(spec, "to scheme %s, only to %s".formatted(names(asked), others), option);
    }
  }

  /** The engines that are recommended for layers prove their optima, and count no iterations. */
  private void refuseLimits(boolean layersCountIterations) {
    if (asked.stream()
        .allMatch(scheme -> Set.of(Need.DRAWS, Need.PLANES).containsAll(scheme.needs()))) {
      Inapplicable.refuse(
          spec,
          "to scheme %s, which searches nothing".formatted(names(asked)),
          "--time-limit",
          "--iteration-limit");
    }
    boolean othersSearch = !needing(asked, Set.of(Need.JOINT_SOLVER, Need.LIMITS)).isEmpty();
    if (!layersCountIterations && !othersSearch) {
      Inapplicable.refuse(
          spec,
          ("to scheme %s with the engines that prove its layers' optima soonest, which count no"
                  + " iterations.%nMaybe name one that does, such as --solver local-search")
              .formatted(names(needing(asked, Set.of(Need.EXPERT_SOLVER)))),
          "--iteration-limit");
    }
  }

  /** A scheme that solves layers by the linear objective alone would leave the other one unused. */
  private void refuseObjective() {
    needing(asked, Set.of(Need.EXPERT_SOLVER)).stream()
        .filter(scheme -> Collections.disjoint(scheme.needs(), EXPECTED_MAX))
        .forEach(scheme -> Inapplicable.refuse(spec, "to scheme " + scheme.id(), "--objective"));
  }

  private static List<PlacementScheme> needing(List<PlacementScheme> schemes, Set<Need> any) {
    return schemes.stream().filter(scheme -> !Collections.disjoint(scheme.needs(), any)).toList();
  }

  private static String names(List<PlacementScheme> schemes) {
    return schemes.stream().map(PlacementScheme::id).collect(Collectors.joining(", "));
  }
}
