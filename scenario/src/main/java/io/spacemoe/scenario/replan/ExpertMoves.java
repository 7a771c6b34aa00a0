package io.spacemoe.scenario.replan;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.LayerProblem;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.door.Solvers;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The problem of moving experts for given gateways (docs/model.md, section 11.1): an expert that is
 * not where it was costs more, unless it was lost. Copies beside the primary stay where they are.
 */
final class ExpertMoves {
  private final LayerProblem layers;
  private final Costs.LayeredProduct costs;
  private final int[] home;
  private final BitSet gone = new BitSet();
  private final Cancellation cancellation;

  /**
   * The problem around gateways.
   *
   * @param study the scenario as it is now
   * @param gateways the gateway of each layer
   * @param from where experts are; of lost ones any satellite
   * @param lost experts that are nowhere, as l * experts + i
   */
  ExpertMoves(
      Study study, int[] gateways, Layout from, List<Integer> lost, Cancellation cancellation) {
    this(
        study,
        study.context(Engines.recommended()).expectedPathLatencyMs(gateways),
        gateways,
        from,
        lost,
        cancellation);
  }

  /**
   * The same with other path latencies than those expected over all snapshots.
   *
   * @param latencyMs layers x satellites, in ms
   */
  ExpertMoves(
      Study study,
      DMatrixRMaj latencyMs,
      int[] gateways,
      Layout from,
      List<Integer> lost,
      Cancellation cancellation) {
    this.cancellation = cancellation;
    int experts = from.experts(0);
    PlacementContext context = study.context(Engines.recommended());
    int[] rooms = context.rooms().around(gateways);
    lost.forEach(gone::set);
    for (int l = 0; l < from.layers(); l++) {
      for (int i = 0; i < experts; i++) {
        for (int copy = 1; copy < from.copies(l, i); copy++) {
          rooms[from.copy(l, i, copy)]--;
        }
      }
    }
    int[] candidates = IntStream.range(0, rooms.length).filter(s -> rooms[s] > 0).toArray();
    layers =
        LayerProblem.ofAllLayers(
            context.name() + " moves", context.activation(), latencyMs, candidates, rooms);
    costs = (Costs.LayeredProduct) layers.problem().costs();
    home = new int[costs.experts()];
    for (int e = 0; e < home.length; e++) {
      int at = from.expert(e / experts, e % experts);
      int candidate = Arrays.binarySearch(candidates, at);
      home[e] = gone.get(e) || candidate < 0 ? Costs.NOWHERE : candidate;
    }
  }

  /** The best placement when every move of an expert that is not lost costs so much. */
  Hosts at(long muFs) {
    long[] moveCost = new long[home.length];
    Arrays.setAll(moveCost, e -> gone.get(e) ? 0 : muFs);
    PlacementProblem base = layers.problem();
    SolveResult answer =
        solve(
            new PlacementProblem(
                base.name(),
                costs.withMoves(home, moveCost),
                base.capacity(),
                ForbiddenPairs.none()));
    int[] at = answer.placement().orElseThrow().toArray();
    return hosts(at, OptionalLong.of(muFs), answer);
  }

  /** The best placement in which nobody moves but who is lost. */
  Hosts staying() {
    int[] lost = IntStream.range(0, home.length).filter(e -> home[e] == Costs.NOWHERE).toArray();
    int[] left = new int[costs.satellites()];
    Arrays.setAll(left, s -> (int) layers.problem().room(s));
    Arrays.stream(home).filter(s -> s != Costs.NOWHERE).forEach(s -> left[s]--);
    SolveResult answer = solve(only(lost, left));
    int[] at = home.clone();
    for (int k = 0; k < lost.length; k++) {
      at[lost[k]] = answer.placement().orElseThrow().satelliteOf(k);
    }
    return hosts(at, OptionalLong.empty(), answer);
  }

  private PlacementProblem only(int[] some, int[] slots) {
    long[][] latency = new long[costs.layers()][costs.satellites()];
    for (int l = 0; l < latency.length; l++) {
      int layer = l;
      Arrays.setAll(latency[l], s -> costs.latencyNs(layer, s));
    }
    return new PlacementProblem(
        layers.problem().name() + ": repair",
        new Costs.LayeredProduct(
            costs.satellites(),
            IntStream.of(some).map(costs::layerOf).toArray(),
            IntStream.of(some).mapToLong(costs::weightPpm).toArray(),
            latency),
        Capacity.slots(slots),
        ForbiddenPairs.none());
  }

  private Hosts hosts(int[] at, OptionalLong muFs, SolveResult answer) {
    int moves =
        (int) IntStream.range(0, at.length).filter(e -> !gone.get(e) && at[e] != home[e]).count();
    Placement placement = Placement.of(at);
    return new Hosts(
        layers.satellitesOf(placement),
        moves,
        layers.problem().evaluate(placement).cost(),
        muFs,
        answer);
  }

  private SolveResult solve(PlacementProblem problem) {
    SolveResult answer =
        Solvers.solve(problem, SolveOptions.defaults(), cancellation, IncumbentListener.NONE);
    if (answer.termination().reason() == Termination.Reason.INFEASIBLE) {
      throw new InvalidValueException(
          "placement.capacity",
          String.format(
              Locale.ROOT,
              "leaves no room for all %d experts beside the gateways and copies on the satellites in service",
              home.length));
    }
    if (cancellation.cancelled()) {
      throw new CancellationException();
    }
    if (answer.termination().reason() != Termination.Reason.OPTIMAL
        || answer.evidence() != SolveResult.Evidence.CHECKED) {
      throw new SolverFailureException(
          "%s did not prove its answer to %s, which re-placement needs.%nMaybe install an engine that proves optimality and knows move costs, such as assignment"
              .formatted(answer.solver(), problem));
    }
    return answer;
  }

  /** A layout with these primaries, and the copies of another beside them. */
  static Layout layout(int[] gateways, Layout from, int[] satelliteOf) {
    int perLayer = from.experts(0);
    int[][][] experts = new int[from.layers()][perLayer][];
    for (int e = 0; e < satelliteOf.length; e++) {
      int[] copies = from.copiesOf(e / perLayer, e % perLayer);
      copies[0] = satelliteOf[e];
      experts[e / perLayer][e % perLayer] = copies;
    }
    return new Layout(gateways, experts);
  }
}
