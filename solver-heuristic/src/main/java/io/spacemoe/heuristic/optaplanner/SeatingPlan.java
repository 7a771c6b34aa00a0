package io.spacemoe.heuristic.optaplanner;

import io.spacemoe.heuristic.PairTable;
import io.spacemoe.heuristic.Search;
import io.spacemoe.heuristic.Seating;
import io.spacemoe.heuristic.memory.CorePairs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.domain.solution.ProblemFactCollectionProperty;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

/**
 * A placement as OptaPlanner sees it: a planning solution. The hard score counts room demanded
 * beyond what there is, the soft score is the negative cost, exactly.
 */
@PlanningSolution
public final class SeatingPlan {
  @PlanningEntityCollectionProperty private List<Passenger> passengers;

  @ProblemFactCollectionProperty
  @ValueRangeProvider(id = "berths")
  @SuppressWarnings("UnusedVariable") // OptaPlanner reads it
  private List<Berth> berths;

  @PlanningScore private HardSoftLongScore score;

  private Supplier<Scorer> scorers;
  private AtomicLong steps;
  private Search search;

  /** For OptaPlanner, which fills in the fields when it copies. */
  public SeatingPlan() {}

  private SeatingPlan(
      List<Passenger> passengers,
      List<Berth> berths,
      Supplier<Scorer> scorers,
      AtomicLong steps,
      Search search) {
    this.passengers = passengers;
    this.berths = berths;
    this.scorers = scorers;
    this.steps = steps;
    this.search = search;
  }

  /**
   * A plan for linear costs.
   *
   * @param start the satellite that each expert starts on, negative for none
   */
  static SeatingPlan of(
      PairTable table, int[] start, Optional<CorePairs> core, Fines fines, Search search) {
    List<Berth> berths = new ArrayList<>();
    for (int s = 0; s < table.satellites; s++) {
      long dearness = 0;
      for (int e = 0; e < table.experts; e++) {
        dearness += table.cost(e, s);
      }
      berths.add(new Berth(s, dearness));
    }
    List<Passenger> passengers = new ArrayList<>();
    for (int e = 0; e < table.experts; e++) {
      Berth berth = start[e] < 0 ? null : berths.get(start[e]);
      passengers.add(new Passenger(e, Seating.difficulty(table, e), berth, options(core, e)));
    }
    AtomicLong steps = new AtomicLong();
    return new SeatingPlan(
        passengers, berths, () -> new LinearScorer(table, fines, search, steps), steps, search);
  }

  /** A plan for the expected maximum that starts from the best placement so far. */
  static SeatingPlan of(ExpectedMaxProblem problem, int[] satellites, Search search) {
    Map<Integer, Berth> berths = new LinkedHashMap<>();
    Arrays.stream(satellites).forEach(s -> berths.put(s, new Berth(s, 0)));
    List<Passenger> passengers = new ArrayList<>();
    for (int e = 0; e < problem.experts(); e++) {
      int s = search.best().satelliteOf(e);
      passengers.add(
          new Passenger(e, 0, berths.computeIfAbsent(s, h -> new Berth(h, 0)), new BitSet()));
    }
    AtomicLong steps = new AtomicLong();
    return new SeatingPlan(
        passengers,
        new ArrayList<>(berths.values()),
        () -> new LatencyScorer(problem, steps),
        steps,
        search);
  }

  private static BitSet options(Optional<CorePairs> core, int expert) {
    BitSet options = new BitSet();
    core.ifPresent(
        pairs ->
            IntStream.range(0, pairs.options(expert))
                .forEach(k -> options.set(pairs.option(expert, k))));
    return options;
  }

  /** A scorer that knows nobody yet. */
  Scorer newScorer() {
    return scorers.get();
  }

  /** Counts a step, for the scorers of this plan and of its copies. */
  void stepEnded() {
    steps.incrementAndGet();
  }

  Search search() {
    return search;
  }

  List<Passenger> passengers() {
    return passengers;
  }

  /** The placement; empty as long as an expert has no berth or the hard score is negative. */
  Optional<Placement> placement() {
    int[] satelliteOf = new int[passengers.size()];
    for (Passenger passenger : passengers) {
      if (passenger.berth() == null) {
        return Optional.empty();
      }
      satelliteOf[passenger.expert()] = passenger.berth().satellite();
    }
    return score != null && score.isFeasible()
        ? Optional.of(Placement.of(satelliteOf))
        : Optional.empty();
  }
}
