package io.spacemoe.scenario.replan;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.LayerProblem;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.door.Solvers;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Copies against failures: as many of every expert, however seldom it is activated (docs/model.md,
 * section 11.4).
 */
public final class Spares {
  private Spares() {}

  /**
   * A layout with one more copy of each expert: all together where the sum of activation
   * probability times expected path latency of the copies is least on what room is left, none
   * beside another copy of its expert.
   *
   * @return empty where there is no room for them
   */
  public static Optional<Layout> oneMore(Study study, Layout layout, Cancellation cancellation) {
    PlacementContext context = study.context(Engines.recommended());
    int[] gateways = layout.gateways();
    int[] rooms = context.rooms().around(gateways);
    IntStream.range(0, layout.layers()).flatMap(layout::satellitesOf).forEach(s -> rooms[s]--);
    int[] candidates = IntStream.range(0, rooms.length).filter(s -> rooms[s] > 0).toArray();
    int perLayer = layout.experts(0);
    if (IntStream.of(candidates).map(s -> rooms[s]).sum() < layout.layers() * perLayer) {
      return Optional.empty();
    }
    LayerProblem layers =
        LayerProblem.ofAllLayers(
            context.name() + " spares",
            context.activation(),
            context.expectedPathLatencyMs(gateways),
            candidates,
            rooms);
    BitSet[] own = new BitSet[layout.layers() * perLayer];
    for (int e = 0; e < own.length; e++) {
      own[e] = new BitSet();
      for (int s : layout.copiesOf(e / perLayer, e % perLayer)) {
        int candidate = Arrays.binarySearch(candidates, s);
        own[e].set(Math.max(candidate, 0), Math.max(candidate + 1, 0));
      }
    }
    PlacementProblem all = layers.problem();
    SolveResult answer =
        Solvers.solve(
            new PlacementProblem(
                all.name(), all.costs(), all.capacity(), ForbiddenPairs.ofSets(own)),
            SolveOptions.defaults(),
            cancellation,
            IncumbentListener.NONE);
    if (cancellation.cancelled()) {
      throw new CancellationException();
    }
    if (answer.termination().reason() == Termination.Reason.INFEASIBLE) {
      return Optional.empty();
    }
    int[] more = layers.satellitesOf(answer.placement().orElseThrow());
    int[][][] experts = new int[layout.layers()][perLayer][];
    for (int e = 0; e < more.length; e++) {
      int[] before = layout.copiesOf(e / perLayer, e % perLayer);
      int[] with = Arrays.copyOf(before, before.length + 1);
      with[before.length] = more[e];
      experts[e / perLayer][e % perLayer] = with;
    }
    return Optional.of(new Layout(gateways, experts));
  }
}
