package io.spacemoe.solver.tck;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Families of problems, each made to expose one way of being wrong that random problems forgive.
 *
 * <p>A family and a seed give the same problem for ever. Unless a family says otherwise, the seed
 * also chooses the kind of costs (product, layered or matrix) and their magnitude, from single
 * digits to femtoseconds, so a problem's needs ({@link PlacementProblem#needs()}) differ from seed
 * to seed.
 */
public enum TrapInstances {
  /** Twice as many satellites as experts: trips engines that pad or assume a square. */
  SLACK(draw -> draw.base(draw.costs(2 * draw.experts() + 1))),

  /** As many satellites as experts: the last expert takes what is left, so greed is expensive. */
  TIGHT(draw -> draw.base(draw.costs(draw.experts()))),

  /** Every expert ranks the satellites alike and only the regrets differ; matrix costs. */
  SHARED_PREFERENCES(draw -> draw.base(draw.sharedPreferences(draw.experts() + draw.below(3)))),

  /** Several layers, each with its own latency profile: sorting all experts at once is wrong. */
  LAYERED(draw -> draw.base(draw.layered(draw.experts() + draw.below(4)))),

  /** Layers where moving costs: the best stay at home, and who moves does not go in order. */
  MOVES(Draw::moves),

  /** Product costs with light experts and near satellites first: the index order is the worst. */
  SEPARABLE_ASCENDING(draw -> draw.base(draw.ascending(draw.experts() + draw.below(3)))),

  /** A product with a little noise, as a matrix: the closed form is close and wrong. */
  NOISY_PRODUCT(draw -> draw.base(draw.noisyProduct(draw.experts() + draw.below(4)))),

  /** Costs from 0 to 4: many optima, and prices that do not move. */
  TIES(draw -> draw.base(draw.costs(draw.experts() + draw.below(3), 2))),

  /** Most pairs forbidden, some placement left: the cheap placements are not allowed. */
  FORBIDDEN_HEAVY(
      draw -> {
        int satellites = draw.experts() + draw.below(3);
        return draw.problem(
            draw.costs(satellites),
            Capacity.one(),
            draw.forbiddenBut(draw.places(satellites), satellites, 0.7));
      }),

  /** No placement: too many experts, an expert allowed nowhere, or too few slots. */
  INFEASIBLE(Draw::infeasible),

  /** No placement, by one satellite: in all, or for some experts only while others stay empty. */
  ONE_SHORT(Draw::oneShort),

  /** Totals next to {@link Costs#MAX_TOTAL}, decided by the last digits; may be refused. */
  HUGE_COSTS(draw -> draw.base(draw.huge(draw.experts() + draw.below(3)))),

  /** Satellites with 0 to 3 slots, some to spare. */
  SLOTS(draw -> draw.slots(draw.below(4))),

  /** Exactly as many slots as experts; for odd seeds with forbidden pairs. */
  SLOTS_TIGHT(Draw::tightSlots),

  /** Memory with room to spare, demands from 0 up; for odd seeds with forbidden pairs. */
  MEMORY(draw -> draw.memory(20)),

  /** Memory that some placement fills to the last byte: a greedy start leaves an expert over. */
  MEMORY_TIGHT(draw -> draw.memory(0)),

  /** Enough memory in total, but in pieces that do not fit: infeasible, mostly without shortage. */
  MEMORY_FRAGMENTED(Draw::fragmented),

  /** Demands that depend on the satellite; for even seeds some placement fills all memory. */
  PAIR_DEMAND(Draw::pairDemand);

  @SuppressWarnings("ImmutableEnumChecker") // a recipe holds nothing; it reads its draw
  private final Function<Draw, PlacementProblem> recipe;

  TrapInstances(Function<Draw, PlacementProblem> recipe) {
    this.recipe = recipe;
  }

  /** The problem with this seed, of 1 to 6 experts, small enough for {@link BruteForce}. */
  public PlacementProblem instance(long seed) {
    return recipe.apply(new Draw(this, seed, 1 + (int) Math.floorMod(seed, 6L)));
  }

  /**
   * The problem with this seed and size; the family chooses the number of satellites.
   *
   * @param experts at least 1; up to about 10,000, beyond which costs may leave their range
   */
  public PlacementProblem instance(long seed, int experts) {
    return recipe.apply(new Draw(this, seed, experts));
  }

  /** The small problems with seeds 0, 1, 2 ... for an engine with these abilities. */
  public Stream<PlacementProblem> instancesFor(Set<Capability> abilities, long seeds) {
    return LongStream.range(0, seeds)
        .mapToObj(this::instance)
        .filter(problem -> abilities.containsAll(problem.needs()));
  }

  /** Whether an engine may decline a problem of this family because of its numbers. */
  public boolean mayBeRefused() {
    return this == HUGE_COSTS;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
