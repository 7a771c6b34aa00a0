package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.placement.LayerProblem;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.LinkRows;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.Termination.Limit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Layers in ring subnets with central gateways: the candidates for their experts, and the
 * assignment problems over them (docs/model.md, sections 6.1 and 7.1). For use by one thread.
 */
public final class RingLayers {
  private final PlacementContext context;
  private final List<Subnet> subnets;
  private final double[][] activation;
  private final int[] rooms;
  private DMatrixRMaj latencyMs;

  /**
   * The layers of what is to be placed.
   *
   * @throws io.spacemoe.scenario.value.InvalidValueException when a subnet has too little room
   */
  public RingLayers(PlacementContext context) {
    this.context = context;
    LinkRows rows = LinkRows.of(context.constellation(), context.links());
    subnets = RingSubnets.of(rows, context.model(), context.rooms());
    rooms = context.rooms().around(centres());
    activation = context.activation();
  }

  /** The central gateways of the ring subnets. */
  public int[] centres() {
    return subnets.stream().mapToInt(subnet -> subnet.centre(context.rooms())).toArray();
  }

  /** The satellites of each layer. */
  List<Subnet> subnets() {
    return subnets;
  }

  /** The assignment problem of one layer in its ring subnet. */
  public LayerProblem problemOf(int layer) {
    return LayerProblem.ofLayer(
        String.format(Locale.ROOT, "%s layer %d", context.name(), layer),
        layer,
        activation[layer],
        latencyMs(),
        candidates(layer),
        rooms);
  }

  /** The assignment problem of all layers at once: every satellite with room is a candidate. */
  public LayerProblem problemOfAllLayers() {
    int[] candidates = IntStream.range(0, rooms.length).filter(s -> rooms[s] > 0).toArray();
    return LayerProblem.ofAllLayers(
        context.name() + " all layers", activation, latencyMs(), candidates, rooms);
  }

  /** The satellites of a layer's subnet that have room: without its gateway, as a rule. */
  int[] candidates(int layer) {
    return Arrays.stream(subnets.get(layer).satellites()).filter(s -> rooms[s] > 0).toArray();
  }

  /** How many experts each satellite has room for, with gateways at the centres. */
  int[] rooms() {
    return rooms;
  }

  /**
   * A place for each expert: the candidates of least expected path latency, ties to the one that
   * comes first in the subnet, each filled before the next.
   */
  int[] nearest(int layer) {
    int experts = context.model().expertsPerLayer();
    return Arrays.stream(candidates(layer))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer s) -> latencyMs().get(layer, s)))
        .flatMapToInt(s -> IntStream.range(0, Math.min(rooms[s], experts)).map(slot -> s))
        .limit(experts)
        .toArray();
  }

  /**
   * Where the experts of a layer sit whose solve a limit ended without a placement: the more often
   * an expert is activated, the nearer.
   *
   * @param problem for the message
   * @throws SolverFailureException when it was no limit that ended the solve
   */
  int[] nearestFirst(int layer, Object problem, SolveResult result) {
    Limit limit = result.termination().limit().orElse(Limit.OTHER);
    if (limit != Limit.TIME && limit != Limit.ITERATIONS && limit != Limit.CANCELLED) {
      throw new SolverFailureException(
          String.format(
              Locale.ROOT,
              "%s found no placement for %s: %s",
              result.solver(),
              problem,
              result.termination()));
    }
    return Layout.mostActiveFirst(nearest(layer), activation[layer]);
  }

  /** A layout with the central gateways. */
  Layout aroundCentres(IntFunction<int[]> expertsOfLayer) {
    int[] centres = centres();
    return new Layout(
        centres, IntStream.range(0, centres.length).mapToObj(expertsOfLayer).toArray(int[][]::new));
  }

  private DMatrixRMaj latencyMs() {
    if (latencyMs == null) {
      latencyMs = context.expectedPathLatencyMs(centres());
    }
    return latencyMs;
  }
}
