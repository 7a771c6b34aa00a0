package io.spacemoe.lab.replan;

import io.spacemoe.lab.replan.FailureOutcome.Copied;
import io.spacemoe.lab.replan.FailureOutcome.Moved;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.fleet.Failures;
import io.spacemoe.scenario.fleet.Fleet;
import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.replan.FailureOdds;
import io.spacemoe.scenario.replan.Losses;
import io.spacemoe.scenario.replan.Replanner;
import io.spacemoe.scenario.replan.Spares;
import io.spacemoe.scenario.replan.TradeOff;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Cancellation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One scenario whose satellites fail, again and again: what schemes have placed before is kept. Of
 * a random scheme the first draw is taken. Not for use by several threads at once.
 */
public final class FailureStudy {
  /** How much of the model's bytes may move beside the repair, in percent. */
  static final List<Double> PERCENTS = List.of(1.0, 10.0, 100.0);

  /** On so many satellites each expert is at most. */
  static final int MOST_COPIES = 3;

  /** So often failures are drawn for the odds of an answer: half widths of 0.3 % at most. */
  private static final int ODDS_DRAWS = 100_000;

  private final Study intact;
  private final Cancellation cancellation;
  private final Map<String, Start> starts = new HashMap<>();

  /** What a scheme has placed before anything fails, with 1, 2, ... copies of each expert. */
  private static final class Start {
    final List<Layout> copied = new ArrayList<>();
    final List<TokenLatency> latencies;
    final Map<Integer, List<FailureOdds>> odds = new HashMap<>();

    Start(Study study, Layout layout, Cancellation cancellation) {
      Optional<Layout> next = Optional.of(layout);
      while (next.isPresent() && copied.size() < MOST_COPIES) {
        copied.add(next.get());
        next = Spares.oneMore(study, next.get(), cancellation);
      }
      latencies = study.evaluate(copied);
    }
  }

  /**
   * A study.
   *
   * @param scenario with failures or without; the study begins before them
   * @param threads how many threads to use; no result depends on it
   */
  public FailureStudy(Scenario scenario, int threads, Cancellation cancellation) {
    this.cancellation = cancellation;
    intact = new Study(before(scenario), threads, cancellation);
  }

  /** The scenario before anything fails. */
  public static Scenario before(Scenario scenario) {
    return scenario.withFleet(new Fleet(scenario.fleet().boards(), Failures.NONE));
  }

  /**
   * What comes of a scheme's placement.
   *
   * @param outcome what they cost
   * @param repaired the token latency after repair
   */
  public record Result(FailureOutcome outcome, TokenLatency repaired) {}

  /**
   * Lets satellites fail.
   *
   * @param after the scenario with its failures
   * @throws InvalidValueException when what is left has no room for the model
   */
  public Result of(Study after, PlacementScheme scheme) {
    Start start =
        starts.computeIfAbsent(
            scheme.id(),
            id -> new Start(intact, FirstLayout.of(intact, scheme, cancellation), cancellation));
    Rooms rooms = after.scenario().rooms();
    int failed = intact.scenario().rooms().available().length - rooms.available().length;
    Replanner replanner = new Replanner(intact, after, start.copied.get(0), cancellation);
    TokenLatency repaired = after.evaluate(replanner.repaired());
    return new Result(
        new FailureOutcome(
            failed,
            replanner.losses().gateways().size(),
            replanner.losses().experts().size(),
            start.latencies.get(0).totalMs(),
            copied(start, after, rooms, failed),
            repaired.totalMs(),
            replanner.plan(replanner.repaired()).bytes() / 1e9,
            moved(replanner, scheme.joint()),
            fromNothing(after, scheme, start, failed),
            replanner.modelGb()),
        repaired);
  }

  private List<Copied> copied(Start start, Study after, Rooms rooms, int failed) {
    List<FailureOdds> odds =
        start.odds.computeIfAbsent(
            failed,
            k ->
                start.copied.stream()
                    .map(
                        layout ->
                            FailureOdds.of(layout, intact.scenario().rooms(), k, ODDS_DRAWS, 1))
                    .toList());
    List<Copied> copied = new ArrayList<>();
    for (int c = 0; c < start.copied.size(); c++) {
      Layout layout = start.copied.get(c);
      copied.add(
          new Copied(
              c + 1,
              start.latencies.get(c).totalMs(),
              Losses.of(layout, rooms)
                  .left(layout, rooms)
                  .map(left -> after.evaluate(left).totalMs())
                  .orElse(null),
              odds.get(c).draws(),
              odds.get(c).silent(),
              odds.get(c).lostExpert()));
    }
    return copied;
  }

  private static List<Moved> moved(Replanner replanner, boolean gatewaysMove) {
    List<Moved> moved = new ArrayList<>();
    for (double percent : PERCENTS) {
      TradeOff point = replanner.within(percent / 100 * replanner.modelGb(), gatewaysMove).point();
      moved.add(new Moved(percent, point.gb(), point.latency().totalMs()));
    }
    return moved;
  }

  /** Where nothing has failed, that is what was placed. */
  private Double fromNothing(Study after, PlacementScheme scheme, Start start, int failed) {
    if (failed == 0) {
      return start.latencies.get(0).totalMs();
    }
    try {
      return after.evaluate(FirstLayout.of(after, scheme, cancellation)).totalMs();
    } catch (InvalidValueException noRoom) {
      return null;
    }
  }
}
