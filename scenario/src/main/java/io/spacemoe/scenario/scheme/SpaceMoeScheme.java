package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.ExpectedMaxLayer;
import io.spacemoe.scenario.placement.ExpectedMaxSolver;
import io.spacemoe.scenario.placement.ExpertSolver;
import io.spacemoe.scenario.placement.LayerProblem;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.spi.SchemeAnswer;
import io.spacemoe.solver.SolveResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Scheme spacemoe: ring subnets with central gateways, and each layer's experts by its assignment
 * problem, or with the layer latency itself as objective (docs/model.md, section 7.6). Where a
 * limit ended a layer's solve without a placement, its experts sit nearest first.
 */
public final class SpaceMoeScheme implements PlacementScheme {
  /** Its name. */
  public static final String ID = "spacemoe";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return "Ring subnets with central gateways; experts by the assignment problem of each layer";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.EXPERT_SOLVER, Need.EXPECTED_MAX_SOLVER, Need.PLANES);
  }

  @Override
  public void checkRoom(Constellation constellation, MoeModel model, Rooms rooms) {
    RingSubnets.checkRoom(constellation, model, rooms);
  }

  @Override
  public SchemeAnswer place(PlacementContext context) {
    RingLayers ring = new RingLayers(context);
    Optional<ExpectedMaxSolver> expectedMax = context.engines().expectedMax();
    return expectedMax.isPresent()
        ? slowestFirst(context, ring, expectedMax.get())
        : assigned(context.engines().experts(), ring);
  }

  private static SchemeAnswer assigned(ExpertSolver solver, RingLayers ring) {
    List<SolveResult> results = new ArrayList<>();
    int[][] experts = new int[ring.subnets().size()][];
    for (int l = 0; l < experts.length; l++) {
      LayerProblem layer = ring.problemOf(l);
      SolveResult result = solver.solve(layer.problem(), experts.length - l);
      experts[l] =
          result.placement().isPresent()
              ? layer.satellitesOf(result.placement().get())
              : ring.nearestFirst(l, layer.problem(), result);
      results.add(result);
    }
    return new SchemeAnswer(List.of(new Layout(ring.centres(), experts)), results);
  }

  private static SchemeAnswer slowestFirst(
      PlacementContext context, RingLayers ring, ExpectedMaxSolver solver) {
    List<SolveResult> results = new ArrayList<>();
    int[][] experts = new int[ring.subnets().size()][];
    int[][] candidates = new int[experts.length][];
    Arrays.setAll(candidates, ring::candidates);
    List<ExpectedMaxLayer> layers = context.expectedMaxLayers(ring.centres(), candidates);
    for (int l = 0; l < experts.length; l++) {
      ExpectedMaxLayer layer = layers.get(l);
      SolveResult result = solver.solve(layer.problem(), experts.length - l);
      experts[l] =
          result.placement().isPresent()
              ? layer.satellitesOf(result.placement().get())
              : ring.nearestFirst(l, layer.problem(), result);
      results.add(result);
    }
    return new SchemeAnswer(List.of(new Layout(ring.centres(), experts)), results);
  }
}
